package id.payungdesa.monitoring;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The work of a desk, of all desks of a role, or of everybody: what lies there and what came and went by the week. */
public record Load(
        Optional<Role> role,
        Optional<Integer> area,
        int open,
        int overdue,
        Optional<Instant> oldest,
        int decided,
        Optional<Integer> medianDays,
        Optional<Integer> p90Days,
        List<Week> weeks,
        Forecast forecast) {

    /** From its Monday on; the last one is under way. */
    public record Week(LocalDate monday, int came, int went) {}

    public Post desk() {
        return new Post(role.orElseThrow(), area.orElseThrow());
    }

    public int came() {
        return weeks.stream().mapToInt(Week::came).sum();
    }

    public int went() {
        return weeks.stream().mapToInt(Week::went).sum();
    }
}
