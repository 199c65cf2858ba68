package id.payungdesa.year;

import java.time.LocalDate;
import java.util.Optional;

/** The letter by which the regency opens a year, with its scan where there is one. */
public record Circular(String number, LocalDate dated, Optional<String> file) {}
