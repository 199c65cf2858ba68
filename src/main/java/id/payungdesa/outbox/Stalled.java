package id.payungdesa.outbox;

/** Something does not get through by itself; whoever waits for the message goes on waiting until somebody helps. */
public record Stalled(Stall.Kind kind, String key, String subject, String message, String why) {}
