package id.payungdesa.roster;

/** How much a remark weighs. */
public enum Severity {
    /** Told, but nobody has to act on it. */
    NOTE,
    /** Somebody has to look and confirm. */
    WARNING,
    /** The row cannot be taken as it is. */
    REFUSAL
}
