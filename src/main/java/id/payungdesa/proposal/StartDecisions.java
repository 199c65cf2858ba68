package id.payungdesa.proposal;

import id.payungdesa.access.Official;
import id.payungdesa.common.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what an official has filled in to start a process; starting takes it away. */
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
                        "select version, content from start_decision where process = :process and official_id = :official")
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
                set version = start_decision.version + 1, content = excluded.content, saved_at = excluded.saved_at
                where start_decision.version = :version
                returning version
                """)
                .param("process", process)
                .param("official", official.id().value())
                .param("version", version)
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new Refused("Isian ini sudah diubah di tab lain. Muat ulang halaman."));
    }

    public String take(String process, Official official) {
        return jdbc.sql("""
                delete from start_decision where process = :process and official_id = :official returning content
                """)
                .param("process", process)
                .param("official", official.id().value())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Refused("Isian belum tersimpan. Lengkapi formulirnya lebih dulu."));
    }
}
