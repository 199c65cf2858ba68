package id.payungdesa.enrolment.bpjs;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.payungdesa.enrolment.RenewalAnswer;
import java.util.Optional;

/** The answer of a {@code RenewalOrder} of the contract. */
record RenewalAnswerMessage(
        Outcome outcome, @JsonProperty(required = true) RegistrationAnswerMessage.Bill bill) {

    RenewalAnswerMessage {
        if ((outcome == Outcome.RENEWED) != (bill != null) || outcome == null) {
            throw new IllegalArgumentException("A new code stands for a renewal");
        }
    }

    RenewalAnswer toAnswer() {
        return new RenewalAnswer(Optional.ofNullable(bill).map(RegistrationAnswerMessage.Bill::toIssuedBill));
    }

    enum Outcome {
        RENEWED,
        PAID
    }
}
