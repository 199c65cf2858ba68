package id.payungdesa.enrolment;

/** Our own key of a registration. */
public record RegistrationId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
