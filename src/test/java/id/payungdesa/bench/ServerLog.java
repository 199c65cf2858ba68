package id.payungdesa.bench;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a {@link DurableServer} has written into its log since this began. */
final class ServerLog {

    private static final Pattern PLAN =
            Pattern.compile("duration: ([0-9.]+) ms  plan:\\n((?:\\t.*\\n)+)", Pattern.MULTILINE);
    private static final Pattern QUERY = Pattern.compile("(?s)Query Text: (.*?)\\n\\t(?=[A-Z]\\w+.*\\(cost)");

    private final JdbcClient superuser;
    private final long since;

    record Plan(double milliseconds, String text) {

        String query() {
            var query = QUERY.matcher(text);
            return query.find() ? query.group(1) : text;
        }
    }

    ServerLog(DurableServer server) {
        superuser = server.superuser("postgres");
        since = superuser
                .sql("select (pg_stat_file(pg_current_logfile())).size")
                .query(Long.class)
                .single();
    }

    /** Each statement once, at its slowest. */
    List<Plan> slowest(int most) {
        var written = superuser
                .sql("select pg_read_file(pg_current_logfile(), :since, 100000000)")
                .param("since", since)
                .query(String.class)
                .single();
        return PLAN
                .matcher(written)
                .results()
                .map(found -> new Plan(Double.parseDouble(found.group(1)), found.group(2)))
                .collect(Collectors.toMap(
                        Plan::query,
                        plan -> plan,
                        (one, other) -> one.milliseconds() > other.milliseconds() ? one : other))
                .values()
                .stream()
                .sorted(Comparator.comparing(Plan::milliseconds).reversed())
                .limit(most)
                .toList();
    }
}
