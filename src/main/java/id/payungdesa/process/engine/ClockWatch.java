package id.payungdesa.process.engine;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Leaves the jobs to other nodes while this node's clock and the database's differ: a fast node takes what others hold and
 * lets deadlines pass too early, a slow one holds nothing.
 */
@Component
class ClockWatch {

    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProcessEngineConfigurationImpl engine;
    private final Duration tolerated;
    private boolean stopped;

    ClockWatch(
            JdbcClient jdbc,
            Clock clock,
            ProcessEngineConfigurationImpl engine,
            @Value("${payung.clock.tolerated:5s}") Duration tolerated) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.engine = engine;
        this.tolerated = tolerated;
    }

    @Scheduled(fixedDelayString = "${payung.clock.every:15000}")
    void compare() {
        var before = clock.instant();
        var there = jdbc.sql("select clock_timestamp()")
                .query(Timestamp.class)
                .single()
                .toInstant();
        var apart = apart(before, there, clock.instant());
        var jobs = engine.getJobExecutor();
        if (apart.compareTo(tolerated) > 0 && jobs.isActive()) {
            log.error("This node's clock is {} off the database's: no jobs until they agree; check NTP", apart);
            jobs.shutdown();
            stopped = true;
        } else if (apart.compareTo(tolerated) <= 0 && stopped) {
            log.info("This node's clock agrees with the database's again");
            jobs.start();
            stopped = false;
        }
    }

    /** The database's answer was given at some time between the question and its arrival. */
    private static Duration apart(Instant asked, Instant there, Instant answered) {
        if (there.isBefore(asked)) {
            return Duration.between(there, asked);
        }
        return there.isAfter(answered) ? Duration.between(answered, there) : Duration.ZERO;
    }
}
