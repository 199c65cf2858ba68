package id.payungdesa.outbox;

import java.time.Instant;

/** An order or a message that does not get through by itself, as those see it who can help; it names nobody. */
public record Stall(Kind kind, String key, String about, String state, String village, Instant since, String error) {

    /** What does not get through, and so what can be done about it. */
    public enum Kind {
        ORDER,
        MESSAGE
    }

    /** Refused for good: it was not taken, so the same order may be handed over again. */
    public boolean refused() {
        return state.equals("REFUSED");
    }
}
