package id.payungdesa.access;

/** A post was given an end, which may have passed already. */
public record PostEnded(Appointment appointment, String reason) {}
