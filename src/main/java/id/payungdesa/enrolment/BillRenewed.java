package id.payungdesa.enrolment;

/** A bill has a new code: the old one is dead, and whoever was to pay it pays the new one. */
public record BillRenewed(long dead, Bill live) {}
