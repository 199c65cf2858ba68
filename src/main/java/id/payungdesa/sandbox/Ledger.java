package id.payungdesa.sandbox;

import java.time.LocalDate;
import java.util.List;

/** The book as the read-only page shows it: counts, the newest bills, and members under a masked NIK. */
class Ledger {

    private static final int NEWEST = 50;

    private final Book book;

    Ledger(Book book) {
        this.book = book;
    }

    Counts counts() {
        return book.jdbc.sql("""
                select (select count(*) from received_order where kind = 'MATCHING') as matchings,
                       (select count(*) from received_order where kind = 'REGISTRATION') as registrations,
                       (select count(*) from member) as members,
                       (select count(*) from bill) as bills,
                       (select count(*) from payment) as payments
                """).query(Counts.class).single();
    }

    List<Bill> newestBills() {
        return book.jdbc.sql("""
                select code, payer_name, amount, expires_on, bank_reference,
                       (select count(*) from registration where registration.bill = bill.code) as persons
                from bill
                left join lateral (
                    select string_agg(bank_reference, ', ' order by bank_reference) as bank_reference
                    from payment where payment.bill = bill.code
                ) payment on true
                order by code desc
                limit :newest
                """).param("newest", NEWEST).query(Bill.class).list();
    }

    List<Member> newestMembers() {
        return book.jdbc.sql("""
                select number, left(nik, 6) || '******' || right(nik, 4) as masked_nik
                from member
                order by number desc
                limit :newest
                """).param("newest", NEWEST).query(Member.class).list();
    }

    record Counts(long matchings, long registrations, long members, long bills, long payments) {}

    record Bill(String code, String payerName, long amount, LocalDate expiresOn, String bankReference, long persons) {}

    record Member(String number, String maskedNik) {}
}
