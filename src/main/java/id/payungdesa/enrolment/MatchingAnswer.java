package id.payungdesa.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The insurer's finding on each person of a {@link MatchingOrder}. */
public record MatchingAnswer(List<Match> persons) {

    public MatchingAnswer {
        persons = List.copyOf(persons);
    }

    /** One finding; the text leaves out the note, which may speak of the person. */
    public record Match(String ref, MatchCode code, Optional<String> note, Optional<LocalDate> paidUntil) {

        @Override
        public String toString() {
            return "Match[" + ref + " " + code + "]";
        }
    }
}
