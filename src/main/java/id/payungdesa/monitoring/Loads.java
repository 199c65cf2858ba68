package id.payungdesa.monitoring;

import static java.util.stream.Collectors.joining;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.WorkingDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads how much lies at which desk, and how much came and went there by the week. */
@Component
@Transactional(readOnly = true)
public class Loads {

    public static final int WEEKS = 12;

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;

    Loads(JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** Every role that has work or had some lately, and last all of them together. */
    public List<Load> byRole(Official official, Optional<Integer> subdistrict) {
        return select(
                        new Reach(official, subdistrict),
                        "true",
                        "select role, null::int as area,",
                        "group by grouping sets ((role), ()) order by role nulls last")
                .query(this::load)
                .list();
    }

    /** The desks of a role, or of all roles, with the most overdue and then the most open first. */
    public List<Load> desks(Official official, Optional<Integer> subdistrict, Optional<Role> role, int most) {
        return select(
                        new Reach(official, subdistrict),
                        role.isPresent() ? "step.role = :role" : "true",
                        "select role, area,",
                        "group by role, area order by overdue desc, open desc, oldest, role, area limit :most")
                .param("role", role.map(Role::id).orElse(""))
                .param("most", most)
                .query(this::load)
                .list();
    }

    /** One desk, whether it has work or not. */
    public Load of(Official official, Post desk) {
        return select(
                        new Reach(official, Optional.empty()),
                        "step.role = :role and step.area = :area",
                        "select role, area,",
                        "group by role, area")
                .param("role", desk.role().id())
                .param("area", desk.area())
                .query(this::load)
                .optional()
                .orElseGet(() -> none(desk));
    }

    private JdbcClient.StatementSpec select(Reach reach, String condition, String columns, String grouping) {
        var now = clock.instant();
        var statement = jdbc.sql(columns
                + """
                    count(*) filter (where open) as open, count(*) filter (where open and due_at < :now) as overdue,
                    min(opened_at) filter (where open) as oldest, count(days) as decided,
                    percentile_disc(0.5) within group (order by days) as median_days,
                    percentile_disc(0.9) within group (order by days) as p90_days,
                    array[%s] as came, array[%s] as went
                from (
                    select step.role, step.area, step.opened_at, step.due_at, true as open, null::int as days,
                        %3$s as came, null::int as went
                    from step
                    where %5$s and %6$s and step.closed_at is null
                    union all
                    select step.role, step.area, step.opened_at, step.due_at, false,
                        case when step.closed_by is not null then %7$s end, %3$s, %4$s
                    from step
                    where %5$s and %6$s and step.closed_at >= :begin
                ) work
                """.formatted(
                                perWeek("came"),
                                perWeek("went"),
                                week("step.opened_at"),
                                week("step.closed_at"),
                                condition,
                                reach.holds("step.village_id"),
                                Workdays.between("step.opened_at", "step.closed_at"))
                + grouping);
        return Workdays.until(Due.day(now), workingDays)
                .bind(reach.bind(statement))
                .param("now", Timestamp.from(now))
                .param("monday", firstMonday())
                .param(
                        "begin",
                        Timestamp.from(
                                firstMonday().atStartOfDay(Indonesian.WITA).toInstant()));
    }

    private LocalDate firstMonday() {
        return Due.day(clock.instant())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .minusWeeks(WEEKS - 1L);
    }

    private static String week(String moment) {
        return "floor(((%s at time zone 'Asia/Makassar')::date - :monday::date) / 7.0)::int".formatted(moment);
    }

    private static String perWeek(String column) {
        return IntStream.range(0, WEEKS)
                .mapToObj(week -> "count(*) filter (where %s = %d)".formatted(column, week))
                .collect(joining(", "));
    }

    private Load load(ResultSet row, int number) throws SQLException {
        var came = (Long[]) row.getArray("came").getArray();
        var went = (Long[]) row.getArray("went").getArray();
        var weeks = weeks(
                week -> new Load.Week(firstMonday().plusWeeks(week), came[week].intValue(), went[week].intValue()));
        return new Load(
                Optional.ofNullable(row.getString("role")).map(Role::of),
                Optional.ofNullable(row.getObject("area", Integer.class)),
                row.getInt("open"),
                row.getInt("overdue"),
                Optional.ofNullable(row.getTimestamp("oldest")).map(Timestamp::toInstant),
                row.getInt("decided"),
                Optional.ofNullable(row.getObject("median_days", Integer.class)),
                Optional.ofNullable(row.getObject("p90_days", Integer.class)),
                weeks,
                forecast(row.getInt("open"), weeks));
    }

    private Load none(Post desk) {
        var weeks = weeks(week -> new Load.Week(firstMonday().plusWeeks(week), 0, 0));
        return new Load(
                Optional.of(desk.role()),
                Optional.of(desk.area()),
                0,
                0,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                weeks,
                forecast(0, weeks));
    }

    private static List<Load.Week> weeks(IntFunction<Load.Week> week) {
        return IntStream.range(0, WEEKS).mapToObj(week).toList();
    }

    private Forecast forecast(int open, List<Load.Week> weeks) {
        return Forecast.of(open, weeks, workingDays, Due.day(clock.instant()));
    }
}
