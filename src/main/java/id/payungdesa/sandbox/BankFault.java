package id.payungdesa.sandbox;

/** What the bank does wrong with a payment. */
public enum BankFault {
    /** Takes Rp1.000 less than is due. */
    SHORT,
    /** Takes Rp1.000 more than is due. */
    OVER,
    /** Takes the money once more than it should, under a reference of its own. */
    TWICE,
    /** Takes the money for a code that is dead. */
    DEAD_CODE,
    /** Passes the money on under a code nobody was given. */
    UNKNOWN_CODE,
    /** Keeps the news from the insurer until the sandbox is told to behave again. */
    SILENT
}
