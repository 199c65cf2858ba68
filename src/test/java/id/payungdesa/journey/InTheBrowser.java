package id.payungdesa.journey;

import id.payungdesa.RunningApplication;
import id.payungdesa.common.MovableTime;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import org.springframework.test.context.TestPropertySource;

/** The whole application as officials meet it, its insurer answering by itself; only the calendar is moved by hand. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningApplication
@Import({MovableTime.class, Calendar.class})
@TestExecutionListeners(listeners = FreshAfterFailure.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@TestPropertySource(
        properties = {
            "payung.dispatcher.scheduled=true",
            "payung.dispatcher.after=500",
            "payung.dispatcher.every=500",
            "payung.clock.tolerated=36500d"
        })
@interface InTheBrowser {}
