package id.payungdesa.proposal;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The {@link Step}s that wait at a desk: at which, since when, until when, and who may help. */
@Component
@Transactional
public class OpenSteps {

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenSteps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Since when this step of the subject has been open; empty when it is not. */
    @Transactional(readOnly = true)
    public Optional<Instant> openSince(String subject, String name) {
        return jdbc.sql(
                        "select max(opened_at) from step where subject = :subject and step = :name and closed_at is null")
                .param("subject", subject)
                .param("name", name)
                .query((row, n) -> Optional.ofNullable(Steps.instant(row, "max")))
                .single();
    }

    /** The open step of a subject that is about no single village. */
    @Transactional(readOnly = true)
    public Optional<Step> openForRegency(String subject) {
        return jdbc.sql("select * from step where subject = :subject and proposal_id is null and closed_at is null")
                .param("subject", subject)
                .query(Steps::step)
                .optional();
    }

    /** The desk at which this step of the subject is open. */
    @Transactional(readOnly = true)
    public Optional<Post> openPost(String subject, String name) {
        return jdbc.sql("select role, area from step where subject = :subject and step = :name and closed_at is null")
                .param("subject", subject)
                .param("name", name)
                .query((row, n) -> new Post(Role.of(row.getString("role")), row.getInt("area")))
                .optional();
    }

    /** Waits for whoever is just completing a task of the proposal, and lets nobody begin to; tasks come before proposals. */
    public void hold(ProposalId proposal) {
        jdbc.sql("select task_id from step where proposal_id = :id and closed_at is null order by task_id for update")
                .param("id", proposal.value())
                .query(String.class)
                .list();
    }

    /** An open step that is to be done by a time to come. */
    public record Due(String taskId, String name, String subject, Instant openedAt, Instant dueAt) {}

    @Transactional(readOnly = true)
    public List<Due> dueAfter(Instant moment) {
        return jdbc.sql("""
                select task_id, step, subject, opened_at, due_at from step
                where closed_at is null and due_at > :moment order by task_id
                """)
                .param("moment", Timestamp.from(moment))
                .query((row, n) -> new Due(
                        row.getString("task_id"),
                        row.getString("step"),
                        row.getString("subject"),
                        Steps.instant(row, "opened_at"),
                        Steps.instant(row, "due_at")))
                .list();
    }

    public void redate(String taskId, Instant due) {
        jdbc.sql("update step set due_at = :due where task_id = :task and closed_at is null")
                .param("due", Timestamp.from(due))
                .param("task", taskId)
                .update();
    }

    /** An open step whose help has begun or ended: the desk that helps now, if any, and the one that did. */
    public record Help(String taskId, Optional<Post> now, Optional<Post> before) {}

    /** Lets the desk of the kecamatan that helps today at these steps of villages without connection, and no other. */
    public List<Help> arrangeHelp(Collection<String> names) {
        return jdbc.sql("""
                with arranged as (
                    select step.task_id, step.recorder as before, step.recorder_area as before_area, outage.helper as now,
                        case when outage.helper is not null then village.subdistrict end as now_area
                    from step
                    join village on village.id = step.village_id
                    left join outage on outage.village_id = step.village_id and outage.ended_at is null
                        and outage.valid @> :today::date
                    where step.closed_at is null and step.step in (:names)
                        and outage.helper is distinct from step.recorder
                    for update of step skip locked
                )
                update step set recorder = arranged.now, recorder_area = arranged.now_area
                from arranged where arranged.task_id = step.task_id
                returning step.task_id, now, now_area, before, before_area
                """)
                .param("names", names)
                .param("today", Indonesian.today(clock))
                .query((row, n) -> new Help(row.getString("task_id"), desk(row, "now"), desk(row, "before")))
                .list();
    }

    private static Optional<Post> desk(ResultSet row, String column) throws SQLException {
        var role = row.getString(column);
        return role == null ? Optional.empty() : Optional.of(new Post(Role.of(role), row.getInt(column + "_area")));
    }
}
