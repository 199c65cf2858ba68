package id.payungdesa.process;

import id.payungdesa.database.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Does on every node, every few minutes, what no click brings about: a post whose last day has passed. */
@Component
class Upkeep {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    private final ClaimedTasks claimed;

    Upkeep(ClaimedTasks claimed) {
        this.claimed = claimed;
    }

    @Scheduled(fixedDelayString = "${payung.upkeep.every:300000}", initialDelayString = "${payung.upkeep.after:10000}")
    void run() {
        var back = Scope.system(claimed::giveBack);
        if (back > 0) {
            log.info("{} tasks went back to their desks, as their posts have ended", back);
        }
    }
}
