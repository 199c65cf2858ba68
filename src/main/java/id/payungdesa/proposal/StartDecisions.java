package id.payungdesa.proposal;

import id.payungdesa.access.Official;
import id.payungdesa.common.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what an official has filled in to start a process; starting takes it away. Its place stays with a new version, so
 * that an old tab and a second click are told apart from a form nobody has filled in.
 */
@Component
@Transactional
public class StartDecisions {

    private final JdbcClient jdbc;
    private final Clock clock;

    StartDecisions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public record Saved(int version, String content) {}

    @Transactional(readOnly = true)
    public Optional<Saved> find(String process, Official official) {
        return jdbc.sql(
                        "select version, nullif(content, 'null') as content from start_decision where process = :process and official_id = :official")
                .param("process", process)
                .param("official", official.id().value())
                .query((row, n) -> new Saved(row.getInt("version"), row.getString("content")))
                .optional();
    }

    public int save(String process, Official official, int version, String content) {
        return jdbc.sql("""
                insert into start_decision (process, official_id, version, content, saved_at)
                values (:process, :official, :version + 1, cast(:content as jsonb), :now)
                on conflict (process, official_id) do update
                set version = :version + 1, content = excluded.content, saved_at = excluded.saved_at
                where start_decision.version = :version
                    or start_decision.version = :version + 1 and start_decision.content = excluded.content
                returning version
                """)
                .param("process", process)
                .param("official", official.id().value())
                .param("version", version)
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional()
                .orElseThrow(
                        () -> new Refused(
                                "Isian ini sudah diubah di tab atau perangkat lain. Muat ulang halaman, lalu periksa isiannya."));
    }

    public String take(String process, Official official) {
        return jdbc.sql("""
                with kept as (
                    select process, official_id, content from start_decision
                    where process = :process and official_id = :official and content <> 'null'
                    for update
                )
                update start_decision taken
                set content = 'null', version = version + 1, saved_at = :now
                from kept
                where (taken.process, taken.official_id) = (kept.process, kept.official_id)
                returning kept.content
                """)
                .param("process", process)
                .param("official", official.id().value())
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused(
                        find(process, official).isPresent()
                                ? "Isian ini sudah dipakai untuk memulai. Lihat hasilnya di daftar tugas Anda."
                                : "Isian belum tersimpan. Lengkapi formulirnya lebih dulu."));
    }
}
