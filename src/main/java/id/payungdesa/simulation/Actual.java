package id.payungdesa.simulation;

import id.payungdesa.common.Rupiah;

/** What villages have really handed in for a year out of one source. */
public record Actual(String source, int villages, int people, Rupiah amount) {}
