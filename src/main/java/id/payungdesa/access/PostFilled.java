package id.payungdesa.access;

/** Somebody was appointed to a post. */
public record PostFilled(Appointment appointment) {}
