package id.payungdesa.monitoring;

/** How many people some villages may propose, and how many eligible workers those have that have {@code counted} them. */
public record QuotaSum(int villages, int places, int eligible, int counted) {}
