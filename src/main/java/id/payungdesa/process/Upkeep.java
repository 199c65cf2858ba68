package id.payungdesa.process;

import id.payungdesa.common.Holidays;
import id.payungdesa.database.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does on every node, every few minutes, what no click brings about: a post or an outage whose last day has passed, deadlines that a change
 * of the calendar has not reached, a year without holidays.
 */
@Component
class Upkeep {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final ClaimedTasks claimed;
    private final Helping helping;
    private final Redating redating;
    private final Holidays holidays;
    private int warnedOf;

    Upkeep(ClaimedTasks claimed, Helping helping, Redating redating, Holidays holidays) {
        this.claimed = claimed;
        this.helping = helping;
        this.redating = redating;
        this.holidays = holidays;
    }

    @Scheduled(fixedDelayString = "${payung.upkeep.every:300000}", initialDelayString = "${payung.upkeep.after:10000}")
    void run() {
        Scope.system(helping::arrange);
        var back = Scope.system(claimed::giveBack);
        if (back > 0) {
            log.info("{} tasks went back to their desks, as their posts have ended", back);
        }
        redating.catchUp();
        holidays.missingYear().filter(year -> year != warnedOf).ifPresent(this::warn);
    }

    private void warn(int year) {
        warnedOf = year;
        log.warn("The calendar has no holidays of {} yet: deadlines that reach into it come out too early", year);
    }
}
