package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.WorkingDays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows behind the numbers: what waits at a step or a desk, and what was decided there. */
@Component
@Transactional(readOnly = true)
public class StepCases {

    /** As many as somebody may read; the numbers above them count all. */
    public static final int MOST = 3000;

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;

    StepCases(JdbcClient jdbc, WorkingDays workingDays, Clock clock) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** What is open at a step, what has waited longest first. */
    public List<StepCase> open(Official official, String step, Optional<Integer> subdistrict) {
        var reach = new Reach(official, subdistrict);
        return cases(reach, "step.step = :step and step.closed_at is null and " + reach.holds("step.village_id"))
                .param("step", step)
                .query(StepCases::read)
                .list();
    }

    /** What was decided at a step in a period, what took longest first. */
    public List<StepCase> decided(Official official, String step, Period period, Optional<Integer> subdistrict) {
        var reach = new Reach(official, subdistrict);
        return cases(
                        reach,
                        "step.step = :step and step.closed_by is not null and step.closed_at >= :begin"
                                + " and step.closed_at < :end and " + reach.holds("step.village_id"))
                .param("step", step)
                .param("begin", period.begin())
                .param("end", period.end())
                .query(StepCases::read)
                .list();
    }

    /** What is open at a desk, what has waited longest first. */
    public List<StepCase> at(Official official, Post desk) {
        var reach = new Reach(official, Optional.empty());
        return cases(
                        reach,
                        "step.role = :role and step.area = :area and step.closed_at is null and "
                                + reach.holds("step.village_id"))
                .param("role", desk.role().id())
                .param("area", desk.area())
                .query(StepCases::read)
                .list();
    }

    /** Few are shown, so who sits where is looked up after they were chosen. */
    private JdbcClient.StatementSpec cases(Reach reach, String condition) {
        var now = clock.instant();
        var statement = jdbc.sql("""
                select chosen.*, village.name as village_name, subdistrict.name as subdistrict_name,
                    coalesce(round.title, 'Uang dengan kode yang tidak dikenal') as other, decider.name as decided_by,
                    sitting.names as sitting
                from (
                    select step.step, step.subject, step.village_id, step.role, step.area, step.opened_at, step.due_at,
                        step.closed_at, step.closed_by, %s as days, %s as hours
                    from step
                    where %s
                    order by days desc, step.opened_at, step.task_id
                    limit :most
                ) chosen
                left join village on village.id = chosen.village_id
                left join subdistrict on subdistrict.id = village.subdistrict
                left join round on chosen.village_id is null and chosen.subject = 'round-' || round.id
                left join official decider on decider.id = chosen.closed_by
                left join lateral (
                    select string_agg(official.name, ', ' order by official.name) as names
                    from post
                    join official on official.id = post.official_id and official.active
                    where post.role = chosen.role and post.area = chosen.area and post.valid @> :today::date
                ) sitting on chosen.closed_at is null
                order by chosen.days desc, chosen.opened_at
                """.formatted(
                        Workdays.between("step.opened_at", "coalesce(step.closed_at, :now)"), Waits.HOURS, condition));
        return Workdays.until(Due.day(now), workingDays)
                .bind(reach.bind(statement))
                .param("now", Timestamp.from(now))
                .param("today", Due.day(now))
                .param("most", MOST);
    }

    private static StepCase read(ResultSet row, int number) throws SQLException {
        var village = row.getObject("village_id", Integer.class);
        return new StepCase(
                row.getString("step"),
                Optional.ofNullable(village),
                village == null ? row.getString("other") : row.getString("village_name"),
                village == null ? "Kabupaten" : row.getString("subdistrict_name"),
                new Post(Role.of(row.getString("role")), row.getInt("area")),
                Optional.ofNullable(row.getString(row.getTimestamp("closed_at") == null ? "sitting" : "decided_by")),
                row.getTimestamp("opened_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("due_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant),
                row.getInt("days"),
                Math.round(row.getDouble("hours")));
    }
}
