package id.payungdesa.sandbox;

import java.time.Duration;
import java.util.Locale;

/** {@code POST /control}: tells the sandbox to misbehave, or with no kind to behave again. */
class Control {

    private final Mood mood;
    private final Bank bank;

    Control(Mood mood, Bank bank) {
        this.mood = mood;
        this.bank = bank;
    }

    Response answer(Request request) {
        // A form on a foreign page can be sent here, JSON cannot.
        if (!request.headers().first("Content-Type").toLowerCase(Locale.ROOT).startsWith("application/json")) {
            return Response.of(415, "text/plain", "Send application/json");
        }
        try {
            turn(Json.read(request.boundedBody(), Order.class));
            return Response.of(204, "text/plain", "");
        } catch (Refused | IllegalArgumentException wrong) {
            return Response.of(400, "text/plain", wrong.getMessage());
        }
    }

    private void turn(Order order) {
        if (order.bank != null) {
            mood.turn(order.bank, order.times == null ? 1 : order.times);
            return;
        }
        if (order.kind == null) {
            mood.calm();
            bank.passOnWhatWasKept();
            return;
        }
        var misbehaviour = Misbehaviour.once(order.kind);
        if (order.times != null) {
            misbehaviour = misbehaviour.times(order.times);
        }
        if (order.path != null) {
            misbehaviour = misbehaviour.on(order.path);
        }
        if (order.delayMillis != null) {
            misbehaviour = misbehaviour.after(Duration.ofMillis(order.delayMillis));
        }
        mood.turn(misbehaviour);
    }

    private record Order(Misbehaviour.Kind kind, BankFault bank, Integer times, String path, Long delayMillis) {}
}
