package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Refused.Code.INVALID;

import id.payungdesa.common.Indonesian;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The bills: one code for the first instalment of all persons that one order got accepted, and new codes for old. */
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
        write(order.reference(), order.payer().code(), order.payer().name(), bill, 0);
        return bill;
    }

    /** The insurer goes by what the bank has passed on; money still under way finds its code dead. */
    Answer renew(Renewal order) {
        var old = find(order.billingCode())
                .orElseThrow(() -> new Refused(INVALID, "There is no live bill with this code"));
        if (old.known() >= old.bill().amount()) {
            return new Answer.Renewed(Answer.Outcome.PAID, null);
        }
        var today = LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
        var dueOn = latest(old.bill().dueOn(), today);
        var bill = new Answer.Bill(
                nextCode(today),
                old.bill().amount(),
                old.bill().firstMonth(),
                old.bill().months(),
                dueOn,
                latest(dueOn, today.plusDays(DAYS_TO_PAY)));
        write(order.reference(), old.payerCode(), old.payerName(), bill, old.known());
        replace(old.bill().code(), bill.code());
        return new Answer.Renewed(Answer.Outcome.RENEWED, bill);
    }

    private Optional<Old> find(String code) {
        return book.jdbc
                .sql("""
                select bill.*, received + (
                           select coalesce(sum(payment.amount), 0) from payment
                           where payment.bill = code and settles_at <= :now and not kept) as known
                from bill
                where code = :code and replaced_by is null
                for update
                """)
                .param("code", code)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Old(
                        row.getString("payer_code"),
                        row.getString("payer_name"),
                        row.getLong("known"),
                        new Answer.Bill(
                                code,
                                row.getLong("amount"),
                                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                                row.getInt("months"),
                                row.getObject("due_on", LocalDate.class),
                                row.getObject("expires_on", LocalDate.class))))
                .optional();
    }

    private void replace(String code, String by) {
        for (var change : List.of(
                "update bill set replaced_by = :by where code = :code",
                "update registration set bill = :by where bill = :code")) {
            book.jdbc.sql(change).param("by", by).param("code", code).update();
        }
    }

    private String nextCode(LocalDate today) {
        return book.jdbc
                .sql("select '88' || to_char(:today::date, 'YYMMDD') || lpad(nextval('bill_number')::text, 8, '0')")
                .param("today", today)
                .query(String.class)
                .single();
    }

    private void write(String reference, String payerCode, String payerName, Answer.Bill bill, long received) {
        book.jdbc
                .sql("""
                insert into bill
                    (code, reference, payer_code, payer_name, amount, first_month, months, due_on, expires_on, received)
                values
                    (:code, :reference, :payerCode, :payerName, :amount, :firstMonth, :months, :dueOn, :expiresOn, :received)
                """)
                .param("code", bill.code())
                .param("reference", reference)
                .param("payerCode", payerCode)
                .param("payerName", payerName)
                .param("amount", bill.amount())
                .param("firstMonth", bill.firstMonth().atDay(1))
                .param("months", bill.months())
                .param("dueOn", bill.dueOn())
                .param("expiresOn", bill.expiresOn())
                .param("received", received)
                .update();
    }

    /** A bill in the book, and how much of it the insurer knows to be paid. */
    private record Old(String payerCode, String payerName, long known, Answer.Bill bill) {}

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
