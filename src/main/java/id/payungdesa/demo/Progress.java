package id.payungdesa.demo;

import id.payungdesa.database.Scope;
import id.payungdesa.region.VillageId;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How far things are, as the application itself knows: which steps were taken, and which lie open on a desk. */
class Progress {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Progress(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A proposal or round with the steps somebody has completed, has begun to fill in, and has before them. */
    record Standing(long id, String stage, Set<String> done, Set<String> begun, Set<String> open) {

        boolean isReady() {
            return stage.equals("READY");
        }

        /** Whether there is nothing left to do of it, because somebody has done it or the proposal has come to an end. */
        boolean isOver(Deed deed) {
            return stage.equals("WITHDRAWN")
                    || stage.equals("REFUSED")
                    || done.contains(deed.step())
                    || deed.leftOpen() && begun.contains(deed.step());
        }

        boolean isReached(Deed deed) {
            return isOver(deed) || open.contains(deed.step());
        }
    }

    /** The village's first proposal. */
    Optional<Standing> ofVillage(VillageId village) {
        return find("""
                select proposal.id, stage,
                    array_agg(step) filter (where closed_by is not null) as done,
                    array_agg(step) filter (where closed_at is null and content is not null) as begun,
                    array_agg(step) filter (where closed_at is null) as open
                from proposal left join step on proposal_id = proposal.id
                where proposal.village_id = :id
                group by proposal.id order by proposal.id limit 1
                """, "", village.value());
    }

    /** The round of this name that this proposal is in. */
    Optional<Standing> ofRound(String title, long proposal) {
        return find("""
                select round.id, '' as stage,
                    array_agg(step) filter (where closed_by is not null) as done,
                    array_agg(step) filter (where closed_at is null and content is not null) as begun,
                    array_agg(step) filter (where closed_at is null) as open
                from round
                join round_proposal on round_id = round.id
                left join step on subject = 'round-' || round.id
                where title = :title and round_proposal.proposal_id = :id
                group by round.id
                """, title, proposal);
    }

    private Optional<Standing> find(String question, String title, long id) {
        return Scope.system(() -> transaction.execute(status -> jdbc.sql(question)
                .param("title", title)
                .param("id", id)
                .query((row, n) -> new Standing(
                        row.getLong("id"),
                        row.getString("stage"),
                        steps(row.getArray("done")),
                        steps(row.getArray("begun")),
                        steps(row.getArray("open"))))
                .optional()));
    }

    private static Set<String> steps(Array packed) throws SQLException {
        return packed == null
                ? Set.of()
                : Stream.of((String[]) packed.getArray()).collect(Collectors.toSet());
    }
}
