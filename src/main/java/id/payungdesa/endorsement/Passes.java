package id.payungdesa.endorsement;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.PerTransaction;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how often a round went before the desks: sent, given back with a note, sent again with no initials on it. */
@Component
@Transactional
public class Passes {

    private final JdbcClient jdbc;
    private final Rounds rounds;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;
    private final PerTransaction<RoundId, Boolean> returned = new PerTransaction<>(this::readReturned);

    Passes(JdbcClient jdbc, Rounds rounds, Audit audit, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** Whether the desk before which the round lay last has given it back. */
    @Transactional(readOnly = true)
    public boolean returned(RoundId round) {
        return returned.get(round);
    }

    /** A desk has just signed: the round goes on. */
    public void signed(RoundId round) {
        returned.remember(round, false);
    }

    private boolean readReturned(RoundId round) {
        return jdbc.sql("select not exists (select from round_pass where round_id = :round and returned_at is null)")
                .param("round", round.value())
                .query(Boolean.class)
                .single();
    }

    /** A desk gives the whole round back to DPMPD. */
    public void giveBack(RoundId round, String step, String note) {
        rounds.lock(round);
        jdbc.sql("""
                update round_pass set returned_from = :step, returned_by = :official, returned_at = :now, note = :note
                where round_id = :round and returned_at is null
                """)
                .param("step", step)
                .param("official", current.decider().id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("note", note)
                .param("round", round.value())
                .update();
        returned.remember(round, true);
        audit.recordForRegency("ROUND_RETURNED", "round " + round, Map.of("step", step, "note", note));
    }

    /** DPMPD sends the round to the desks again, all of which look at it anew. */
    public void sendAgain(RoundId round, Revision revision) {
        rounds.lock(round);
        rounds.requireVillages(round, "Bubarkan gelombang");
        jdbc.sql("""
                insert into round_pass (round_id, pass, sent_by, sent_at)
                select round_id, max(pass) + 1, :official, :now from round_pass where round_id = :round group by round_id
                """)
                .param("official", current.decider().id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("round", round.value())
                .update();
        returned.remember(round, false);
        audit.recordForRegency("ROUND_SENT_AGAIN", "round " + round, revision);
    }
}
