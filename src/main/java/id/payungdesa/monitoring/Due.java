package id.payungdesa.monitoring;

import id.payungdesa.common.Indonesian;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** By when a task should be done, seen from a moment. */
public record Due(Instant at, Instant now) {

    public boolean over() {
        return at.isBefore(now);
    }

    /** Calendar days, so nobody takes them for working days of a deadline. */
    public String distance() {
        var days = ChronoUnit.DAYS.between(day(now), day(at));
        if (over()) {
            return days == 0 ? "lewat hari ini" : "lewat " + -days + " hari";
        }
        return days == 0 ? "hari ini" : days == 1 ? "besok" : days + " hari lagi";
    }

    @Override
    public String toString() {
        return Indonesian.dayAndDate(day(at));
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, Indonesian.WITA);
    }
}
