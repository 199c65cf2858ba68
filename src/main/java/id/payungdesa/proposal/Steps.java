package id.payungdesa.proposal;

import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.PerTransaction;
import id.payungdesa.common.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the {@link Step}s: a decision is saved here while the official works, and applied when the task completes. */
@Component
@Transactional
public class Steps {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final PerTransaction<Asked, String> outcomes = new PerTransaction<>(this::outcome);

    Steps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Step> find(String taskId) {
        return jdbc.sql("select * from step where task_id = :task")
                .param("task", taskId)
                .query(Steps::step)
                .optional();
    }

    /**
     * Saves what the official has filled in so far and answers its new version. An older tab is refused, but not whoever
     * sends the same once more because the first answer got lost.
     */
    public int save(String taskId, Official official, int taskRevision, int version, String content) {
        return jdbc.sql("""
                update step
                set content = cast(:content as jsonb), version = :version + 1, task_revision = :revision,
                    saved_by = :official, saved_at = :now
                where task_id = :task and closed_at is null
                    and (version = :version
                        or version = :version + 1 and saved_by = :official and content = cast(:content as jsonb))
                returning version
                """)
                .param("content", content)
                .param("revision", taskRevision)
                .param("official", official.id().value())
                .param("now", now())
                .param("task", taskId)
                .param("version", version)
                .query(Integer.class)
                .optional()
                .orElseThrow(
                        () -> new Refused(
                                "Isian ini sudah diubah di tab atau perangkat lain. Muat ulang halaman, lalu periksa isiannya."));
    }

    /** Takes the saved decision for good, in the transaction that completes the task. */
    public Step close(String taskId, Official official, int taskRevision) {
        var closed = jdbc.sql("""
                update step set closed_at = :now, closed_by = :official, closed_name = :name, closed_as = (
                    select title from unnest(:posts, :titles) deputising (post, title) where post = role || '-' || area)
                where task_id = :task and closed_at is null and saved_by = :official and task_revision = :revision
                returning *, content ->> 'outcome' as outcome
                """)
                .param("now", now())
                .param("official", official.id().value())
                .param("name", official.name())
                .param(
                        "posts",
                        official.deputising().keySet().stream().map(Post::group).toArray(String[]::new))
                .param(
                        "titles",
                        official.deputising().keySet().stream()
                                .map(official::title)
                                .toArray(String[]::new))
                .param("task", taskId)
                .param("revision", taskRevision)
                .query((row, n) -> {
                    var step = step(row, n);
                    outcomes.remember(new Asked(step.subject(), step.name()), row.getString("outcome"));
                    return step;
                })
                .optional();
        return closed.orElseThrow(() -> refusal(taskId, official));
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
                        instant(row, "opened_at"),
                        instant(row, "due_at")))
                .list();
    }

    public void redate(String taskId, Instant due) {
        jdbc.sql("update step set due_at = :due where task_id = :task and closed_at is null")
                .param("due", Timestamp.from(due))
                .param("task", taskId)
                .update();
    }

    /** The decision just taken is that of somebody who signed it on paper; who closed the step recorded it. */
    public void recordedFor(Step step, Official signer) {
        jdbc.sql("""
                update step
                set closed_for = :signer, closed_as = :title, closed_name = :name, recorder_name = closed_name
                where task_id = :task
                """)
                .param("signer", signer.id().value())
                .param("name", signer.name())
                .param(
                        "title",
                        signer.deputising().containsKey(step.post()) ? signer.title(step.post()) : null,
                        Types.VARCHAR)
                .param("task", step.taskId())
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
                .param("today", LocalDate.ofInstant(clock.instant(), Indonesian.WITA))
                .query((row, n) -> new Help(row.getString("task_id"), desk(row, "now"), desk(row, "before")))
                .list();
    }

    private static Optional<Post> desk(ResultSet row, String column) throws SQLException {
        var role = row.getString(column);
        return role == null ? Optional.empty() : Optional.of(new Post(Role.of(role), row.getInt(column + "_area")));
    }

    /** Waits for whoever is just completing a task of the proposal, and lets nobody begin to; tasks come before proposals. */
    public void hold(ProposalId proposal) {
        jdbc.sql("select task_id from step where proposal_id = :id and closed_at is null order by task_id for update")
                .param("id", proposal.value())
                .query(String.class)
                .list();
    }

    /** A task that went away by itself, such as an evaluation overtaken by its deadline. */
    public void drop(String taskId) {
        jdbc.sql("update step set closed_at = :now where task_id = :task and closed_at is null")
                .param("now", now())
                .param("task", taskId)
                .update();
    }

    /** What was decided when this step was last completed for the subject, as the gateway behind it asks. */
    @Transactional(readOnly = true)
    public String lastOutcome(String subject, String name) {
        return outcomes.get(new Asked(subject, name));
    }

    private record Asked(String subject, String name) {}

    private String outcome(Asked asked) {
        return jdbc.sql("""
                select content ->> 'outcome' from step
                where subject = :subject and step = :name and closed_by is not null
                order by closed_at desc limit 1
                """)
                .param("subject", asked.subject())
                .param("name", asked.name())
                .query(String.class)
                .single();
    }

    /** What was written along when one of these steps was last completed for the subject. */
    @Transactional(readOnly = true)
    public Optional<String> lastNote(String subject, String... names) {
        return jdbc.sql("""
                select content ->> 'note' from step
                where subject = :subject and step in (:names) and closed_by is not null
                order by closed_at desc limit 1
                """)
                .param("subject", subject)
                .param("names", List.of(names))
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(note -> note);
    }

    /** Which of these steps the official did last for the subject, or had recorded for them; empty when others did. */
    @Transactional(readOnly = true)
    public Optional<String> doneBy(Official official, String subject, Collection<String> names) {
        return jdbc.sql("""
                select step from (
                    select distinct on (step) step, closed_by, closed_for from step
                    where subject = :subject and step = any (:names) and closed_by is not null
                    order by step, closed_at desc
                ) last
                where :official in (closed_by, closed_for)
                limit 1
                """)
                .param("subject", subject)
                .param("names", names.toArray(String[]::new))
                .param("official", official.id().value())
                .query(String.class)
                .optional();
    }

    /** Since when this step of the subject has been open; empty when it is not. */
    @Transactional(readOnly = true)
    public Optional<Instant> openSince(String subject, String name) {
        return jdbc.sql(
                        "select max(opened_at) from step where subject = :subject and step = :name and closed_at is null")
                .param("subject", subject)
                .param("name", name)
                .query((row, n) -> Optional.ofNullable(instant(row, "max")))
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

    private Refused refusal(String taskId, Official official) {
        var step = find(taskId)
                .orElseThrow(() -> new Refused("Tugas ini tidak ada lagi, atau bukan lagi untuk jabatan Anda."));
        if (step.closedAt() != null) {
            return new Refused(step.ending(official));
        }
        if (step.content() == null) {
            return new Refused("Keputusan belum tersimpan. Isi formulirnya lebih dulu, lalu tekan Selesaikan.");
        }
        if (!official.id().equals(step.savedBy())) {
            return new Refused("Isian yang tersimpan dibuat oleh petugas lain. Periksa lagi, lalu simpan isian Anda.");
        }
        return new Refused("Tugas ini berubah sejak isian disimpan. Muat ulang halaman dan periksa isian Anda.");
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getString("task_id"),
                row.getString("step"),
                row.getString("subject"),
                seat(row),
                row.getTimestamp("opened_at").toInstant(),
                instant(row, "due_at"),
                row.getInt("version"),
                row.getString("content"),
                official(row, "saved_by"),
                instant(row, "closed_at"),
                official(row, "closed_by"));
    }

    static Seat seat(ResultSet row) throws SQLException {
        var seat = Seat.of(new Post(Role.of(row.getString("role")), row.getInt("area")));
        var recorder = row.getString("recorder");
        var elsewhere = row.getObject("recorder_area", Integer.class);
        if (recorder == null) {
            return seat;
        }
        return elsewhere == null
                ? seat.recordedBy(Role.of(recorder))
                : seat.helpedBy(new Post(Role.of(recorder), elsewhere));
    }

    private static OfficialId official(ResultSet row, String column) throws SQLException {
        var id = row.getLong(column);
        return id == 0 ? null : new OfficialId(id);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
