package id.payungdesa.access;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;
import java.util.Optional;

/** A post as one official holds it from one day to another; the last day is empty where no end is known. */
public record Appointment(
        long id,
        OfficialId official,
        Post post,
        Capacity capacity,
        Optional<Letter> letter,
        LocalDate from,
        Optional<LocalDate> until) {

    public Appointment {
        if (until.isPresent() && until.get().isBefore(from)) {
            throw new IllegalArgumentException("Ends before it begins: " + until.get());
        }
    }

    public String title() {
        return capacity.of(post.role());
    }

    public boolean over(LocalDate today) {
        return until.filter(last -> last.isBefore(today)).isPresent();
    }

    public String period() {
        return until.map(last -> Indonesian.date(from) + " – " + Indonesian.date(last))
                .orElse("Sejak " + Indonesian.date(from));
    }
}
