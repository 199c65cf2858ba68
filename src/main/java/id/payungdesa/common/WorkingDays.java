package id.payungdesa.common;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Which days count for a deadline of the government, and when such a deadline ends. */
@FunctionalInterface
public interface WorkingDays {

    boolean isWorkingDay(LocalDate day);

    /** The day on which so many working days have passed; the start itself is day 0, whether it is one or not. */
    default LocalDate after(LocalDate start, int workingDays) {
        var day = start;
        for (var counted = 0; counted < workingDays; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** A deadline ends at 23.59.59 WITA of its day. */
    default Instant endOf(LocalDate day) {
        return day.atTime(LocalTime.of(23, 59, 59)).atZone(Indonesian.WITA).toInstant();
    }
}
