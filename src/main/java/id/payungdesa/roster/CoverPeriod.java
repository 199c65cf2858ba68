package id.payungdesa.roster;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.IntStream;

/** The months a village wants to insure its workers for. */
public record CoverPeriod(YearMonth first, int months) {

    public CoverPeriod {
        if (months < 1) {
            throw new IllegalArgumentException("No month of cover: " + months);
        }
    }

    public LocalDate firstDay() {
        return first.atDay(1);
    }

    /** The first day after the cover. */
    public LocalDate end() {
        return first.plusMonths(months).atDay(1);
    }

    /** The months on whose first day somebody has not yet reached a birthday. */
    int monthsBefore(LocalDate birthday) {
        return (int) IntStream.range(0, months)
                .filter(month -> first.plusMonths(month).atDay(1).isBefore(birthday))
                .count();
    }
}
