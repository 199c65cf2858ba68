package id.payungdesa.simulation;

import id.payungdesa.common.Rupiah;
import id.payungdesa.tariff.FundSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * What the terms of a scenario would come to, beside what is really there.
 *
 * @param late how many drafts would not be evaluated by the limit, {@code limitDays} working days after they came
 */
public record Outcome(
        int villages,
        int people,
        Rupiah total,
        List<Month> months,
        List<Money> money,
        List<Backlog.Load> desks,
        int late,
        LocalDate limit,
        int limitDays) {

    public record Month(YearMonth month, Rupiah amount) {}

    /** A source of money: what it would pay, and what the year's proposals really take from it. */
    public record Money(FundSource source, int share, Rupiah amount, Actual actual) {

        public long difference() {
            return amount.amount() - actual.amount().amount();
        }
    }

    public int actualVillages() {
        return money.stream().mapToInt(each -> each.actual().villages()).sum();
    }

    public int actualPeople() {
        return money.stream().mapToInt(each -> each.actual().people()).sum();
    }

    public Rupiah actualTotal() {
        return money.stream().map(each -> each.actual().amount()).reduce(Rupiah.ZERO, Rupiah::plus);
    }

    public long difference() {
        return total.amount() - actualTotal().amount();
    }

    /** The most working days that a desk takes. */
    public int most() {
        return desks.stream().mapToInt(Backlog.Load::workingDays).max().orElse(0);
    }

    /** When the last proposal has passed its last desk. */
    public LocalDate last() {
        return desks.isEmpty() ? limit : desks.get(desks.size() - 1).last();
    }
}
