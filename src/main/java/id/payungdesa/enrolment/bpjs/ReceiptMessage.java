package id.payungdesa.enrolment.bpjs;

import static java.util.Objects.requireNonNull;

/** {@code Receipt} of the contract. */
record ReceiptMessage(String reference, OrderMessage.Status status) {

    ReceiptMessage {
        Marks.requireMark(reference);
        requireNonNull(status);
    }
}
