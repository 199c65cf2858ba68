package id.payungdesa.outbox;

import java.util.Optional;

/** The way an order of one kind goes out and its answer comes in; implemented by the module that knows the other side. */
public interface Channel {

    /** The kind of orders this channel carries, such as {@code MATCHING}. */
    String kind();

    /** Sends the order under its reference. Any doubt whether it arrived is {@link Doubt}; a plain no is {@link Rejected}. */
    void send(Order order);

    /** What the other side says of the reference; empty when it never heard of it, {@link Reply#pending} when not done. */
    Optional<Reply> ask(Order order);

    /** An answer, which stores itself in the transaction that takes it and names the message to tell. */
    record Reply(boolean answered, String message, Runnable store) {

        public static Reply pending() {
            return new Reply(false, null, () -> {});
        }

        public static Reply answered(String message, Runnable store) {
            return new Reply(true, message, store);
        }
    }

    /** No trustworthy answer: the order may or may not have arrived, so it is asked about and never resent blindly. */
    class Doubt extends RuntimeException {

        /** Why, in the words of those who help; the cause is for the log. */
        public Doubt(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** The other side has refused the order for good. */
    class Rejected extends RuntimeException {

        /** Why, in the words of those who help; the cause is for the log. */
        public Rejected(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
