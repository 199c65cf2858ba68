package id.payungdesa.letter;

import id.payungdesa.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds under which name and in which capacity somebody decided a step: from its row, as both may be others today. */
@Component
class Signatories {

    private final JdbcClient jdbc;

    Signatories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who decided the step that the letter tells of; a place, such as a village, follows the title. */
    Signatory of(ReadyLetter letter, Decided decided, Role role, String place) {
        return jdbc.sql("""
                select coalesce(desk.closed_name, official.name) as name, desk.closed_as, servant.nip, servant.rank,
                    case when recorder.id is not null then coalesce(desk.recorder_name, recorder.name) end as recorder
                from official
                left join civil_servant servant on servant.official_id = official.id
                left join official recorder on recorder.id = :recorder
                left join lateral (
                    select closed_as, closed_name, recorder_name from step
                    where (step.subject = :round or :round is null and step.village_id = :village)
                        and step.step = :step and coalesce(closed_for, closed_by) = official.id
                    order by abs(extract(epoch from closed_at - :at)) limit 1
                ) desk on true
                where official.id = :official
                """)
                .param("official", decided.by())
                .param("recorder", decided.recorder(), Types.BIGINT)
                .param("round", letter.round().map(round -> "round-" + round).orElse(null), Types.VARCHAR)
                .param("village", letter.village().value())
                .param("step", decided.step())
                .param("at", Timestamp.from(decided.at()))
                .query((row, n) -> new Signatory(
                        Optional.ofNullable(row.getString("closed_as")).orElse(role.title())
                                + (place.isEmpty() ? "" : " " + place),
                        Optional.of(row.getString("name")),
                        servant(row),
                        Optional.ofNullable(row.getString("recorder"))))
                .single();
    }

    private static Optional<CivilServant> servant(ResultSet row) throws SQLException {
        return row.getString("nip") == null
                ? Optional.empty()
                : Optional.of(new CivilServant(row.getString("nip"), row.getString("rank")));
    }

    /** A decision as its own rows tell it; what was signed on paper somebody recorded. */
    record Decided(String step, long by, Long recorder, Instant at) {

        Decided(String step, long by, Instant at) {
            this(step, by, null, at);
        }
    }
}
