package id.payungdesa.common;

/** A holiday was added, or removed for a reason: deadlines that pass over it move. */
public record CalendarChanged(Holiday holiday, boolean added, String reason) {}
