package id.payungdesa.letter;

import id.payungdesa.access.Role;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds in which capacity somebody decided a step: from the row of that step, as the post may be somebody else's today. */
@Component
class Signatories {

    private final JdbcClient jdbc;

    Signatories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who decided the step at that moment; a place, such as a village, follows the title. */
    Signatory of(Decided decided, Role role, String place) {
        return jdbc.sql("""
                select official.name, recorder.name as recorder, desk.closed_as
                from official
                left join official recorder on recorder.id = :recorder
                left join lateral (
                    select closed_as from step
                    where subject = :subject and step.step = :step and coalesce(closed_for, closed_by) = official.id
                    order by abs(extract(epoch from closed_at - :at)) limit 1
                ) desk on true
                where official.id = :official
                """)
                .param("official", decided.by())
                .param("recorder", decided.recorder(), java.sql.Types.BIGINT)
                .param("subject", decided.subject())
                .param("step", decided.step())
                .param("at", Timestamp.from(decided.at()))
                .query((row, n) -> new Signatory(
                        Optional.ofNullable(row.getString("closed_as")).orElse(role.title()) + " " + place,
                        Optional.of(row.getString("name")),
                        Optional.ofNullable(row.getString("recorder"))))
                .single();
    }

    /** A decision as the rows of its step tell it. */
    record Decided(String subject, String step, long by, Long recorder, Instant at) {

        Decided(String subject, String step, long by, Instant at) {
            this(subject, step, by, null, at);
        }
    }
}
