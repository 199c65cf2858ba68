package id.payungdesa.endorsement;

import java.time.LocalDate;

/** The Keputusan Bupati that endorses a round. */
public record Decree(String number, LocalDate date) {}
