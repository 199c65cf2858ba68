package id.payungdesa.common;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Monday to Friday without the holidays of the table, which is read once and again when told that it changed. */
@Component
public class HolidayCalendar implements WorkingDays {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final JdbcClient jdbc;
    private final boolean collectiveLeaveCounts;
    private volatile Set<LocalDate> holidays;

    HolidayCalendar(
            JdbcClient jdbc,
            @Value("${payungdesa.calendar.collective-leave-counts:false}") boolean collectiveLeaveCounts) {
        this.jdbc = jdbc;
        this.collectiveLeaveCounts = collectiveLeaveCounts;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek()) && !holidays().contains(day);
    }

    public void refresh() {
        holidays = read();
    }

    private Set<LocalDate> holidays() {
        if (holidays == null) {
            refresh();
        }
        return holidays;
    }

    private Set<LocalDate> read() {
        return new HashSet<>(jdbc.sql("""
                select day
                from holiday
                where kind <> 'COLLECTIVE_LEAVE' or not :collectiveLeaveCounts
                """)
                .param("collectiveLeaveCounts", collectiveLeaveCounts)
                .query(LocalDate.class)
                .list());
    }
}
