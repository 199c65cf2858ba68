package id.payungdesa.enrolment;

/** Asks the insurer for a new code for a bill whose code has expired. */
public record RenewalOrder(String reference, String billingCode) {}
