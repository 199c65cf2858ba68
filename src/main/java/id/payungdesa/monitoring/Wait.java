package id.payungdesa.monitoring;

import java.time.Instant;
import java.util.Optional;

/** How a kind of step waits: what is open now, and how long those took that were decided in a period. */
public record Wait(
        String step,
        int open,
        int overdue,
        Optional<Instant> oldest,
        Optional<Integer> openDays,
        Optional<Taken> taken) {

    /** Of as many: half took at most the median, nine in ten at most p90; working days, and hours by the clock. */
    public record Taken(int finished, int medianDays, int p90Days, long medianHours, long p90Hours) {}

    static Wait none(String step) {
        return new Wait(step, 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public int finished() {
        return taken.map(Taken::finished).orElse(0);
    }

    public boolean idle() {
        return open == 0 && taken.isEmpty();
    }

    /** The longer of what is usual for those that were decided and for those that still wait: who is stuck counts too. */
    public int usualDays() {
        return Math.max(openDays.orElse(0), taken.map(Taken::medianDays).orElse(0));
    }
}
