package id.payungdesa.sandbox;

import id.payungdesa.common.Indonesian;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The bank: takes the money for a billing code once, until the code expires. */
class Bank {

    private final Book book;
    private final Clock clock;
    private final Duration settleAfter;

    Bank(Book book, Clock clock, Duration settleAfter) {
        this.book = book;
        this.clock = clock;
        this.settleAfter = settleAfter;
    }

    Optional<Account> find(String code) {
        return book.jdbc
                .sql("""
                select code, payer_name, amount, first_month, months, expires_on, dead, bank_reference, paid_at
                from bill
                left join payment on payment.bill = bill.code
                where code = :code
                """)
                .param("code", code)
                .query((row, number) -> new Account(
                        row.getString("code"),
                        row.getString("payer_name"),
                        row.getLong("amount"),
                        YearMonth.from(row.getObject("first_month", LocalDate.class)),
                        row.getInt("months"),
                        row.getObject("expires_on", LocalDate.class),
                        row.getBoolean("dead"),
                        receipt(row.getString("bank_reference"), row.getTimestamp("paid_at"))))
                .optional();
    }

    private static Optional<Receipt> receipt(String reference, Timestamp paidAt) {
        return Optional.ofNullable(paidAt).map(time -> new Receipt(reference, time.toInstant()));
    }

    /** Whether this very call took the money; it does not when it was taken before, or the code is dead. */
    boolean pay(String code) {
        var now = clock.instant();
        return book.jdbc
                        .sql("""
                insert into payment (bill, bank_reference, paid_at, settles_at)
                select code,
                       'BKT-' || to_char(:today::date, 'YYYYMMDD') || '-' || lpad(nextval('bank_number')::text, 6, '0'),
                       :now,
                       :settlesAt
                from bill
                where code = :code and expires_on >= :today and not dead
                for update
                on conflict (bill) do nothing
                """)
                        .param("code", code)
                        .param("today", today())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("settlesAt", now.plus(settleAfter).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    boolean isDead(Account account) {
        return account.receipt().isEmpty() && account.expiresOn().isBefore(today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
    }

    /** What the counter sees under a billing code. */
    record Account(
            String code,
            String payer,
            long amount,
            YearMonth firstMonth,
            int months,
            LocalDate expiresOn,
            boolean replaced,
            Optional<Receipt> receipt) {}

    record Receipt(String reference, Instant paidAt) {}
}
