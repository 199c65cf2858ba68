package id.payungdesa.enrolment;

/** No answer that can be trusted: what was asked for may have happened or not, and has to be asked about. */
public class InsurerSilent extends RuntimeException {

    public InsurerSilent(String message) {
        super(message);
    }

    public InsurerSilent(String message, Throwable cause) {
        super(message, cause);
    }
}
