package id.payungdesa.sandbox;

import id.payungdesa.common.Indonesian;
import id.payungdesa.sandbox.Answer.Match;
import id.payungdesa.sandbox.Answer.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is a member and for which months: matches persons against the book and registers them in it. */
class Members {

    private static final int REGISTRATION = 1;
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
        var month = YearMonth.from(Indonesian.today(clock));
        var covers = covers(
                order.persons().stream()
                        .map(person -> new Asked(person.ref(), person.nik(), FOREVER))
                        .toList(),
                month);
        return new Answer.Matched(
                order.persons().stream().map(person -> match(person, covers)).toList());
    }

    private Match match(Matching.Person person, Map<String, Cover> covers) {
        var today = Indonesian.today(clock);
        return Finding.atMatching(person.nik())
                .or(() -> Finding.ofAge(person.birthDate(), today, today))
                .map(finding -> Match.of(person.ref(), finding, null))
                .or(() -> Optional.ofNullable(covers.get(person.ref()))
                        .map(cover -> Match.of(person.ref(), Finding.GANDA, cover.paidUntil())))
                .orElseGet(() -> Match.of(person.ref(), Finding.VALID, null));
    }

    Answer register(Registration order) {
        // One registration at a time, or two orders could both find a person free. A lock of the table would wait for
        // autovacuum.
        book.jdbc
                .sql("select 1 from pg_advisory_xact_lock(:registration)")
                .param("registration", REGISTRATION)
                .query(Integer.class)
                .single();
        bills.requireOpen(order);
        var covers = covers(
                order.persons().stream()
                        .map(person -> new Asked(person.ref(), person.nik(), last(order, person)))
                        .toList(),
                order.firstMonth());
        var refused = new ArrayList<Member>();
        var free = new LinkedHashMap<String, Registration.Person>();
        for (var person : order.persons()) {
            finding(order, person)
                    .or(() -> free.containsKey(person.nik()) || covers.containsKey(person.ref())
                            ? Optional.of(Finding.GANDA)
                            : Optional.empty())
                    .ifPresentOrElse(
                            finding -> refused.add(Member.refused(person.ref(), finding)),
                            () -> free.put(person.nik(), person));
        }
        if (free.isEmpty()) {
            return new Answer.Registered(refused, null);
        }
        var accepted = List.copyOf(free.values());
        var bill = bills.issue(order, accepted);
        var numbers = enter(bill, order, accepted);
        return new Answer.Registered(
                Stream.concat(
                                accepted.stream()
                                        .map(person -> Member.accepted(person.ref(), numbers.get(person.nik()))),
                                refused.stream())
                        .toList(),
                bill);
    }

    private static Optional<Finding> finding(Registration order, Registration.Person person) {
        return Finding.atRegistration(person.nik())
                .or(() -> Finding.ofAge(
                        person.birthDate(),
                        order.firstMonth().atDay(1),
                        last(order, person).atDay(1)));
    }

    private static YearMonth last(Registration order, Registration.Person person) {
        return order.firstMonth().plusMonths(person.months() - 1L);
    }

    /** Whether somebody is a member already, in any month until this one. */
    private record Asked(String ref, String nik, YearMonth last) {}

    /** By ref. A registration counts while its bill is paid or can still be paid; one that moved to a newer bill counts there. */
    private Map<String, Cover> covers(List<Asked> asked, YearMonth first) {
        return book
                .jdbc
                .sql("""
                select distinct on (asked.ref) asked.ref, case when payment.bill is not null
                            then (registration.first_month + paid_months * interval '1 month')::date - 1
                       end as paid_until
                from unnest(:refs, :niks, :lasts::date[]) as asked (ref, nik, last)
                join member on member.nik = asked.nik
                join registration on registration.member = member.number
                join bill on bill.code = registration.bill
                left join payment on payment.bill = bill.code
                where not bill.dead
                  and (payment.bill is not null or bill.expires_on >= :today)
                  and registration.first_month <= asked.last
                  and registration.first_month + registration.months * interval '1 month' > :first
                order by asked.ref, registration.first_month desc
                """)
                .param("refs", column(asked, Asked::ref))
                .param("niks", column(asked, Asked::nik))
                .param("lasts", column(asked, one -> one.last().atDay(1).toString()))
                .param("today", Indonesian.today(clock))
                .param("first", first.atDay(1))
                .query(Cover.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Cover::ref, Function.identity()));
    }

    /** The members' numbers by NIK. */
    private Map<String, String> enter(Answer.Bill bill, Registration order, List<Registration.Person> persons) {
        var numbers = book
                .jdbc
                .sql("""
                insert into member (nik, number, name, birth_date)
                select nik, nextval('member_number')::text, name, birth_date
                from unnest(:niks, :names, :births::date[]) as person (nik, name, birth_date)
                on conflict (nik) do update set name = excluded.name
                returning nik, number
                """)
                .param("niks", column(persons, Registration.Person::nik))
                .param("names", column(persons, Registration.Person::name))
                .param("births", column(persons, person -> person.birthDate().toString()))
                .query(Entered.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Entered::nik, Entered::number));
        book.jdbc
                .sql("""
                insert into registration (bill, member, base_income, first_month, months, paid_months)
                select :bill, member, base_income, :firstMonth, months, paid_months
                from unnest(:members, :incomes, :months, :paid) as person (member, base_income, months, paid_months)
                """)
                .param("bill", bill.code())
                .param("firstMonth", order.firstMonth().atDay(1))
                .param("members", column(persons, person -> numbers.get(person.nik())))
                .param(
                        "incomes",
                        persons.stream().map(Registration.Person::baseIncome).toArray(Long[]::new))
                .param(
                        "months",
                        persons.stream().map(Registration.Person::months).toArray(Integer[]::new))
                .param("paid", persons.stream().map(order::firstInstalmentOf).toArray(Integer[]::new))
                .update();
        return numbers;
    }

    private static <T> String[] column(List<T> rows, Function<T, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    /** Until when a member's contribution is paid; null while it is not. */
    private record Cover(String ref, LocalDate paidUntil) {}

    private record Entered(String nik, String number) {}
}
