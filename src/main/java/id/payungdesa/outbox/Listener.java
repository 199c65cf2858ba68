package id.payungdesa.outbox;

/** Whoever hands messages to waiting processes. */
public interface Listener {

    /** Delivers in the caller's transaction; false when nobody waits for it yet. */
    boolean deliver(Inbox.Message message);

    /** Whether nobody will ever wait for it, because its case has ended. */
    default boolean isMoot(Inbox.Message message) {
        return false;
    }
}
