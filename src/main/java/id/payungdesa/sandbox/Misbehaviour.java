package id.payungdesa.sandbox;

import java.time.Duration;

/** What the sandbox insurer does wrong on so many of the next calls whose path starts as given. */
public record Misbehaviour(Kind kind, int times, String path, Duration delay) {

    public Misbehaviour {
        if (times < 1 || delay.isNegative()) {
            throw new IllegalArgumentException("Misbehave at least once, and not before time");
        }
    }

    /** The next call to the insurer, whichever it is. */
    public static Misbehaviour once(Kind kind) {
        return new Misbehaviour(kind, 1, "/v1/", Duration.ofMinutes(1));
    }

    public Misbehaviour times(int count) {
        return new Misbehaviour(kind, count, path, delay);
    }

    public Misbehaviour on(String start) {
        return new Misbehaviour(kind, times, start, delay);
    }

    public Misbehaviour after(Duration wait) {
        return new Misbehaviour(kind, times, path, wait);
    }

    /** All but the first two write the order into the book before they go wrong. */
    public enum Kind {
        /** Refuses the order as one that breaks the contract; nothing is written. */
        REFUSE,
        /** Hangs up before anything is written. */
        DROP_BEFORE,
        /** Hangs up without an answer. */
        DROP_AFTER,
        /** Answers 500. */
        ERROR_AFTER,
        /** Answers late, by {@link Misbehaviour#delay()}. */
        DELAY,
        /** Sends the answer in single bytes, one in each {@link Misbehaviour#delay()}. */
        DRIP,
        /** Answers with the right status and something that is not JSON. */
        GARBAGE,
        /** Answers correctly, but about another order. */
        FOREIGN
    }
}
