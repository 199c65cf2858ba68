package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.TestDatabase;
import id.payungdesa.common.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClockWatchTests {

    private final MovableClock clock = new MovableClock(Instant.now());
    private final DefaultJobExecutor jobs = new DefaultJobExecutor();
    private final ClockWatch watch = new ClockWatch(
            JdbcClient.create(TestDatabase.fresh()),
            clock,
            new StandaloneProcessEngineConfiguration().setJobExecutor(jobs),
            Duration.ofSeconds(5));

    @BeforeEach
    void jobsAreTaken() {
        jobs.start();
    }

    @AfterEach
    void nothingRunsOn() {
        jobs.shutdown();
    }

    @Test
    void aNodeWhoseClockIsTheDatabasesTakesJobs() {
        watch.compare();

        assertThat(jobs.isActive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-6, 6})
    void aNodeSixMinutesOffLeavesTheJobsToOthersUntilItsClockIsSet(int minutes) {
        clock.advance(Duration.ofMinutes(minutes));
        watch.compare();
        assertThat(jobs.isActive()).isFalse();

        clock.set(Instant.now());
        watch.compare();
        assertThat(jobs.isActive()).isTrue();
    }

    @Test
    void jobsThatSomebodyElseHasStoppedStayStopped() {
        jobs.shutdown();

        watch.compare();

        assertThat(jobs.isActive()).isFalse();
    }
}
