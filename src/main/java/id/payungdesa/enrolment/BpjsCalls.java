package id.payungdesa.enrolment;

import id.payungdesa.outbox.Channel;
import java.util.function.Supplier;

/** Says in the outbox's words what the insurer's silence and its refusals mean. */
final class BpjsCalls {

    private BpjsCalls() {}

    static void send(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }

    static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (InsurerSilent e) {
            throw new Channel.Doubt(e.getMessage(), e);
        } catch (InsurerRefused e) {
            throw e.reason() == InsurerRefused.Reason.KEY_REFUSED
                    ? new Channel.Doubt(e.getMessage(), e)
                    : new Channel.Rejected(e.getMessage(), e);
        }
    }
}
