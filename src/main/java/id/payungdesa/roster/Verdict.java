package id.payungdesa.roster;

/** What becomes of a row. */
public enum Verdict {
    ACCEPTED,
    WARNED,
    REFUSED
}
