package id.payungdesa.sandbox;

/** A request that gets a {@code Refusal} of the contract; the message names no person. */
class Refused extends RuntimeException {

    private final Code code;

    Refused(Code code, String message) {
        super(message);
        this.code = code;
    }

    Code code() {
        return code;
    }

    enum Code {
        INVALID(400),
        KEY_REFUSED(401),
        REFERENCE_TAKEN(409),
        REFERENCE_UNKNOWN(404);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
