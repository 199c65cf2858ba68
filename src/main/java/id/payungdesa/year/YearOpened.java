package id.payungdesa.year;

import id.payungdesa.common.BudgetYear;

/** A year was opened: what was set for the former one holds for it too, until it is set anew. */
public record YearOpened(BudgetYear year, BudgetYear former) {}
