package id.payungdesa.journey;

import id.payungdesa.common.MovableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.boot.test.context.TestComponent;

/** What day it is for everybody: the application, the engine and the browser. */
@TestComponent
class Calendar {

    private final MovableClock clock;
    private final ProcessEngine engine;

    Calendar(MovableClock clock, ProcessEngine engine) {
        this.clock = clock;
        this.engine = engine;
    }

    /** Friday, 20 November 2026, half past nine. */
    void begins() {
        clock.reset();
        ClockUtil.setCurrentTime(now());
    }

    void becomes(LocalDate day, LocalTime time) {
        clock.setWita(day, time);
        ClockUtil.setCurrentTime(now());
    }

    /** Has the engine look at the calendar at once, and not only when it next wakes up. */
    void whatIsDueHappens() {
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .jobWasAdded();
    }

    /** What an official takes to do something; no two decisions fall on the same instant. */
    void minutesPass() {
        clock.advance(Duration.ofMinutes(5));
        ClockUtil.setCurrentTime(now());
    }

    Date now() {
        return Date.from(clock.instant());
    }
}
