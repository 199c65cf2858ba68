package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Refused.Code.INVALID;

import id.payungdesa.common.Indonesian;
import java.sql.Types;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The bills: one code for the first instalment of all persons accepted, also of those in the orders it adds to. */
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
        var today = Indonesian.today(clock);
        var dueOn = latest(dueIn(order.firstMonth()), today);
        var before = before(order);
        var added = persons.stream()
                .mapToLong(person -> person.monthlyContribution() * order.firstInstalmentOf(person))
                .sum();
        var bill = new Answer.Bill(
                nextCode(today),
                before.map(Before::amount).orElse(0L) + added,
                order.firstMonth(),
                order.instalmentMonths(),
                dueOn,
                latest(dueOn, today.plusDays(DAYS_TO_PAY)));
        write(order.reference(), order.addsTo(), order.payer(), bill, 0);
        before.ifPresent(old -> supersede(old.code(), bill.code()));
        return bill;
    }

    /** The insurer goes by what the bank has passed on; money still under way finds its code dead. */
    Answer renew(Renewal order) {
        var old = find(order.billingCode())
                .orElseThrow(() -> new Refused(INVALID, "There is no live bill with this code"));
        if (old.known() >= old.bill().amount()) {
            return new Answer.Renewed(Answer.Outcome.PAID, null);
        }
        var today = Indonesian.today(clock);
        var dueOn = latest(old.bill().dueOn(), today);
        var bill = new Answer.Bill(
                nextCode(today),
                old.bill().amount(),
                old.bill().firstMonth(),
                old.bill().months(),
                dueOn,
                latest(dueOn, today.plusDays(DAYS_TO_PAY)));
        write(order.reference(), old.first(), old.payer(), bill, old.known());
        supersede(old.bill().code(), bill.code());
        return new Answer.Renewed(Answer.Outcome.RENEWED, bill);
    }

    private Optional<Old> find(String code) {
        return book.jdbc
                .sql("""
                select bill.*, coalesce(adds_to, reference) as first, received + (
                           select coalesce(sum(payment.amount), 0) from payment
                           where payment.bill = code and settles_at <= :now and not kept) as known
                from bill
                where code = :code and not dead
                for update
                """)
                .param("code", code)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Old(
                        row.getString("first"),
                        new Registration.Payer(row.getString("payer_code"), row.getString("payer_name")),
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

    /** The bill this order adds to must wait for its money still, and be of the same payer and months. */
    void requireOpen(Registration order) {
        if (order.addsTo() == null) {
            return;
        }
        before(order);
        var fits = book.jdbc
                .sql("""
                select exists (select from received_order where reference = :first and kind = 'REGISTRATION')
                    and not exists (select from bill where reference = :first and adds_to is not null)
                    and not exists (
                        select from bill
                        left join payment on payment.bill = bill.code
                        where (reference = :first or adds_to = :first)
                            and (payment.bill is not null
                                or (payer_code, first_month, months) <> (:payer, :firstMonth, :months)))
                """)
                .param("first", order.addsTo())
                .param("payer", order.payer().code())
                .param("firstMonth", order.firstMonth().atDay(1))
                .param("months", order.instalmentMonths())
                .query(Boolean.class)
                .single();
        Fields.require(fits, "addsTo");
    }

    private record Before(String code, long amount) {}

    /** Locks the bill, so that the bank takes no money for it from here on. */
    private Optional<Before> before(Registration order) {
        return book.jdbc
                .sql("""
                select code, amount from bill
                where (reference = :first or adds_to = :first) and not dead
                for update
                """)
                .param("first", order.addsTo(), Types.VARCHAR)
                .query(Before.class)
                .optional();
    }

    private void supersede(String old, String code) {
        book.jdbc
                .sql("update bill set dead = true where code = :old")
                .param("old", old)
                .update();
        book.jdbc.sql("""
                insert into registration (bill, member, base_income, first_month, months, paid_months)
                select :code, member, base_income, first_month, months, paid_months from registration where bill = :old
                """).param("code", code).param("old", old).update();
    }

    private String nextCode(LocalDate today) {
        return book.jdbc
                .sql("select '88' || to_char(:today::date, 'YYMMDD') || lpad(nextval('bill_number')::text, 8, '0')")
                .param("today", today)
                .query(String.class)
                .single();
    }

    private void write(String reference, String addsTo, Registration.Payer payer, Answer.Bill bill, long received) {
        book.jdbc
                .sql("""
                insert into bill
                    (code, reference, adds_to, payer_code, payer_name, amount, first_month, months, due_on, expires_on, received)
                values
                    (:code, :reference, :addsTo, :payerCode, :payerName, :amount, :firstMonth, :months, :dueOn, :expiresOn,
                     :received)
                """)
                .param("code", bill.code())
                .param("reference", reference)
                .param("addsTo", addsTo, Types.VARCHAR)
                .param("payerCode", payer.code())
                .param("payerName", payer.name())
                .param("amount", bill.amount())
                .param("firstMonth", bill.firstMonth().atDay(1))
                .param("months", bill.months())
                .param("dueOn", bill.dueOn())
                .param("expiresOn", bill.expiresOn())
                .param("received", received)
                .update();
    }

    /** A bill in the book, and how much of it the insurer knows to be paid. */
    private record Old(String first, Registration.Payer payer, long known, Answer.Bill bill) {}

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
