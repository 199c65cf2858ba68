package id.payungdesa.review;

import id.payungdesa.proposal.ProposalId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What has been said of each candidate of a proposal: verdict, standing and open findings. */
@Component
@Transactional(readOnly = true)
public class PersonNotes {

    private final JdbcClient jdbc;

    PersonNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One person's standing in the list and the verdict, where there is one. */
    public record Standing(long candidate, String standing, String verdict, String reason, String note) {}

    public Map<Long, Standing> standings(ProposalId id) {
        return jdbc
                .sql(
                        "select id as candidate, standing, verdict, reason, note from participation where proposal_id = :id")
                .param("id", id.value())
                .query(Standing.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Standing::candidate, standing -> standing));
    }

    /** Somebody the kecamatan has refused, as the village reads it that named them. */
    public record RefusedPerson(String name, String why) {}

    /** Who of these proposals has been refused, in the order of their lists. */
    public Map<ProposalId, List<RefusedPerson>> refused(Collection<ProposalId> proposals) {
        return jdbc
                .sql("""
                select candidate.proposal_id, worker.name, verdict.reason, verdict.note
                from verdict
                join candidate on candidate.id = verdict.candidate_id
                join worker on worker.id = candidate.worker_id
                where candidate.proposal_id = any (:proposals) and verdict.verdict = 'REFUSED'
                order by candidate.position
                """)
                .param("proposals", proposals.stream().map(ProposalId::value).toArray(Long[]::new))
                .query((row, n) -> Map.entry(
                        new ProposalId(row.getLong("proposal_id")),
                        new RefusedPerson(
                                row.getString("name"),
                                RefusalReason.valueOf(row.getString("reason")).with(row.getString("note")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    public Map<Long, List<String>> findings(ProposalId id) {
        return jdbc
                .sql("""
                select candidate_id, remark from finding
                where proposal_id = :id and candidate_id is not null and answered_in is null order by id
                """)
                .param("id", id.value())
                .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
