package id.payungdesa.common;

import java.time.Clock;
import java.time.LocalDate;

/** The calendar year (tahun anggaran) whose village budget pays. */
public record BudgetYear(int value) implements Comparable<BudgetYear> {

    public BudgetYear {
        if (value < 2015 || value > 2099) {
            throw new IllegalArgumentException("Not a budget year: " + value);
        }
    }

    public static BudgetYear of(int value) {
        return new BudgetYear(value);
    }

    /** The year it is now in Nunukan, which starts eight hours before the year of the server. */
    public static BudgetYear current(Clock clock) {
        return of(clock.instant().atZone(Indonesian.WITA).getYear());
    }

    /** No paper about the year's money is older: its work plan is drawn up from July on (Permendagri 114/2014 art. 29). */
    public LocalDate preparedFrom() {
        return LocalDate.of(value - 1, 7, 1);
    }

    @Override
    public int compareTo(BudgetYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
