package id.payungdesa.review;

import id.payungdesa.access.Official;
import id.payungdesa.proposal.ProposalId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who works in a village, or has drafted or signed its proposal, does not review it. Triggers refuse what such a reviewer
 * writes; this tells the official before they begin.
 */
@Component
@Transactional(readOnly = true)
public class Impartiality {

    private static final String PROPOSAL = "array[proposal.id]";
    private static final String DRAFT =
            "proposals_on_draft(village_id, budget_year, replace(basis, 'DRAFT_', '')) || proposal.id";

    private final JdbcClient jdbc;
    private final Clock clock;

    Impartiality(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What stands against this reviewer of one proposal, as a sentence; empty when nothing does. */
    public Optional<String> objection(Official reviewer, ProposalId id) {
        return Optional.ofNullable(objections(reviewer, List.of(id)).get(id));
    }

    /** The same for the draft regulation it leans on, which may carry other proposals. */
    public Optional<String> objectionToDraft(Official reviewer, ProposalId id) {
        return Optional.ofNullable(objectionsToDrafts(reviewer, List.of(id)).get(id));
    }

    /** The same of many proposals at once: which of them this reviewer had better leave alone, and why. */
    public Map<ProposalId, String> objections(Official reviewer, Collection<ProposalId> ids) {
        return ask(reviewer, ids, PROPOSAL);
    }

    public Map<ProposalId, String> objectionsToDrafts(Official reviewer, Collection<ProposalId> ids) {
        return ask(reviewer, ids, DRAFT);
    }

    private Map<ProposalId, String> ask(Official reviewer, Collection<ProposalId> ids, String proposals) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var objections = new HashMap<ProposalId, String>();
        jdbc.sql("""
                select id, objection
                from (
                    select id, review_objection(:reviewer, village_id, %s, day_of(:now)) as objection
                    from proposal where id = any (:ids)
                ) asked
                where objection is not null
                """.formatted(proposals))
                .param("reviewer", reviewer.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", ids.stream().map(ProposalId::value).toArray(Long[]::new))
                .query(row -> {
                    objections.put(new ProposalId(row.getLong("id")), row.getString("objection"));
                });
        return objections;
    }
}
