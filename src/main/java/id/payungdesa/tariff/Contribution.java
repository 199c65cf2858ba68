package id.payungdesa.tariff;

import id.payungdesa.common.Rupiah;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.stream.Stream;

/** What is due for people of one bracket over some months in a row. */
public record Contribution(Bracket bracket, YearMonth first, int months) {

    private static final int AGE_LIMIT = 65;

    public Contribution {
        if (months < 0) {
            throw new IllegalArgumentException("Negative months: " + months);
        }
    }

    public Rupiah perPerson() {
        return bracket.monthly().times(months);
    }

    public Rupiah perPerson(Discount discount, Sector sector) {
        return covered().map(month -> discount.monthly(bracket, sector, month)).reduce(Rupiah.ZERO, Rupiah::plus);
    }

    public Rupiah forPeople(int people) {
        return perPerson().times(people);
    }

    /** Only the months whose first day the person is still under 65: from the birthday on the insurer takes nobody. */
    public Contribution until65(LocalDate born) {
        var birthday = born.plusYears(AGE_LIMIT);
        var payable =
                covered().filter(month -> month.atDay(1).isBefore(birthday)).count();
        return new Contribution(bracket, first, (int) payable);
    }

    private Stream<YearMonth> covered() {
        return Stream.iterate(first, month -> month.plusMonths(1)).limit(months);
    }
}
