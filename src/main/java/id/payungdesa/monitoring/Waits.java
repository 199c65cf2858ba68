package id.payungdesa.monitoring;

import static java.util.stream.Collectors.toMap;

import id.payungdesa.access.Official;
import id.payungdesa.common.WorkingDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how long steps wait, from our own rows and not from the engine's history. */
@Component
@Transactional(readOnly = true)
public class Waits {

    /** Hours by the clock, the working days among them apart. */
    static final String HOURS = "extract(epoch from coalesce(step.closed_at, :now) - step.opened_at) / 3600";

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;

    Waits(JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Each of the steps in this order, whether it has rows or not; a task that went away undecided has taken nobody time. */
    public List<Wait> of(Official official, List<String> steps, Period period, Optional<Integer> subdistrict) {
        var reach = new Reach(official, subdistrict);
        var found = waits(reach, steps, period);
        return steps.stream()
                .map(step -> found.getOrDefault(step, Wait.none(step)))
                .toList();
    }

    private Map<String, Wait> waits(Reach reach, List<String> steps, Period period) {
        var now = clock.instant();
        var statement = jdbc.sql("""
                select step, count(*) filter (where open) as open, count(*) filter (where open and due_at < :now) as overdue,
                    min(opened_at) filter (where open) as oldest, count(*) filter (where not open) as finished,
                    percentile_disc(0.5) within group (order by days) filter (where open) as open_days,
                    percentile_disc(0.5) within group (order by days) filter (where not open) as median_days,
                    percentile_disc(0.9) within group (order by days) filter (where not open) as p90_days,
                    percentile_disc(0.5) within group (order by hours) filter (where not open) as median_hours,
                    percentile_disc(0.9) within group (order by hours) filter (where not open) as p90_hours
                from (
                    select step.step, step.opened_at, step.due_at, step.closed_at is null as open, %1$s as days, %2$s as hours
                    from step
                    where step.step = any (:steps) and %3$s and step.closed_at is null
                    union all
                    select step.step, step.opened_at, step.due_at, false, %1$s, %2$s
                    from step
                    where step.step = any (:steps) and %3$s and step.closed_by is not null
                        and step.closed_at >= :begin and step.closed_at < :end
                ) waited
                group by step
                """.formatted(
                        Workdays.between("step.opened_at", "coalesce(step.closed_at, :now)"),
                        HOURS,
                        reach.holds("step.village_id")));
        return Workdays.until(Due.day(now), workingDays)
                .bind(reach.bind(statement))
                .param("now", Timestamp.from(now))
                .param("steps", steps.toArray(String[]::new))
                .param("begin", period.begin())
                .param("end", period.end())
                .query(Waits::read)
                .list()
                .stream()
                .collect(toMap(Wait::step, wait -> wait));
    }

    private static Wait read(ResultSet row, int number) throws SQLException {
        return new Wait(
                row.getString("step"),
                row.getInt("open"),
                row.getInt("overdue"),
                Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("open_days", Integer.class)),
                row.getInt("finished") == 0
                        ? Optional.empty()
                        : Optional.of(new Wait.Taken(
                                row.getInt("finished"),
                                row.getInt("median_days"),
                                row.getInt("p90_days"),
                                Math.round(row.getDouble("median_hours")),
                                Math.round(row.getDouble("p90_hours")))));
    }
}
