package id.payungdesa.process;

import id.payungdesa.RunningApplication;
import id.payungdesa.common.MovableTime;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A story told through the engine: everything is real, the clock is moved by hand, and BPM Assert may look back. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningApplication
@Import({
    MovableTime.class,
    Calendar.class,
    Tables.class,
    Desks.class,
    Story.class,
    Appointments.class,
    Footprints.class,
    Releases.class
})
@TestPropertySource(properties = {"camunda.bpm.history-level=activity", "camunda.bpm.job-execution.enabled=false"})
@ExtendWith({BeginningAndEnd.class, StoriesTold.class})
@interface ProcessTest {}
