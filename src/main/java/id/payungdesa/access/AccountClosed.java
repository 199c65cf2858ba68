package id.payungdesa.access;

/** Somebody works here no more. */
public record AccountClosed(OfficialId official, String reason) {}
