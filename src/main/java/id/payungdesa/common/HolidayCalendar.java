package id.payungdesa.common;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Monday to Friday without the holidays of the table. A deadline reads those it may pass over, once, so that a change counts
 * on every node with the next deadline.
 */
@Component
class HolidayCalendar implements WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** More holidays than any run of working days has met; weekends are counted beside. */
    private static final int HOLIDAYS_AT_MOST = 60;

    private final JdbcClient jdbc;
    private final boolean collectiveLeaveCounts;

    HolidayCalendar(
            JdbcClient jdbc,
            @Value("${payungdesa.calendar.collective-leave-counts:false}") boolean collectiveLeaveCounts) {
        this.jdbc = jdbc;
        this.collectiveLeaveCounts = collectiveLeaveCounts;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return between(day, day).isWorkingDay(day);
    }

    @Override
    public LocalDate after(LocalDate start, int workingDays) {
        return between(start, start.plusDays(2L * workingDays + HOLIDAYS_AT_MOST))
                .after(start, workingDays);
    }

    private WorkingDays between(LocalDate first, LocalDate last) {
        var holidays = new HashSet<>(jdbc.sql("""
                select day
                from holiday
                where day between :first and :last and (kind <> 'COLLECTIVE_LEAVE' or not :collectiveLeaveCounts)
                """)
                .param("first", first)
                .param("last", last)
                .param("collectiveLeaveCounts", collectiveLeaveCounts)
                .query(LocalDate.class)
                .list());
        return day -> !WEEKEND.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }
}
