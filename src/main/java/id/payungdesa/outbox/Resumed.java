package id.payungdesa.outbox;

/** What was {@link Stalled} got through, was tried again, or is no longer waited for. */
public record Resumed(Stall.Kind kind, String key) {}
