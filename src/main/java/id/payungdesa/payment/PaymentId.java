package id.payungdesa.payment;

/** Our own key of a payment. */
public record PaymentId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
