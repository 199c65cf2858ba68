package id.payungdesa.review;

import id.payungdesa.access.Official;
import id.payungdesa.proposal.ProposalId;
import java.sql.Timestamp;
import java.time.Clock;
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

    private final JdbcClient jdbc;
    private final Clock clock;

    Impartiality(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What stands against this reviewer of one proposal, as a sentence; empty when nothing does. */
    public Optional<String> objection(Official reviewer, ProposalId id) {
        return ask(reviewer, id, "array[proposal.id]");
    }

    /** The same for the draft regulation it leans on, which may carry other proposals. */
    public Optional<String> objectionToDraft(Official reviewer, ProposalId id) {
        return ask(
                reviewer,
                id,
                "proposals_on_draft(village_id, budget_year, replace(basis, 'DRAFT_', '')) || proposal.id");
    }

    private Optional<String> ask(Official reviewer, ProposalId id, String proposals) {
        return jdbc.sql("select review_objection(:reviewer, village_id, " + proposals
                        + ", day_of(:now)) from proposal where id = :id")
                .param("reviewer", reviewer.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(objection -> objection);
    }
}
