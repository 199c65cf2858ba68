package id.payungdesa.process;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestComponent;

/** Moves the one clock and the engine's with it. */
@TestComponent
class Calendar {

    private final MovableClock clock;
    private final ManagementService management;

    Calendar(MovableClock clock, ManagementService management) {
        this.clock = clock;
        this.management = management;
    }

    /** Friday, 20 November 2026, in the morning: when every story begins. */
    void beginsAnew() {
        clock.reset();
        moveEngine();
    }

    void isOverForThisStory() {
        clock.reset();
        ClockUtil.reset();
    }

    /** Nobody decides two things at one moment. */
    void passesAMinute() {
        clock.advance(Duration.ofMinutes(1));
        moveEngine();
    }

    /** Moves on, and lets whatever is due by then happen. */
    void becomes(LocalDate day, LocalTime time) {
        turnsTo(day, time);
        timersFire();
    }

    /** Moves on while the engine has not got round to its timers yet. */
    void turnsTo(LocalDate day, LocalTime time) {
        clock.setWita(day, time);
        moveEngine();
    }

    void timersFire() {
        management.createJobQuery().executable().list().forEach(job -> management.executeJob(job.getId()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
    }

    Instant now() {
        return clock.instant();
    }

    private void moveEngine() {
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
    }
}
