package id.payungdesa.monitoring.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.monitoring.Due;
import id.payungdesa.year.YearDeadline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** By when DPMPD wants something of the year from everybody, as managers and villages read it. */
record YearDue(String title, Due due) {

    static List<YearDue> of(Map<YearDeadline, LocalDate> deadlines, Instant now) {
        return deadlines.entrySet().stream()
                .map(one -> new YearDue(
                        one.getKey().title(),
                        new Due(
                                one.getValue()
                                        .plusDays(1)
                                        .atStartOfDay(Indonesian.WITA)
                                        .minusSeconds(1)
                                        .toInstant(),
                                now)))
                .filter(one -> !one.due().over())
                .toList();
    }
}
