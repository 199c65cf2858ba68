package id.payungdesa.tariff;

/** The two kinds of work that PP 50/2025 gives a discount for different months. */
public enum Sector {
    TRANSPORT,
    NON_TRANSPORT
}
