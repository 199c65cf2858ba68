package id.payungdesa.enrolment;

import id.payungdesa.roster.Sex;
import java.time.LocalDate;
import java.util.List;

/** Asks the insurer which of these persons may be enrolled. */
public record MatchingOrder(String reference, List<Candidate> persons) {

    public MatchingOrder {
        persons = List.copyOf(persons);
    }

    /** A person under our own mark; the text shows the mark alone. */
    public record Candidate(String ref, String nik, String name, LocalDate birthDate, Sex sex) {

        @Override
        public String toString() {
            return "Candidate[" + ref + "]";
        }
    }
}
