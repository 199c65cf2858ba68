package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.CountedStatements;
import id.payungdesa.RunningApplication;
import id.payungdesa.common.MovableTime;
import id.payungdesa.outbox.Inbox;
import id.payungdesa.outbox.Listener;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
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

    /** What the insurer's answers set off is an engine transaction as well, shared with up to 24 others. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Answers {

        @Bean
        static BeanPostProcessor measured() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Listener listener ? new MeasuredListener(listener) : bean;
                }
            };
        }
    }

    private interface Meter {

        boolean read(String message, BooleanSupplier delivery);
    }

    private static final Meter UNMEASURED = (message, delivery) -> delivery.getAsBoolean();

    private static final class MeasuredListener implements Listener {

        private static Meter meter = UNMEASURED;

        private final Listener listener;

        MeasuredListener(Listener listener) {
            this.listener = listener;
        }

        @Override
        public boolean deliver(Inbox.Message message) {
            return meter.read(message.name(), () -> listener.deliver(message));
        }

        @Override
        public boolean isMoot(Inbox.Message message) {
            return listener.isMoot(message);
        }
    }

    @Autowired
    Story story;

    @Autowired
    HikariDataSource pool;

    private final List<Cost> costs = new ArrayList<>();

    record Cost(String step, int statements, long walBytes) {}

    @AfterEach
    void end() {
        story.desks.measuredBy((step, transaction) -> transaction.run());
        MeasuredListener.meter = UNMEASURED;
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
        assertThat(whole).extracting(Cost::step).contains("message matchingAnswered", "message contributionSettled");
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
        story.desks.measuredBy((step, transaction) -> costs.add(asked(counted, step, transaction)));
        MeasuredListener.meter = (message, delivery) -> {
            var delivered = new AtomicBoolean();
            var cost = measured(counted, "message " + message, () -> delivered.set(delivery.getAsBoolean()));
            if (delivered.get()) {
                costs.add(cost);
            }
            return delivered.get();
        };
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

    /** A request asks once who is there; so does this. */
    private Cost asked(CountedStatements counted, String step, Runnable transaction) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            return measured(counted, step, transaction);
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private Cost measured(CountedStatements counted, String step, Runnable transaction) {
        var before = written();
        counted.drain();
        transaction.run();
        var sent = counted.drain();
        if (step.matches(System.getProperty("payung.explain", ""))) {
            System.out.println(step);
            sent.forEach(sql -> System.out.println("  " + sql.replaceAll("\\s+", " ")));
        }
        return new Cost(step, sent.size() - ofIds(sent), written() - before);
    }

    /** Ids come in blocks, each by a transaction of its own with its scope, and last for many steps; in which it falls is chance. */
    private static int ofIds(List<String> sent) {
        var ofIds = (int)
                sent.stream().filter(sql -> sql.contains("ACT_GE_PROPERTY")).count();
        return ofIds == 0 ? 0 : ofIds + 1;
    }

    private long written() {
        return JdbcClient.create(pool)
                .sql("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
                .query(Long.class)
                .single();
    }
}
