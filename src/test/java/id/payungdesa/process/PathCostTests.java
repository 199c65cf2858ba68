package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.CountedStatements;
import id.payungdesa.RunningApplication;
import id.payungdesa.common.MovableTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What the engine transactions of the straight path cost in production's settings (PERFORMANCE.md, goals). */
@RunningApplication
@Import({MovableTime.class, Calendar.class, Tables.class, Desks.class, Story.class})
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=false")
class PathCostTests {

    @Autowired
    Story story;

    @Autowired
    HikariDataSource pool;

    private final List<Cost> costs = new ArrayList<>();

    record Cost(String step, int statements, long walBytes) {}

    @AfterEach
    void end() {
        story.desks.measuredBy((step, transaction) -> transaction.run());
        story.ends();
    }

    @Test
    void anOfficialsStepStaysAsCheapAsTheBenchmarkPageSays() throws SQLException {
        story.calendar.beginsAnew();
        // The first village warms caches and pages up; only those after it are measured.
        wholePath(100);
        var whole = cost(100);
        var without = cost(1);

        System.out.printf("%-22s statements   WAL bytes, with 100 people and with 1%n", "");
        for (var i = 0; i < whole.size(); i++) {
            print(
                    whole.get(i).step(),
                    whole.get(i).statements(),
                    whole.get(i).walBytes(),
                    without.get(i).walBytes());
        }
        var statements = average(whole, Cost::statements);
        print("average", statements, average(whole, Cost::walBytes), average(without, Cost::walBytes));
        assertThat(statements).isLessThanOrEqualTo(20);
    }

    private static void print(String step, double statements, double bytes, double without) {
        System.out.printf("%-22s %10.1f %,11.0f %,11.0f%n", step, statements, bytes, without);
    }

    private static double average(List<Cost> costs, ToDoubleFunction<Cost> figure) {
        return costs.stream().mapToDouble(figure).average().orElseThrow();
    }

    private List<Cost> cost(int people) throws SQLException {
        costs.clear();
        var counted = pool.unwrap(CountedStatements.class);
        story.desks.measuredBy((step, transaction) -> measure(counted, step, transaction));
        wholePath(people);
        return List.copyOf(costs);
    }

    private void wholePath(int people) {
        var village = story.village();
        village.isRegistered(people);
        village.requestsPayment();
        village.secretaryVerifies();
        village.headApproves();
        village.treasurerPays();
        story.waitsUntil(() -> village.stage().equals("COVERED"));
    }

    private void measure(CountedStatements counted, String step, Runnable transaction) {
        // A request asks once who is there; so does this.
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            var before = written();
            counted.drain();
            transaction.run();
            var sent = counted.drain();
            if (step.matches(System.getProperty("payung.explain", ""))) {
                System.out.println(step);
                sent.forEach(sql -> System.out.println("  " + sql.replaceAll("\\s+", " ")));
            }
            costs.add(new Cost(step, sent.size(), written() - before));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private long written() {
        return JdbcClient.create(pool)
                .sql("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
                .query(Long.class)
                .single();
    }
}
