package id.payungdesa.letter;

import id.payungdesa.common.Indonesian;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.roster.Vault;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is a member of BPJS Ketenagakerjaan now and by which number: the village hands it to each of them against a signature. */
@Component
class MemberLists implements Content {

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final Vault vault;

    MemberLists(JdbcClient jdbc, Proposals proposals, Vault vault) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.vault = vault;
    }

    record Said(String day, int year, String period, List<Row> members, String people, Signatory head) {}

    record Row(String name, String nik, String occupation, String memberNumber, String from) {}

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.MEMBER_LIST);
    }

    @Override
    public Said of(ReadyLetter letter) {
        var proposal = proposals.get(letter.proposal());
        var members = members(letter);
        return new Said(
                letter.day(),
                letter.year(),
                Words.period(proposal.firstMonth(), proposal.months()),
                members,
                Words.counted(members.size()),
                Signatory.unnamed("Kepala Desa " + letter.villageName()));
    }

    private List<Row> members(ReadyLetter letter) {
        return jdbc.sql("""
                select worker.name, worker.nik_mask, occupation.name as work, enrolled.member_number, cover.begins
                from enrolled_worker enrolled
                join candidate on candidate.id = enrolled.candidate_id
                join worker on worker.id = candidate.worker_id
                join occupation on occupation.code = candidate.occupation
                cross join lateral (
                    select min(lower(coverage.cover)) as begins from coverage where coverage.candidate_id = candidate.id
                ) cover
                where candidate.proposal_id = :proposal and enrolled.member_number is not null and cover.begins is not null
                order by candidate.position
                """)
                .param("proposal", letter.proposal().value())
                .query((row, n) -> new Row(
                        row.getString("name"),
                        row.getString("nik_mask"),
                        row.getString("work"),
                        vault.open(row.getBytes("member_number")),
                        Indonesian.date(row.getObject("begins", LocalDate.class))))
                .list();
    }
}
