package id.payungdesa.common;

import java.time.Clock;

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

    @Override
    public int compareTo(BudgetYear other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
