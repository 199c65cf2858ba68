package id.payungdesa.enrolment;

/** The insurer said why it did not take an order: this call had no effect. */
public class InsurerRefused extends RuntimeException {

    private final Reason reason;

    public InsurerRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What has to change before the order can be taken. */
    public enum Reason {
        /** The content of the order breaks the contract. */
        INVALID,
        /** Our key is not accepted: nothing is wrong with the order. */
        KEY_REFUSED,
        /** An order with other content holds the reference. */
        REFERENCE_TAKEN
    }
}
