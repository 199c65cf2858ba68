package id.payungdesa.endorsement;

/** Our own key of a round. */
public record RoundId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
