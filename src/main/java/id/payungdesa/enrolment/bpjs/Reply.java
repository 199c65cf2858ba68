package id.payungdesa.enrolment.bpjs;

import static id.payungdesa.enrolment.bpjs.RefusalMessage.Code.REFERENCE_UNKNOWN;

import id.payungdesa.enrolment.InsurerRefused;
import id.payungdesa.enrolment.InsurerRefused.Reason;
import id.payungdesa.enrolment.InsurerSilent;

/** A whole answer with nothing believed yet. */
record Reply(int status, byte[] body) {

    <T> T read(Class<T> type) {
        return Json.read(body, type);
    }

    <T> T expect(int expected, Class<T> type) {
        if (status != expected) {
            throw new InsurerSilent("Status " + status);
        }
        return read(type);
    }

    /** A bare 404 may come from any proxy on the way and would let an order go out twice. */
    boolean saysNeverReceived() {
        return status == 404 && read(RefusalMessage.class).code() == REFERENCE_UNKNOWN;
    }

    /** The refusal, if this is one: its code has to fit its status, or it did not come from the insurer. */
    RuntimeException refusal() {
        return switch (status) {
            case 400 -> refusal(Reason.INVALID);
            case 401 -> refusal(Reason.KEY_REFUSED);
            case 409 -> refusal(Reason.REFERENCE_TAKEN);
            default -> new InsurerSilent("Status " + status);
        };
    }

    private RuntimeException refusal(Reason reason) {
        var refusal = read(RefusalMessage.class);
        return refusal.code().name().equals(reason.name())
                ? new InsurerRefused(reason, refusal.withoutNumbers())
                : new InsurerSilent("Status " + status + " for " + refusal.code());
    }
}
