package id.payungdesa.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.letter.Signatories.Decided;
import id.payungdesa.review.AccompanyingDocument;
import id.payungdesa.review.Criterion;
import id.payungdesa.review.Preparation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the kecamatan writes on a draft village budget: the receipt, the evaluation sheet and the camat's decree. */
@Component
class EvaluationLetters implements Content {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Signatories signatories;
    private final Optional<LegalBases> bases;
    private final int limit;

    EvaluationLetters(
            JdbcClient jdbc,
            ObjectMapper json,
            Signatories signatories,
            Optional<LegalBases> bases,
            @Value("${payung.evaluation.working-days:20}") int limit) {
        this.jdbc = jdbc;
        this.json = json;
        this.signatories = signatories;
        this.bases = bases;
        this.limit = limit;
    }

    record Said(
            Optional<String> number,
            String day,
            int year,
            String draft,
            String receiptNumber,
            String received,
            String limit,
            List<Attached> documents,
            List<Checked> checks,
            String summary,
            Result result,
            Signatory counter,
            Optional<Signatory> preparer,
            Optional<Signatory> camat,
            List<String> bases) {

        /** What is to be mended, in the order of the criteria. */
        public List<Checked> findings() {
            return checks.stream().filter(check -> !check.compliant()).toList();
        }
    }

    record Attached(String title, boolean there) {}

    record Checked(String title, String reading, boolean compliant, String finding, boolean ofThisActivity) {}

    enum Result {
        COMPLIANT("Sesuai"),
        NOT_COMPLIANT("Tidak sesuai, perlu penyempurnaan"),
        DEEMED("Berlaku dengan sendirinya karena batas waktu evaluasi terlampaui"),
        NONE("Belum ada");

        private final String title;

        Result(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private record Evaluation(
            String draft,
            String receiptNumber,
            Instant receivedAt,
            long receivedBy,
            List<String> documents,
            String checks,
            Long preparedBy,
            Instant preparedAt,
            Result result,
            Long signedBy,
            Long recordedBy,
            Instant decidedAt) {}

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.RECEIPT, Kind.EVALUATION_SHEET, Kind.SUBDISTRICT_DECREE);
    }

    @Override
    public Said of(ReadyLetter letter) {
        var evaluation = evaluation(letter);
        var received = evaluation.receivedAt().atZone(Indonesian.WITA).toLocalDate();
        var sheet = sheet(evaluation);
        return new Said(
                letter.number(),
                letter.day(),
                letter.year(),
                evaluation.draft().equals("CHANGE") ? "Perubahan APBDes" : "APBDes",
                evaluation.receiptNumber(),
                Indonesian.dayAndDate(received)
                        + Indonesian.time(evaluation.receivedAt())
                                .substring(Indonesian.date(received).length()),
                Words.counted(limit),
                documents(evaluation),
                checks(sheet),
                sheet.summary() == null ? "" : sheet.summary(),
                evaluation.result(),
                signed(
                        letter,
                        "receiveFile",
                        evaluation.receivedBy(),
                        evaluation.receivedAt(),
                        Role.SUBDISTRICT_COUNTER),
                Optional.ofNullable(evaluation.preparedBy())
                        .map(by -> signed(
                                letter, "prepareEvaluation", by, evaluation.preparedAt(), Role.EVALUATION_OFFICER)),
                Optional.ofNullable(evaluation.signedBy())
                        .map(by -> signatories.of(
                                letter,
                                new Decided("signEvaluation", by, evaluation.recordedBy(), evaluation.decidedAt()),
                                Role.SUBDISTRICT_HEAD,
                                letter.subdistrictName())),
                bases(letter, evaluation));
    }

    private List<String> bases(ReadyLetter letter, Evaluation evaluation) {
        return evaluation.signedBy() == null
                ? List.of()
                : bases.map(register ->
                                register.of(LegalBases.Decree.SUBDISTRICT, letter.dated(), evaluation.decidedAt()))
                        .orElse(List.of());
    }

    private Signatory signed(ReadyLetter letter, String step, long by, Instant at, Role role) {
        return signatories.of(letter, new Decided(step, by, at), role, "");
    }

    private static List<Attached> documents(Evaluation evaluation) {
        return Arrays.stream(AccompanyingDocument.values())
                .map(document ->
                        new Attached(document.title(), evaluation.documents().contains(document.name())))
                .toList();
    }

    private static List<Checked> checks(Preparation sheet) {
        return Arrays.stream(Criterion.values())
                .filter(sheet.checks()::containsKey)
                .map(criterion -> checked(criterion, sheet.checks().get(criterion)))
                .toList();
    }

    private static Checked checked(Criterion criterion, Preparation.Check check) {
        return new Checked(
                criterion.title(),
                criterion.reading(),
                check.ok(),
                check.finding() == null ? "" : check.finding(),
                check.scope() == Preparation.FindingScope.THIS_ACTIVITY);
    }

    private Evaluation evaluation(ReadyLetter letter) {
        return jdbc.sql("select * from evaluation where 'evaluation-' || id = :subject and village_id = :village")
                .param("subject", letter.subject())
                .param("village", letter.village().value())
                .query(EvaluationLetters::evaluation)
                .single();
    }

    private Preparation sheet(Evaluation evaluation) {
        try {
            return evaluation.checks() == null
                    ? new Preparation(Map.of(), null)
                    : json.readValue(evaluation.checks(), Preparation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable evaluation sheet", e);
        }
    }

    private static Evaluation evaluation(ResultSet row, int number) throws SQLException {
        return new Evaluation(
                row.getString("draft"),
                row.getString("receipt_number"),
                row.getTimestamp("received_at").toInstant(),
                row.getLong("received_by"),
                List.of((String[]) row.getArray("documents").getArray()),
                row.getString("checks"),
                row.getObject("prepared_by", Long.class),
                instant(row, "prepared_at"),
                row.getString("result") == null ? Result.NONE : Result.valueOf(row.getString("result")),
                row.getObject("signed_by", Long.class),
                row.getObject("recorded_by", Long.class),
                instant(row, "decided_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
