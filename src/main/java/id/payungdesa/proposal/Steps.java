package id.payungdesa.proposal;

import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.PerTransaction;
import id.payungdesa.common.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
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

    static Step step(ResultSet row, int number) throws SQLException {
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

    static Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
