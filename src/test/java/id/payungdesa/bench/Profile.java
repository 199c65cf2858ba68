package id.payungdesa.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the time goes: by kind of request, by thread, by statement. */
final class Profile {

    private Profile() {}

    static void of(Report report, Requests requests, Tally tally, Cpu cpu) {
        var statements = new HashMap<String, Statements.Cost>();
        tally.sums()
                .forEach((key, sum) -> statements.merge(
                        key.purpose(),
                        new Statements.Cost(key.sql().equals("commit") ? 0 : sum.count.sum(), sum.nanos.sum()),
                        Statements.Cost::plus));
        report.columns("request", "times", "seconds", "CPU s of its thread", "seconds in JDBC", "statements each");
        requests.sums().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Requests.Sum> entry) ->
                        -entry.getValue().nanos.sum()))
                .forEach(entry -> {
                    var sql = statements.getOrDefault(entry.getKey(), new Statements.Cost(0, 0));
                    var sum = entry.getValue();
                    report.row(
                            entry.getKey(),
                            sum.count.sum(),
                            sum.nanos.sum() / 1e9,
                            sum.cpuNanos.sum() / 1e9,
                            sql.nanos() / 1e9,
                            (double) sql.count() / sum.count.sum());
                });
        report.columns("thread beside requests", "statements", "seconds in JDBC");
        statements.entrySet().stream()
                .filter(entry -> !requests.sums().containsKey(entry.getKey()))
                .forEach(entry -> report.row(
                        entry.getKey(),
                        entry.getValue().count(),
                        entry.getValue().nanos() / 1e9));
        report.columns("thread", "CPU s");
        cpu.threads().entrySet().stream()
                .filter(entry -> entry.getValue() >= 0.1)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> report.row(entry.getKey(), entry.getValue()));
    }

    /** As PostgreSQL itself has timed them. */
    static void ofDatabase(Report report, JdbcClient superuser) {
        report.columns("seconds", "calls", "rows", "WAL MB", "statement, by PostgreSQL's own clock");
        superuser
                .sql("""
                select total_exec_time / 1000 as seconds, calls, rows, wal_bytes / 1048576 as wal,
                    left(regexp_replace(replace(query, '|', '¦'), '\\s+', ' ', 'g'), 150) as text
                from pg_stat_statements order by total_exec_time desc limit 40
                """)
                .query((row, n) -> new Object[] {
                    row.getDouble(1), row.getLong(2), row.getLong(3), row.getDouble(4), row.getString(5)
                })
                .list()
                .forEach(report::row);
    }
}
