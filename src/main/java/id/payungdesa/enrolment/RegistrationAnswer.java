package id.payungdesa.enrolment;

import id.payungdesa.common.Rupiah;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Who of a {@link RegistrationOrder} was accepted and who was not, and the bill for those accepted. */
public record RegistrationAnswer(List<Accepted> accepted, List<Refused> refused, Optional<IssuedBill> bill) {

    public RegistrationAnswer {
        accepted = List.copyOf(accepted);
        refused = List.copyOf(refused);
        if (accepted.isEmpty() == bill.isPresent()) {
            throw new IllegalArgumentException("A bill stands for accepted persons: " + accepted.size());
        }
    }

    /** A person who now has a member number; the text leaves it out. */
    public record Accepted(String ref, String memberNumber) {

        @Override
        public String toString() {
            return "Accepted[" + ref + "]";
        }
    }

    /** A person the insurer turned down; the text leaves out the note, which may speak of the person. */
    public record Refused(String ref, MatchCode code, String note) {

        @Override
        public String toString() {
            return "Refused[" + ref + " " + code + "]";
        }
    }

    /** The code under which a bank takes the first instalment, and the last day on which it does. */
    public record IssuedBill(
            String code, Rupiah amount, YearMonth firstMonth, int months, LocalDate dueOn, LocalDate expiresOn) {}
}
