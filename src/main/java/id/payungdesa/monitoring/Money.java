package id.payungdesa.monitoring;

/**
 * Money of some proposals, each sum by itself: what the lists ask for, what the Bupati has endorsed, what the insurer has billed,
 * what was paid and what is settled. {@code excess} lies at the insurer; {@code astray} is how far our payments and the ledger
 * are apart, and must be nothing.
 */
public record Money(
        int proposals, long planned, long committed, long billed, long paid, long settled, long excess, long astray) {

    public static final Money NONE = new Money(0, 0, 0, 0, 0, 0, 0, 0);

    /** What was endorsed and has not been paid. */
    public long left() {
        return committed - paid;
    }

    public Money plus(Money other) {
        return new Money(
                proposals + other.proposals,
                planned + other.planned,
                committed + other.committed,
                billed + other.billed,
                paid + other.paid,
                settled + other.settled,
                excess + other.excess,
                astray + other.astray);
    }
}
