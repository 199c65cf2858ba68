package id.payungdesa.sandbox;

import id.payungdesa.common.Indonesian;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The bills: one code for the first instalment of all persons that one order got accepted. */
class Bills {

    private static final int DAY_DUE = 15;
    private static final int DAYS_TO_PAY = 14;

    private final Book book;
    private final Clock clock;

    Bills(Book book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    Answer.Bill issue(Registration order, List<Registration.Person> persons) {
        var today = LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
        var dueOn = latest(dueIn(order.firstMonth()), today);
        var bill = new Answer.Bill(
                nextCode(today),
                persons.stream()
                        .mapToLong(person -> person.monthlyContribution() * order.firstInstalmentOf(person))
                        .sum(),
                order.firstMonth(),
                order.instalmentMonths(),
                dueOn,
                latest(dueOn, today.plusDays(DAYS_TO_PAY)));
        write(order, bill);
        return bill;
    }

    private String nextCode(LocalDate today) {
        return book.jdbc
                .sql("select '88' || to_char(:today::date, 'YYMMDD') || lpad(nextval('bill_number')::text, 8, '0')")
                .param("today", today)
                .query(String.class)
                .single();
    }

    private void write(Registration order, Answer.Bill bill) {
        book.jdbc
                .sql("""
                insert into bill
                    (code, reference, payer_code, payer_name, amount, first_month, months, due_on, expires_on)
                values
                    (:code, :reference, :payerCode, :payerName, :amount, :firstMonth, :months, :dueOn, :expiresOn)
                """)
                .param("code", bill.code())
                .param("reference", order.reference())
                .param("payerCode", order.payer().code())
                .param("payerName", order.payer().name())
                .param("amount", bill.amount())
                .param("firstMonth", bill.firstMonth().atDay(1))
                .param("months", bill.months())
                .param("dueOn", bill.dueOn())
                .param("expiresOn", bill.expiresOn())
                .update();
    }

    private static LocalDate dueIn(YearMonth month) {
        return Stream.iterate(month.atDay(DAY_DUE), day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return Stream.of(one, other).max(Comparator.naturalOrder()).orElseThrow();
    }
}
