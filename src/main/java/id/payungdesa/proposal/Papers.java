package id.payungdesa.proposal;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.region.VillageId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/** Keeps the scans of {@link Paper}s put to tasks, with their fingerprints; what a closed task rests on stays for good. */
@Component
@Transactional
public class Papers {

    private static final Logger log = LoggerFactory.getLogger(Papers.class);
    private static final int MOST_PER_TASK = 20;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;
    private final DataSize largest;

    Papers(
            JdbcClient jdbc,
            Audit audit,
            CurrentOfficial current,
            Clock clock,
            @Value("${payung.papers.largest:5MB}") String largest) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
        this.largest = DataSize.parse(largest);
    }

    /** A paper of a case: at which task it was put, by whom and when, and whether that task is done. */
    public record Kept(
            long id, String taskId, boolean filed, Paper kind, String name, int size, String by, Instant at) {}

    /** A paper to be opened. */
    public record Opened(String name, String mediaType, byte[] content) {

        @Override
        public String toString() {
            return "Opened[" + name + "]";
        }
    }

    /** The most bytes one paper may have. */
    public long largest() {
        return largest.toBytes();
    }

    /** Puts a paper to an open task; the same one sent again, as happens on a slow line, is the one that is there. */
    public void put(String taskId, Paper kind, byte[] content, String sentName) {
        if (content.length > largest()) {
            throw new Refused(
                    "Berkas ini lebih dari %d MB. Pindai ulang dengan kualitas lebih rendah atau kecilkan fotonya, lalu unggah lagi."
                            .formatted(largest.toMegabytes()));
        }
        var scan = Scan.read(content, sentName);
        if (number(taskId) >= MOST_PER_TASK) {
            throw new Refused(
                    "Sudah ada %d berkas pada tugas ini. Gabungkan lembarnya dalam satu PDF, lalu unggah lagi."
                            .formatted(MOST_PER_TASK));
        }
        try {
            add(taskId, kind, scan).ifPresent(added -> record(added, "PAPER_ADDED"));
        } catch (DataIntegrityViolationException e) {
            throw closed();
        }
    }

    private long number(String taskId) {
        return jdbc.sql("select count(*) from paper where task_id = :task")
                .param("task", taskId)
                .query(Long.class)
                .single();
    }

    private Optional<Entry> add(String taskId, Paper kind, Scan scan) {
        return jdbc.sql("""
                with added as (
                    insert into paper (task_id, subject, proposal_id, village_id, kind, file_name, media_type, size, sha256,
                        added_by, added_at)
                    select task_id, subject, proposal_id, village_id, :kind, :name, :type, :size, :sha256, :official, :now
                    from step where task_id = :task
                    on conflict on constraint kept_once do nothing
                    returning *
                ), content as (
                    insert into paper_content select id, village_id, :content from added
                )
                select * from added
                """)
                .param("task", taskId)
                .param("kind", kind.name())
                .param("name", scan.name())
                .param("type", scan.format().mediaType())
                .param("size", scan.content().length)
                .param("sha256", sha256(scan.content()))
                .param("official", current.get().id().value())
                .param("now", Timestamp.from(clock.instant()))
                .param("content", scan.content())
                .query(Papers::entry)
                .optional();
    }

    /** Takes back a paper; one whose task is done stays. */
    public void remove(long id) {
        try {
            jdbc.sql("delete from paper where id = :id returning *")
                    .param("id", id)
                    .query(Papers::entry)
                    .optional()
                    .ifPresent(removed -> record(removed, "PAPER_REMOVED"));
        } catch (DataIntegrityViolationException e) {
            throw closed();
        }
    }

    private static Refused closed() {
        return new Refused("Tugas ini sudah ditutup, jadi berkasnya tidak dapat diubah lagi.");
    }

    /** The task a paper was put to; nothing where the paper is out of sight. */
    @Transactional(readOnly = true)
    public Optional<String> taskOf(long id) {
        return jdbc.sql("select task_id from paper where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The papers at this task, and those that earlier tasks of the case rest on. */
    @Transactional(readOnly = true)
    public List<Kept> seenFrom(String taskId) {
        return jdbc.sql("""
                select paper.id, paper.task_id, paper.task_id <> :task as filed, paper.kind, paper.file_name, paper.size,
                    official.name, paper.added_at
                from step
                join paper on paper.proposal_id = step.proposal_id
                    or step.proposal_id is null and paper.proposal_id is null and paper.subject = step.subject
                join step put_to on put_to.task_id = paper.task_id
                join official on official.id = paper.added_by
                where step.task_id = :task and (paper.task_id = :task or put_to.closed_by is not null)
                order by paper.added_at, paper.id
                """)
                .param("task", taskId)
                .query((row, n) -> new Kept(
                        row.getLong("id"),
                        row.getString("task_id"),
                        row.getBoolean("filed"),
                        Paper.valueOf(row.getString("kind")),
                        row.getString("file_name"),
                        row.getInt("size"),
                        row.getString("name"),
                        row.getTimestamp("added_at").toInstant()))
                .list();
    }

    /** Opens a paper, unless it is out of sight; its fingerprint is compared each time. */
    @Transactional(readOnly = true)
    public Optional<Opened> open(long id) {
        return jdbc.sql("""
                select file_name, media_type, sha256, content
                from paper join paper_content on paper_content.paper_id = paper.id
                where paper.id = :id
                """).param("id", id).query((row, n) -> opened(id, row)).optional();
    }

    private static Opened opened(long id, ResultSet row) throws SQLException {
        var content = row.getBytes("content");
        if (!Arrays.equals(sha256(content), row.getBytes("sha256"))) {
            log.error("The content of paper {} is not what was put there", id);
            throw new Refused(
                    "Isi berkas ini tidak sama dengan yang diunggah, jadi tidak dibuka. Laporkan ke pengelola sistem.");
        }
        return new Opened(row.getString("file_name"), row.getString("media_type"), content);
    }

    /** Who tampers with a paper leaves a trace: its fingerprint stands in the chain of its village. */
    private void record(Entry entry, String action) {
        var body = Map.of(
                "paper", entry.id(),
                "task", entry.taskId(),
                "kind", entry.kind(),
                "size", entry.size(),
                "sha256", HexFormat.of().formatHex(entry.sha256()));
        if (entry.village() == 0) {
            audit.recordForRegency(action, entry.subject(), body);
        } else {
            audit.record(new VillageId(entry.village()), action, entry.subject(), null, body);
        }
    }

    private record Entry(long id, String taskId, String subject, int village, String kind, int size, byte[] sha256) {}

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getString("task_id"),
                row.getString("subject"),
                row.getInt("village_id"),
                row.getString("kind"),
                row.getInt("size"),
                row.getBytes("sha256"));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
