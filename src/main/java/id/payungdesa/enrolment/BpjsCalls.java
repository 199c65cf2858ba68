package id.payungdesa.enrolment;

import id.payungdesa.outbox.Channel;
import java.util.Collection;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says in the outbox's words what the insurer's silence and its refusals mean. */
final class BpjsCalls {

    private BpjsCalls() {}

    /** An answer about other people than were ordered cannot be trusted. */
    static void requireWhole(Collection<Long> asked, Stream<String> answered) {
        var expected = asked.stream().map(String::valueOf).sorted().toList();
        if (!expected.equals(answered.sorted().toList())) {
            throw new Channel.Doubt("The answer is about other people than the order", null);
        }
    }

    static void send(Runnable call) {
        ask(() -> {
            call.run();
            return true;
        });
    }

    /** A reference that is taken was taken by an earlier try of ours, so what became of it is asked. */
    static <T> T ask(Supplier<T> call) {
        try {
            return call.get();
        } catch (InsurerSilent e) {
            throw new Channel.Doubt(e.getMessage(), e);
        } catch (InsurerRefused e) {
            throw e.reason() == InsurerRefused.Reason.INVALID
                    ? new Channel.Rejected(e.getMessage(), e)
                    : new Channel.Doubt(e.getMessage(), e);
        }
    }
}
