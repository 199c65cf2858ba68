package id.payungdesa.letter;

import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.letter.Signatories.Decided;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.roster.Vault;
import id.payungdesa.roster.VaultPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who takes part and who is reserve, once the kecamatan has looked at everybody; the vault opens for the full list alone. */
@Component
class NominalLists implements Content {

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final Vault vault;
    private final Signatories signatories;

    NominalLists(JdbcClient jdbc, Proposals proposals, Vault vault, Signatories signatories) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.vault = vault;
        this.signatories = signatories;
    }

    record Said(
            String letterNumber,
            String day,
            int year,
            String period,
            boolean full,
            List<Row> participants,
            List<Row> reserve,
            String people,
            String amount,
            String amountInWords,
            Signatory head,
            Signatory officer,
            Signatory camat) {}

    record Row(
            String name,
            String nik,
            String sex,
            String born,
            int age,
            String familyCard,
            String address,
            String occupation,
            int months,
            String amount) {}

    private record Listed(
            long id,
            boolean participant,
            String name,
            String nikMask,
            LocalDate birthDate,
            String sex,
            String occupation,
            int months,
            Rupiah amount) {}

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.NOMINAL_LIST, Kind.FULL_NOMINAL_LIST);
    }

    @Override
    public Said of(ReadyLetter letter) {
        var proposal = proposals.get(letter.proposal());
        var listed = listed(letter);
        var full = letter.kind().revealsNumbers();
        var opened = full ? opened(listed) : Map.<Long, VaultPerson>of();
        var start = proposal.firstMonth().atDay(1);
        var participants = listed.stream().filter(Listed::participant).toList();
        var amount = participants.stream().map(Listed::amount).reduce(Rupiah.ZERO, Rupiah::plus);
        return new Said(
                letter.number().orElseThrow(),
                letter.day(),
                letter.year(),
                Words.period(proposal.firstMonth(), proposal.months()),
                full,
                participants.stream().map(one -> row(one, opened, start)).toList(),
                listed.stream()
                        .filter(one -> !one.participant())
                        .map(one -> row(one, opened, start))
                        .toList(),
                Words.counted(participants.size()),
                amount.toString(),
                amount.inWords(),
                signatories.of(letter, signature(letter), Role.VILLAGE_HEAD, letter.villageName()),
                signatories.of(letter, verification(letter), Role.COMMUNITY_OFFICER, letter.subdistrictName()),
                Signatory.unnamed("Camat " + letter.subdistrictName()));
    }

    private Map<Long, VaultPerson> opened(List<Listed> listed) {
        return vault.open(listed.stream().map(Listed::id).toList()).stream()
                .collect(Collectors.toMap(VaultPerson::candidate, Function.identity()));
    }

    private static Row row(Listed listed, Map<Long, VaultPerson> opened, LocalDate start) {
        var person = opened.get(listed.id());
        return new Row(
                listed.name(),
                person == null ? listed.nikMask() : person.nik(),
                listed.sex(),
                Words.figures(listed.birthDate()),
                Period.between(listed.birthDate(), start).getYears(),
                person == null ? "" : person.familyCard().orElse("–"),
                person == null ? "" : person.address().orElse("–"),
                listed.occupation(),
                listed.months(),
                Indonesian.number(listed.amount().amount()));
    }

    private List<Listed> listed(ReadyLetter letter) {
        return jdbc.sql("""
                select candidate.id, candidate.standing, worker.name, worker.nik_mask, worker.birth_date, worker.sex,
                    occupation.name as work, candidate.months, candidate.monthly * candidate.months as amount
                from participation candidate
                join worker on worker.id = candidate.worker_id
                join occupation on occupation.code = candidate.occupation
                where candidate.proposal_id = :proposal and candidate.standing <> 'OUT'
                order by candidate.position
                """)
                .param("proposal", letter.proposal().value())
                .query(NominalLists::listed)
                .list();
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("id"),
                row.getString("standing").equals("PARTICIPANT"),
                row.getString("name"),
                row.getString("nik_mask"),
                row.getDate("birth_date").toLocalDate(),
                row.getString("sex"),
                row.getString("work"),
                row.getInt("months"),
                Rupiah.of(row.getLong("amount")));
    }

    private Decided signature(ReadyLetter letter) {
        return jdbc.sql("select signed_by, submitted_at from revision where proposal_id = :id and revision = :revision")
                .param("id", letter.proposal().value())
                .param("revision", letter.revision().orElseThrow())
                .query((row, n) -> new Decided(
                        "signProposal", row.getLong(1), row.getTimestamp(2).toInstant()))
                .single();
    }

    /** Whoever gave the last verdict on the list. */
    private Decided verification(ReadyLetter letter) {
        return jdbc.sql("""
                select given_by, given_at from verdict join candidate on candidate.id = verdict.candidate_id
                where candidate.proposal_id = :id and given_by is not null
                order by given_at desc limit 1
                """)
                .param("id", letter.proposal().value())
                .query((row, n) -> new Decided(
                        "verifyCandidates", row.getLong(1), row.getTimestamp(2).toInstant()))
                .single();
    }
}
