package id.payungdesa.year;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.KnownVersion;
import id.payungdesa.common.Refused;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** How a setting of a year is written: by DPMPD alone, from now on or from a day to come, with a reason. */
@Component
public class Settings {

    private final JdbcClient jdbc;
    private final CurrentOfficial current;
    private final Clock clock;
    private volatile Kept kept = new Kept(-1, LocalDate.MIN, Map.of());

    private record Kept(int version, LocalDate day, Map<Object, Object> read) {}

    Settings(JdbcClient jdbc, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.clock = clock;
    }

    /** A statement that knows {@code :valid, :reason, :official} and {@code :now}. */
    public StatementSpec set(String sql, Optional<LocalDate> from, String reason) {
        requireKeeper();
        KnownVersion.SETTINGS.change();
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

    /**
     * What a setting says, read once for each of their versions and each day: a setting begins when it is made, which is a new
     * version, or with a day to come.
     */
    @SuppressWarnings("unchecked")
    public <T> T kept(List<?> key, Supplier<T> read) {
        var version = KnownVersion.SETTINGS.ofTransaction();
        if (version.isEmpty()) {
            return read.get();
        }
        var settings = kept;
        if (settings.version() != version.get() || !settings.day().equals(Indonesian.today(clock))) {
            settings = new Kept(version.get(), Indonesian.today(clock), new ConcurrentHashMap<>());
            kept = settings;
        }
        var known = settings.read().get(key);
        if (known == null) {
            known = read.get();
            settings.read().put(key, known);
        }
        return (T) known;
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
        var today = Indonesian.today(clock);
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
