package id.payungdesa.outbox;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/**
 * The dispatcher's heartbeat, in several lanes side by side, as each order waits long for the other side: one does
 * everything, the others help with orders. Tests without it move the work themselves.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "payung.dispatcher.scheduled", matchIfMissing = true)
class Schedule implements SchedulingConfigurer {

    private final Dispatcher dispatcher;
    private final int lanes;
    private final Duration every;
    private final Duration after;

    Schedule(
            Dispatcher dispatcher,
            @Value("${payung.dispatcher.lanes:2}") int lanes,
            @Value("${payung.dispatcher.every:1000}") long every,
            @Value("${payung.dispatcher.after:2000}") long after) {
        this.dispatcher = dispatcher;
        this.lanes = lanes;
        this.every = Duration.ofMillis(every);
        this.after = Duration.ofMillis(after);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(new FixedDelayTask(dispatcher::run, every, after));
        for (var lane = 1; lane < lanes; lane++) {
            tasks.addFixedDelayTask(new FixedDelayTask(dispatcher::help, every, after));
        }
    }
}
