package id.payungdesa.enrolment;

/** Our own key of a registration. */
public record RegistrationId(long value) {

    private static final String PREFIX = "R-";

    /** The registration that an order is about. */
    static RegistrationId ordered(String reference) {
        return new RegistrationId(Long.parseLong(reference.substring(PREFIX.length())));
    }

    /** What its order is called towards the insurer. */
    String reference() {
        return PREFIX + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
