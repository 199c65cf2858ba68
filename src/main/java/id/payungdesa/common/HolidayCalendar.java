package id.payungdesa.common;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Monday to Friday without the holidays of the table. It is read once in a transaction and not kept beyond: a change counts on
 * every node with the next click.
 */
@Component
class HolidayCalendar implements WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final JdbcClient jdbc;
    private final boolean collectiveLeaveCounts;
    private final PerTransaction<Boolean, Set<LocalDate>> holidays = new PerTransaction<>(this::read);

    HolidayCalendar(
            JdbcClient jdbc,
            @Value("${payungdesa.calendar.collective-leave-counts:false}") boolean collectiveLeaveCounts) {
        this.jdbc = jdbc;
        this.collectiveLeaveCounts = collectiveLeaveCounts;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return known().isWorkingDay(day);
    }

    @Override
    public LocalDate after(LocalDate start, int workingDays) {
        return known().after(start, workingDays);
    }

    /** Its own transaction goes on with what it has changed. */
    @EventListener
    void on(CalendarChanged change) {
        holidays.forget(collectiveLeaveCounts);
    }

    private WorkingDays known() {
        var free = holidays.get(collectiveLeaveCounts);
        return day -> !WEEKEND.contains(day.getDayOfWeek()) && !free.contains(day);
    }

    private Set<LocalDate> read(boolean leaveCounts) {
        return new HashSet<>(jdbc.sql("""
                select day
                from holiday
                where kind <> 'COLLECTIVE_LEAVE' or not :leaveCounts
                """)
                .param("leaveCounts", leaveCounts)
                .query(LocalDate.class)
                .list());
    }
}
