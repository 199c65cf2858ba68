package id.payungdesa.monitoring;

import id.payungdesa.access.Post;
import java.time.Instant;
import java.util.Optional;

/**
 * A task about a village, or about a whole round, with the time it has waited or took.
 *
 * @param what the village, or what else it is about
 * @param people who sits at the desk while it is open, who decided once it is closed; empty where nobody does or did
 */
public record StepCase(
        String step,
        Optional<Integer> village,
        String what,
        String subdistrict,
        Post desk,
        Optional<String> people,
        Instant opened,
        Optional<Instant> due,
        Optional<Instant> closed,
        int days,
        long hours) {

    public boolean overdue(Instant now) {
        return closed.isEmpty() && due.filter(at -> at.isBefore(now)).isPresent();
    }
}
