package id.payungdesa.access;

/** Somebody has been given a new initial password. */
public record PasswordReset(OfficialId official) {}
