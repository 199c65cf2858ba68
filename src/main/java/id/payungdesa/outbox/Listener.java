package id.payungdesa.outbox;

/** Whoever hands messages to waiting processes. */
public interface Listener {

    /** Delivers in the caller's transaction; false when nobody waits for it yet. */
    boolean deliver(Inbox.Message message);
}
