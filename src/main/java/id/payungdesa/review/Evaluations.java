package id.payungdesa.review;

import static id.payungdesa.review.SharedDrafts.draftOf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.PaperDate;
import id.payungdesa.common.PerTransaction;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Constraint;
import id.payungdesa.database.Savepoint;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Signature;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the camat's evaluation of each draft village budget, one per village, year and draft (Permendagri 20/2018 art. 35). */
@Component
@Transactional
public class Evaluations {

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final ObjectMapper json;
    private final Proposals proposals;
    private final SharedDrafts drafts;
    private final Findings findings;
    private final EvaluationTime time;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;
    private final PerTransaction<ProposalId, Instant> due = new PerTransaction<>(this::readDue);

    Evaluations(
            JdbcClient jdbc,
            Savepoint savepoint,
            ObjectMapper json,
            Proposals proposals,
            SharedDrafts drafts,
            Findings findings,
            EvaluationTime time,
            Audit audit,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.json = json;
        this.proposals = proposals;
        this.drafts = drafts;
        this.findings = findings;
        this.time = time;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Records receipt of the complete file; the day of receipt is day 0 of the camat's time. A draft that came with
     * another proposal was received then: the clock of the law starts once.
     */
    public void receive(ProposalId id, Receipt receipt) {
        var proposal = proposals.get(id);
        PaperDate.require(receipt.receivedOn(), proposal.year().preparedFrom(), clock);
        if (receipt.at().isAfter(clock.instant())) {
            throw new Refused("Jam terima tidak boleh di masa depan.");
        }
        var due = time.dueAfter(receipt.receivedOn());
        if (!receipt.late() && !due.isAfter(clock.instant())) {
            throw new Refused(
                    "Menurut tanggal terima itu, 20 hari kerja evaluasi sudah lewat pada %s dan Raperdes berlaku tanpa"
                                    .formatted(Indonesian.time(due))
                            + " evaluasi. Periksa tanggalnya; bila memang benar, buka tugasnya dan centang pernyataan di bawah tanggal.");
        }
        var received = jdbc.sql("""
                insert into evaluation (village_id, subdistrict, budget_year, draft, received_at, receipt_number, received_by,
                    documents, due_at, received_for)
                select id, subdistrict, :year, :draft, :received, :number, :official, :documents, :due, :proposal
                from village where id = :village
                on conflict do nothing
                """)
                .params(draftOf(proposal))
                .param("received", Timestamp.from(receipt.at()))
                .param("number", receipt.receiptNumber().strip())
                .param("proposal", id.value())
                .param("official", current.get().id().value())
                .param("documents", receipt.documents().stream().map(Enum::name).toArray(String[]::new))
                .param("due", Timestamp.from(due))
                .update();
        if (received == 1) {
            audit.record(proposal.village(), "FILE_RECEIVED", id, proposal.revision(), receipt);
        } else if (!drafts.isReceived(id)) {
            throw new Refused(
                    "Nomor tanda terima %s sudah dipakai di kecamatan ini. Lihat buku agenda, lalu isi nomor berikutnya."
                            .formatted(receipt.receiptNumber()));
        }
    }

    /** An incomplete file goes back at the counter, and the camat's time does not begin. */
    public void handBackFile(ProposalId id, Receipt returned) {
        var proposal = proposals.get(id);
        audit.record(
                proposal.village(),
                "FILE_HANDED_BACK",
                id,
                proposal.revision(),
                Map.of("documents", returned.documents(), "note", returned.note()));
    }

    /** When silence becomes approval. */
    @Transactional(readOnly = true)
    public Instant due(ProposalId id) {
        return due.get(id);
    }

    private Instant readDue(ProposalId id) {
        return of(id, "due_at", Timestamp.class).toInstant();
    }

    /** When the counter received the complete file. */
    @Transactional(readOnly = true)
    public Instant received(ProposalId id) {
        return of(id, "received_at", Timestamp.class).toInstant();
    }

    /** Who signed the Keputusan Camat, and who recorded that where it was signed on paper; nobody before, or in silence. */
    @Transactional(readOnly = true)
    public Optional<Signed> signed(ProposalId id) {
        var proposal = proposals.get(id);
        return jdbc.sql("""
                select decree_number, decree_date, signer.name as signer, recorder.name as recorder
                from evaluation
                join official signer on signer.id = signed_by
                left join official recorder on recorder.id = recorded_by
                where village_id = :village and budget_year = :year and draft = :draft
                """)
                .params(draftOf(proposal))
                .query((row, n) -> new Signed(
                        row.getString("decree_number"),
                        row.getDate("decree_date").toLocalDate(),
                        row.getString("signer"),
                        Optional.ofNullable(row.getString("recorder"))))
                .optional();
    }

    public record Signed(String number, LocalDate date, String by, Optional<String> recordedBy) {}

    /** Who filled in the sheet; nobody before. */
    @Transactional(readOnly = true)
    public Optional<String> preparedBy(ProposalId id) {
        return Optional.ofNullable(of(id, "(select name from official where id = prepared_by)", String.class));
    }

    public void prepare(ProposalId id, Preparation sheet) {
        update(
                id,
                "checks = cast(:checks as jsonb), prepared_by = :official, prepared_at = :now",
                Map.of("checks", text(sheet)));
        audit.record(
                proposals.get(id).village(),
                "EVALUATION_PREPARED",
                id,
                proposals.get(id).revision(),
                sheet);
    }

    /** Signs the Keputusan Camat; findings against our activity hand the proposal back, others only concern the village. */
    public void decide(ProposalId id, CamatDecision decision) {
        var proposal = proposals.get(id);
        if (decision.outcome() == Signature.Outcome.HAND_BACK) {
            audit.record(proposal.village(), "EVALUATION_HANDED_BACK", id, proposal.revision(), decision);
            return;
        }
        if (!clock.instant().isBefore(due(id))) {
            throw new Refused(
                    "Batas 20 hari kerja sudah lewat: Raperdes berlaku dengan sendirinya dan tidak dapat ditandatangani lagi.");
        }
        PaperDate.require(decision.date(), proposal.year().preparedFrom(), clock);
        try {
            savepoint.around(() -> update(
                    id,
                    "result = :result, decree_number = :number, decree_date = :date, signed_by = :official,"
                            + " recorded_by = :recorder, decided_at = :now",
                    Map.of(
                            "result", decision.result().name(),
                            "number", decision.number().strip(),
                            "date", Date.valueOf(decision.date()))));
        } catch (DataIntegrityViolationException e) {
            throw new Refused(whyNotSigned(e));
        }
        drafts.beside(proposal).stream()
                .map(proposals::get)
                .filter(other ->
                        other.line().activityCode().equals(proposal.line().activityCode()))
                .forEach(this::raiseFaults);
        audit.record(proposal.village(), "EVALUATION_SIGNED", id, proposal.revision(), decision);
    }

    private String whyNotSigned(DataIntegrityViolationException refusal) {
        if (Constraint.refused(refusal, "decree_number_once")) {
            return "Nomor Keputusan Camat ini sudah dipakai di kecamatan ini. Lihat buku agenda, lalu isi nomor berikutnya.";
        }
        if (Constraint.refused(refusal, "decree_after_receipt")) {
            return "Tanggal Keputusan Camat lebih awal daripada hari berkas diterima. Periksa tanggal dan tahunnya.";
        }
        return current.signer().isPresent()
                ? "Yang menyiapkan evaluasi ini tidak boleh menandatanganinya atau mencatat tanda tangannya."
                        + " Minta petugas lain mencatatnya."
                : "Anda menyiapkan evaluasi ini, jadi tidak boleh menandatanganinya.";
    }

    private void raiseFaults(Proposal proposal) {
        sheet(proposal.id()).checks().forEach((criterion, check) -> {
            if (!check.ok() && check.scope() == Preparation.FindingScope.THIS_ACTIVITY) {
                findings.raiseBudget(proposal, criterion.name(), criterion.title() + ": " + check.finding());
            }
        });
    }

    /** Twenty working days of silence: the draft takes effect by itself (art. 35(3)). */
    public void takeEffectBySilence(ProposalId id) {
        var proposal = proposals.get(id);
        var silent = jdbc.sql("""
                update evaluation set result = 'DEEMED', decided_at = :now
                where village_id = :village and budget_year = :year and draft = :draft and result is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .params(draftOf(proposal))
                .update();
        if (silent == 1) {
            audit.record(
                    proposal.village(),
                    "EVALUATION_DEEMED",
                    id,
                    proposal.revision(),
                    Map.of("due", due(id).toString()));
        }
    }

    /** The sheet as prepared; empty before. */
    @Transactional(readOnly = true)
    public Preparation sheet(ProposalId id) {
        var text = of(id, "checks", String.class);
        try {
            return text == null ? new Preparation(Map.of(), null) : json.readValue(text, Preparation.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable evaluation sheet of proposal " + id, e);
        }
    }

    private int update(ProposalId id, String set, Map<String, ?> values) {
        var proposal = proposals.get(id);
        var done = jdbc.sql("update evaluation set " + set
                        + " where village_id = :village and budget_year = :year and draft = :draft and result is null")
                .params(values)
                .param("official", current.decider().id().value())
                .param("recorder", current.recorder().map(OfficialId::value).orElse(null), Types.BIGINT)
                .param("now", Timestamp.from(clock.instant()))
                .params(draftOf(proposal))
                .update();
        if (done == 0) {
            throw new Refused("Evaluasi Raperdes ini sudah selesai.");
        }
        return done;
    }

    private <T> T of(ProposalId id, String column, Class<T> type) {
        var proposal = proposals.get(id);
        return jdbc.sql("select " + column
                        + " from evaluation where village_id = :village and budget_year = :year and draft = :draft")
                .params(draftOf(proposal))
                .query((row, n) -> row.getObject(1) == null
                        ? null
                        : type == String.class ? type.cast(row.getString(1)) : type.cast(row.getTimestamp(1)))
                .list()
                .get(0);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
