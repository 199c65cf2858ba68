package id.payungdesa.payment;

/** Our own key of a dispute. */
public record DisputeId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
