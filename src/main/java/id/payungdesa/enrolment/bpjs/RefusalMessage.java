package id.payungdesa.enrolment.bpjs;

import static java.util.Objects.requireNonNull;

/** {@code Refusal} of the contract. */
record RefusalMessage(Code code, String message) {

    RefusalMessage {
        requireNonNull(code);
        Marks.requireNote(message);
    }

    /** The message for a log: it should name no person, but it is not ours. */
    String withoutNumbers() {
        return message.replaceAll("[0-9]{10,}", "…");
    }

    enum Code {
        INVALID,
        KEY_REFUSED,
        REFERENCE_TAKEN,
        REFERENCE_UNKNOWN
    }
}
