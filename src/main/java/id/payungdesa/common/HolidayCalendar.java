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
 * Monday to Friday without the holidays of the table. A node keeps them as long as transactions find the same
 * {@link KnownVersion}: a change counts on every node with the next click.
 */
@Component
class HolidayCalendar implements WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final JdbcClient jdbc;
    private final boolean collectiveLeaveCounts;
    private final PerTransaction<Class<?>, Set<LocalDate>> holidays = new PerTransaction<>(key -> known());
    private volatile Kept kept = new Kept(-1, Set.of());

    private record Kept(int version, Set<LocalDate> holidays) {}

    HolidayCalendar(
            JdbcClient jdbc,
            @Value("${payungdesa.calendar.collective-leave-counts:false}") boolean collectiveLeaveCounts) {
        this.jdbc = jdbc;
        this.collectiveLeaveCounts = collectiveLeaveCounts;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return calendar().isWorkingDay(day);
    }

    @Override
    public LocalDate after(LocalDate start, int workingDays) {
        return calendar().after(start, workingDays);
    }

    /** Its own transaction goes on with what it has changed, which nobody else knows yet. */
    @EventListener
    void on(CalendarChanged change) {
        holidays.remember(HolidayCalendar.class, read());
    }

    private WorkingDays calendar() {
        var free = holidays.get(HolidayCalendar.class);
        return day -> !WEEKEND.contains(day.getDayOfWeek()) && !free.contains(day);
    }

    private Set<LocalDate> known() {
        return KnownVersion.CALENDAR.ofTransaction().map(this::known).orElseGet(this::read);
    }

    private Set<LocalDate> known(int version) {
        var known = kept;
        if (known.version() != version) {
            known = new Kept(version, read());
            kept = known;
        }
        return known.holidays();
    }

    private Set<LocalDate> read() {
        return new HashSet<>(jdbc.sql("""
                select day
                from holiday
                where kind <> 'COLLECTIVE_LEAVE' or not :leaveCounts
                """)
                .param("leaveCounts", collectiveLeaveCounts)
                .query(LocalDate.class)
                .list());
    }
}
