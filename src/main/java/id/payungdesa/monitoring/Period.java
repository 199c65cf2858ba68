package id.payungdesa.monitoring;

import id.payungdesa.common.Indonesian;
import java.sql.Timestamp;
import java.time.LocalDate;

/** Some days in Nunukan, the last one included. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("%s is after %s".formatted(from, to));
        }
    }

    Timestamp begin() {
        return midnight(from);
    }

    Timestamp end() {
        return midnight(to.plusDays(1));
    }

    private static Timestamp midnight(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(Indonesian.WITA).toInstant());
    }

    @Override
    public String toString() {
        return Indonesian.date(from) + " – " + Indonesian.date(to);
    }
}
