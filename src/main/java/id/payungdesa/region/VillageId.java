package id.payungdesa.region;

/** Our own key of a {@link Village}, which outlives every change of its official code. */
public record VillageId(int value) {

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
