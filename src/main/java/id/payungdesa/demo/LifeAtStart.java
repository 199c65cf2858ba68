package id.payungdesa.demo;

import id.payungdesa.access.DemoAccounts;
import id.payungdesa.region.Regions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Makes {@link Life} go on in the background as soon as officials can log in, and stop with the application. */
class LifeAtStart {

    private static final Logger log = LoggerFactory.getLogger(LifeAtStart.class);
    private static final Duration LONGEST_DEED = Duration.ofSeconds(5);

    private final DemoAccounts accounts;
    private final Regions regions;
    private final Progress progress;
    private final Clock clock;
    private Thread work;

    LifeAtStart(DemoAccounts accounts, Regions regions, Progress progress, Clock clock) {
        this.accounts = accounts;
        this.regions = regions;
        this.progress = progress;
        this.clock = clock;
    }

    @EventListener
    void begin(ApplicationReadyEvent ready) {
        var port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        var application = URI.create("http://127.0.0.1:" + port);
        var life =
                new Life(new Deeds(application, DemoAccounts.PASSWORD, clock, Meter.NONE), accounts, regions, progress);
        work = new Thread(() -> live(life, clock.instant()), "demo-life");
        work.setDaemon(true);
        work.start();
    }

    private void live(Life life, Instant begin) {
        var done = life.goesOn();
        if (!Thread.currentThread().isInterrupted()) {
            log.info(
                    "{} villages to look at, after {} deeds of their officials in {} s (payung.demo-life=false leaves them out)",
                    DemoCast.VILLAGES.size(),
                    done,
                    Duration.between(begin, clock.instant()).toSeconds());
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        if (work != null) {
            work.interrupt();
            work.join(LONGEST_DEED.toMillis());
        }
    }
}
