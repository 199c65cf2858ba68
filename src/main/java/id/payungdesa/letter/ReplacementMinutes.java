package id.payungdesa.letter;

import id.payungdesa.common.Indonesian;
import id.payungdesa.enrolment.MatchCode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Minutes of who stepped in for persons the insurer refused; those who sign them did so in a room and not in our steps. */
@Component
class ReplacementMinutes implements Content {

    private final JdbcClient jdbc;

    ReplacementMinutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Said(
            String number,
            String day,
            int year,
            String dayInWords,
            String dayInFigures,
            Optional<String> decree,
            List<Row> rows,
            String refused,
            String replaced,
            Signatory head,
            Signatory council,
            Signatory camat) {}

    /** A person who leaves and why; who takes the place, or why it stays empty. */
    record Row(
            String leaves,
            String leavesNik,
            String why,
            Optional<String> enters,
            Optional<String> entersNik,
            String empty) {}

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.REPLACEMENT_MINUTES);
    }

    @Override
    public Said of(ReadyLetter letter) {
        var rows = rows(letter);
        return new Said(
                letter.number().orElseThrow(),
                letter.day(),
                letter.year(),
                Words.dayInWords(letter.dated()),
                Words.figures(letter.dated()),
                decree(letter),
                rows,
                Words.counted(rows.size()),
                Words.counted(
                        rows.stream().filter(row -> row.enters().isPresent()).count()),
                Signatory.unnamed("Kepala Desa " + letter.villageName()),
                Signatory.unnamed("Ketua BPD " + letter.villageName()),
                Signatory.unnamed("Camat " + letter.subdistrictName()));
    }

    private List<Row> rows(ReadyLetter letter) {
        return jdbc.sql("""
                select leaver.name as leaves, leaver.nik_mask as leaves_nik, enrolled.refusal, enrolled.note,
                    entrant.name as enters, entrant.nik_mask as enters_nik, replacement.reason
                from replacement
                join enrolled_worker enrolled on enrolled.registration_id = replacement.registration_id
                    and enrolled.candidate_id = replacement.refused_id
                join candidate on candidate.id = replacement.refused_id
                join worker leaver on leaver.id = candidate.worker_id
                left join candidate reserve on reserve.id = replacement.replaced_by
                left join worker entrant on entrant.id = reserve.worker_id
                where 'registration-' || replacement.registration_id = :subject and replacement.proposal_id = :proposal
                order by candidate.position
                """)
                .param("subject", letter.subject())
                .param("proposal", letter.proposal().value())
                .query((row, n) -> new Row(
                        row.getString("leaves"),
                        row.getString("leaves_nik"),
                        why(row.getString("refusal"), row.getString("note")),
                        Optional.ofNullable(row.getString("enters")),
                        Optional.ofNullable(row.getString("enters_nik")),
                        Optional.ofNullable(row.getString("reason")).orElse("")))
                .list();
    }

    /** The insurer's own words, else those of its code. */
    private static String why(String code, String note) {
        if (note != null && !note.isBlank()) {
            return note;
        }
        return Arrays.stream(MatchCode.values())
                .filter(known -> known.name().equals(code))
                .findFirst()
                .map(MatchCode::sentence)
                .orElse("Ditolak BPJS Ketenagakerjaan");
    }

    private Optional<String> decree(ReadyLetter letter) {
        return jdbc.sql("""
                select 'Nomor ' || decree.number || ' tanggal ' as words, decree.decreed_on
                from endorsed_worker join decree using (round_id)
                where endorsed_worker.proposal_id = :proposal
                limit 1
                """)
                .param("proposal", letter.proposal().value())
                .query((row, n) ->
                        row.getString("words") + Indonesian.date(row.getObject("decreed_on", LocalDate.class)))
                .optional();
    }
}
