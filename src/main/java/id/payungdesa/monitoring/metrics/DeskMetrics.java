package id.payungdesa.monitoring.metrics;

import id.payungdesa.access.Role;
import id.payungdesa.monitoring.Watched;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lies on the desks, by the role they are held by; a role without work says so. */
@Component
class DeskMetrics implements Watched {

    private static final Measure OPEN = new Measure("payung.tasks.open", "Open tasks by role and age");
    private static final Measure OVERDUE = new Measure("payung.tasks.overdue", "Open tasks past their due date");
    private static final Measure OLDEST = new Measure("payung.tasks.oldest.seconds", "Age of the oldest open task");

    private final JdbcClient jdbc;
    private final Clock clock;

    DeskMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Desk(String role, long day, long week, long month, long older, long overdue, double oldest) {

        static Desk empty(Role role) {
            return new Desk(role.id(), 0, 0, 0, 0, 0, 0);
        }
    }

    @Override
    public List<Sample> read() {
        var desks = new HashMap<String, Desk>();
        jdbc.sql("""
                select role,
                    count(*) filter (where age < interval '1 day') as day,
                    count(*) filter (where age >= interval '1 day' and age < interval '7 days') as week,
                    count(*) filter (where age >= interval '7 days' and age < interval '30 days') as month,
                    count(*) filter (where age >= interval '30 days') as older,
                    count(*) filter (where due_at < :now) as overdue,
                    greatest(extract(epoch from max(age)), 0) as oldest
                from (select role, due_at, :now - opened_at as age from step where closed_at is null) open
                group by role
                """)
                .param("now", Timestamp.from(clock.instant()))
                .query(Desk.class)
                .list()
                .forEach(desk -> desks.put(desk.role(), desk));
        var samples = new ArrayList<Sample>();
        for (var role : Role.values()) {
            var desk = desks.getOrDefault(role.id(), Desk.empty(role));
            samples.add(OPEN.is(desk.day(), "role", role.id(), "age", "day"));
            samples.add(OPEN.is(desk.week(), "role", role.id(), "age", "week"));
            samples.add(OPEN.is(desk.month(), "role", role.id(), "age", "month"));
            samples.add(OPEN.is(desk.older(), "role", role.id(), "age", "older"));
            samples.add(OVERDUE.is(desk.overdue(), "role", role.id()));
            samples.add(OLDEST.is(desk.oldest(), "role", role.id()));
        }
        return samples;
    }
}
