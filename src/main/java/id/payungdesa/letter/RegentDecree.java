package id.payungdesa.letter;

import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.letter.Signatories.Decided;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The Bupati's decree on a round, with its villages by kecamatan; their people are named by reference alone. */
@Component
class RegentDecree implements Content {

    /** To be written in by hand, or by the step that signs. */
    private static final String BLANK = "……………………";

    private final JdbcClient jdbc;
    private final Signatories signatories;
    private final Optional<LegalBases> bases;

    private final Clock clock;

    RegentDecree(JdbcClient jdbc, Signatories signatories, Optional<LegalBases> bases, Clock clock) {
        this.jdbc = jdbc;
        this.signatories = signatories;
        this.bases = bases;
        this.clock = clock;
    }

    record Said(
            String number,
            String day,
            int year,
            String round,
            List<Part> parts,
            String villages,
            int total,
            String people,
            String amount,
            String amountInWords,
            List<String> bases,
            Signatory regent) {}

    /** A kecamatan with its villages. */
    record Part(String subdistrict, List<Row> rows, int people, Rupiah amount) {}

    record Row(int nth, String village, String subdistrict, String letterNumber, int people, Rupiah amount) {}

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.REGENT_DECREE);
    }

    @Override
    public Said of(ReadyLetter letter) {
        var round = letter.round().orElseThrow();
        var signature = signature(round.value());
        return said(
                letter.number().orElseThrow(),
                letter.day(),
                read(round.value()).orElseThrow(),
                rows(round.value()),
                bases(letter.dated(), signature.at()),
                signatories.of(letter, signature, Role.REGENT, "Nunukan"));
    }

    /** As it would be if it were signed now, with the villages that are in; nothing where there is no such round. */
    Optional<Said> draft(RoundId round) {
        return read(round.value())
                .map(named -> said(
                        BLANK,
                        BLANK,
                        named,
                        rows(round.value()),
                        bases(Indonesian.today(clock), clock.instant()),
                        Signatory.unnamed(Role.REGENT.title() + " Nunukan")));
    }

    private static Said said(
            String number, String day, Named round, List<Row> rows, List<String> bases, Signatory regent) {
        var amount = amount(rows);
        return new Said(
                number,
                day,
                round.year(),
                round.title(),
                parts(rows),
                Words.counted(rows.size()),
                people(rows),
                Words.counted(people(rows)),
                amount.toString(),
                amount.inWords(),
                bases,
                regent);
    }

    private List<String> bases(LocalDate day, Instant signed) {
        return bases.map(register -> register.of(LegalBases.Decree.REGENT, day, signed))
                .orElse(List.of());
    }

    private static List<Part> parts(List<Row> rows) {
        var bySubdistrict = new LinkedHashMap<String, List<Row>>();
        rows.forEach(row -> bySubdistrict
                .computeIfAbsent(row.subdistrict(), name -> new ArrayList<>())
                .add(row));
        return bySubdistrict.entrySet().stream()
                .map(part -> new Part(part.getKey(), part.getValue(), people(part.getValue()), amount(part.getValue())))
                .toList();
    }

    private static int people(List<Row> rows) {
        return rows.stream().mapToInt(Row::people).sum();
    }

    private static Rupiah amount(List<Row> rows) {
        return rows.stream().map(Row::amount).reduce(Rupiah.ZERO, Rupiah::plus);
    }

    private record Named(String title, int year) {}

    private Optional<Named> read(long round) {
        return jdbc.sql("select title, budget_year as year from round where id = :id")
                .param("id", round)
                .query(Named.class)
                .optional();
    }

    private List<Row> rows(long round) {
        return jdbc.sql("""
                select village.name as village, subdistrict.name as subdistrict, revision.letter_number, member.people,
                    member.amount
                from round_proposal member
                join village on village.id = member.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                join revision on revision.proposal_id = member.proposal_id and revision.revision = member.revision
                where member.round_id = :round and fate is null
                order by subdistrict.name, village.name
                """)
                .param("round", round)
                .query((row, n) -> new Row(
                        n + 1,
                        row.getString("village"),
                        row.getString("subdistrict"),
                        row.getString("letter_number"),
                        row.getInt("people"),
                        Rupiah.of(row.getLong("amount"))))
                .list();
    }

    private Decided signature(long round) {
        return jdbc.sql("select signed_by, recorded_by, signed_at from decree where round_id = :id")
                .param("id", round)
                .query((row, n) -> new Decided(
                        "signDecree",
                        row.getLong("signed_by"),
                        row.getObject("recorded_by", Long.class),
                        row.getTimestamp("signed_at").toInstant()))
                .single();
    }
}
