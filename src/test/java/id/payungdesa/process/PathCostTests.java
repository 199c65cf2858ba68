package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.CountedStatements;
import id.payungdesa.RunningApplication;
import id.payungdesa.common.MovableTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
        // The first village warms caches and pages up; only the second is measured.
        wholePath(story.village());
        var counted = pool.unwrap(CountedStatements.class);
        story.desks.measuredBy((step, transaction) -> measure(counted, step, transaction));
        wholePath(story.village());

        costs.forEach(cost ->
                System.out.printf("%-22s %3d statements %6d bytes%n", cost.step(), cost.statements(), cost.walBytes()));
        var statements = costs.stream().mapToInt(Cost::statements).average().orElseThrow();
        var bytes = costs.stream().mapToLong(Cost::walBytes).average().orElseThrow();
        System.out.printf("%-22s %5.1f statements %6.0f bytes%n", "average", statements, bytes);
        assertThat(statements).isLessThanOrEqualTo(40);
    }

    private void wholePath(VillageStory village) {
        village.isRegistered(100);
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
            if (step.equals(System.getProperty("payung.explain"))) {
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
