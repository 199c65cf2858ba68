package id.payungdesa.sandbox;

import id.payungdesa.common.Indonesian;
import id.payungdesa.sandbox.Answer.Match;
import id.payungdesa.sandbox.Answer.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is a member and for which months: matches persons against the book and registers them in it. */
class Members {

    private static final YearMonth FOREVER = YearMonth.of(9999, 12);

    private final Book book;
    private final Bills bills;
    private final Clock clock;

    Members(Book book, Bills bills, Clock clock) {
        this.book = book;
        this.bills = bills;
        this.clock = clock;
    }

    Answer match(Matching order) {
        return new Answer.Matched(order.persons().stream().map(this::match).toList());
    }

    private Match match(Matching.Person person) {
        var today = today();
        var known = Finding.atMatching(person.nik()).or(() -> Finding.ofAge(person.birthDate(), today, today));
        if (known.isPresent()) {
            return Match.of(person.ref(), known.get(), null);
        }
        return registered(person.nik(), YearMonth.from(today), FOREVER)
                .map(cover -> Match.of(person.ref(), Finding.GANDA, cover.paidUntil()))
                .orElseGet(() -> Match.of(person.ref(), Finding.VALID, null));
    }

    Answer register(Registration order) {
        // One registration at a time, or two orders could both find a person free.
        book.jdbc.sql("lock table registration in share row exclusive mode").update();
        bills.requireOpen(order);
        var refused = new ArrayList<Member>();
        var free = new ArrayList<Registration.Person>();
        for (var person : order.persons()) {
            finding(order, person, free)
                    .ifPresentOrElse(
                            finding -> refused.add(Member.refused(person.ref(), finding)), () -> free.add(person));
        }
        if (free.isEmpty()) {
            return new Answer.Registered(refused, null);
        }
        var bill = bills.issue(order, free);
        var told = new ArrayList<Member>();
        for (var person : free) {
            told.add(Member.accepted(person.ref(), enter(bill, order, person)));
        }
        told.addAll(refused);
        return new Answer.Registered(told, bill);
    }

    private Optional<Finding> finding(
            Registration order, Registration.Person person, List<Registration.Person> before) {
        var last = order.firstMonth().plusMonths(person.months() - 1L);
        return Finding.atRegistration(person.nik())
                .or(() -> Finding.ofAge(person.birthDate(), order.firstMonth().atDay(1), last.atDay(1)))
                .or(() -> before.stream().anyMatch(other -> other.nik().equals(person.nik()))
                                || registered(person.nik(), order.firstMonth(), last)
                                        .isPresent()
                        ? Optional.of(Finding.GANDA)
                        : Optional.empty());
    }

    /** A registration counts while its bill is paid or can still be paid; one that moved to a newer bill counts there. */
    private Optional<Cover> registered(String nik, YearMonth first, YearMonth last) {
        return book.jdbc
                .sql("""
                select case when payment.bill is not null
                            then (registration.first_month + paid_months * interval '1 month')::date - 1
                       end as paid_until
                from member
                join registration on registration.member = member.number
                join bill on bill.code = registration.bill
                left join payment on payment.bill = bill.code
                where member.nik = :nik and not bill.dead
                  and (payment.bill is not null or bill.expires_on >= :today)
                  and registration.first_month <= :last
                  and registration.first_month + registration.months * interval '1 month' > :first
                order by registration.first_month desc
                limit 1
                """)
                .param("nik", nik)
                .param("today", today())
                .param("first", first.atDay(1))
                .param("last", last.atDay(1))
                .query((row, number) -> new Cover(row.getObject("paid_until", LocalDate.class)))
                .optional();
    }

    private String enter(Answer.Bill bill, Registration order, Registration.Person person) {
        var number = book.jdbc
                .sql("""
                insert into member (nik, number, name, birth_date)
                values (:nik, nextval('member_number')::text, :name, :birthDate)
                on conflict (nik) do update set name = excluded.name
                returning number
                """)
                .param("nik", person.nik())
                .param("name", person.name())
                .param("birthDate", person.birthDate())
                .query(String.class)
                .single();
        book.jdbc
                .sql("""
                insert into registration (bill, member, base_income, first_month, months, paid_months)
                values (:bill, :member, :baseIncome, :firstMonth, :months, :paidMonths)
                """)
                .param("bill", bill.code())
                .param("member", number)
                .param("baseIncome", person.baseIncome())
                .param("firstMonth", order.firstMonth().atDay(1))
                .param("months", person.months())
                .param("paidMonths", order.firstInstalmentOf(person))
                .update();
        return number;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
    }

    /** Until when a member's contribution is paid; null while it is not. */
    private record Cover(LocalDate paidUntil) {}
}
