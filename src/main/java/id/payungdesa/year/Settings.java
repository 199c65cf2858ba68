package id.payungdesa.year;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** How a setting of a year is written: by DPMPD alone, from now on or from a day to come, with a reason. */
@Component
public class Settings {

    private final JdbcClient jdbc;
    private final CurrentOfficial current;
    private final Clock clock;

    Settings(JdbcClient jdbc, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.clock = clock;
    }

    /** A statement that knows {@code :valid, :reason, :official} and {@code :now}. */
    public StatementSpec set(String sql, Optional<LocalDate> from, String reason) {
        requireKeeper();
        return jdbc.sql(sql)
                .param("valid", "[%s,)".formatted(begin(from)))
                .param("reason", reason == null || reason.isBlank() ? null : reason.strip(), Types.VARCHAR)
                .param("official", current.get().id().value())
                .param("now", now());
    }

    public StatementSpec set(String sql, String reason) {
        return set(sql, Optional.empty(), reason);
    }

    /** A statement that knows {@code :now}. */
    public StatementSpec ask(String sql) {
        return jdbc.sql(sql).param("now", now());
    }

    public void requireKeeper() {
        if (!current.get().keepsYears()) {
            throw new Refused("Hanya Petugas atau Kepala DPMPD yang dapat mengatur tahun anggaran.");
        }
    }

    public static String reason(String typed, String sentence) {
        if (typed == null || typed.isBlank()) {
            throw new Refused(sentence);
        }
        return typed.strip();
    }

    private Instant begin(Optional<LocalDate> from) {
        var today = LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
        if (from.isPresent() && from.get().isBefore(today)) {
            throw new Refused("Perubahan tidak dapat berlaku surut. Pilih hari ini atau hari sesudahnya.");
        }
        return from.filter(day -> day.isAfter(today))
                .map(day -> day.atStartOfDay(Indonesian.WITA).toInstant())
                .orElse(clock.instant());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
