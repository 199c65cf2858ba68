package id.payungdesa.enrolment.bpjs;

import static java.util.Objects.requireNonNull;

import id.payungdesa.common.WithoutNumbers;

/** {@code Refusal} of the contract. */
record RefusalMessage(Code code, String message) {

    RefusalMessage {
        requireNonNull(code);
        Marks.requireNote(message);
    }

    /** The message for a log: it should name no person, but it is not ours. */
    String withoutNumbers() {
        return WithoutNumbers.in(message);
    }

    enum Code {
        INVALID,
        KEY_REFUSED,
        REFERENCE_TAKEN,
        REFERENCE_UNKNOWN
    }
}
