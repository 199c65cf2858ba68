package id.payungdesa.roster;

import id.payungdesa.common.Rupiah;

/** A list in numbers: who takes part, who is reserve, what still has to be looked at, and what it costs. */
public record Totals(int people, int reserve, int unconfirmed, int refused, Rupiah amount) {}
