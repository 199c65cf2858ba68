package id.payungdesa.region;

/** Our own key of a {@link Subdistrict}, which outlives every change of its official code. */
public record SubdistrictId(int value) {

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
