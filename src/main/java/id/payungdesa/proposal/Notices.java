package id.payungdesa.proposal;

import id.payungdesa.access.Post;
import id.payungdesa.common.Indonesian;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells desks, in one sentence each, what happened to a proposal or what has not happened in time. */
@Component
@Transactional
public class Notices {

    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a notice is about, so that pages can sort and mail can be chosen. */
    public enum Kind {
        REMINDER,
        ESCALATION,
        HANDED_BACK,
        TAKEN_OUT,
        REFUSED,
        PERSONS_REFUSED,
        WITHDRAWN,
        REPLACEMENT,
        DISPUTE,
        STUCK,
        HANDED_ON
    }

    /** One notice as its desk reads it; no worker's data are in it. */
    public record Notice(Kind kind, String sentence, Instant at) {

        public String day() {
            return Indonesian.date(LocalDate.ofInstant(at, Indonesian.WITA));
        }
    }

    /** About no single village. */
    public void tell(Post to, Kind kind, String sentence) {
        jdbc.sql("insert into notice (kind, role, area, sentence, at) values (:kind, :role, :area, :sentence, :now)")
                .param("kind", kind.name())
                .param("role", to.role().id())
                .param("area", to.area())
                .param("sentence", sentence)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Writes in the caller's transaction: whoever is told of a deed can see it. */
    public void tell(Post to, ProposalId about, Kind kind, String sentence) {
        jdbc.sql("""
                insert into notice (kind, proposal_id, village_id, role, area, sentence, at)
                select :kind, id, village_id, :role, :area, :sentence, :now from proposal where id = :proposal
                """)
                .param("kind", kind.name())
                .param("role", to.role().id())
                .param("area", to.area())
                .param("sentence", sentence)
                .param("now", Timestamp.from(clock.instant()))
                .param("proposal", about.value())
                .update();
    }
}
