package id.payungdesa.sandbox;

import id.payungdesa.common.Indonesian;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** The bank: takes what is still due for a billing code, once and until the code is dead, unless it errs. */
class Bank {

    private static final long WRONG_BY = 1_000;
    private static final String NOBODYS_CODE = "9999999999999999";

    private final Book book;
    private final Mood mood;
    private final Clock clock;
    private final Duration settleAfter;

    Bank(Book book, Mood mood, Clock clock, Duration settleAfter) {
        this.book = book;
        this.mood = mood;
        this.clock = clock;
        this.settleAfter = settleAfter;
    }

    Optional<Account> find(String code) {
        return book.jdbc
                .sql("""
                select code, payer_name, bill.amount - received - coalesce(paid.total, 0) as due, paid.total, first_month,
                       months, expires_on, dead as replaced, dead or expires_on < :today as dead, bank_reference, paid_at
                from bill
                left join lateral (
                    select sum(amount) over () as total, bank_reference, paid_at
                    from payment where payment.bill = bill.code
                    order by paid_at desc, bank_reference desc limit 1
                ) paid on true
                where code = :code
                """)
                .param("code", code)
                .param("today", Indonesian.today(clock))
                .query(Bank::account)
                .optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        var paidAt = row.getTimestamp("paid_at");
        var reference = row.getString("bank_reference");
        return new Account(
                row.getString("code"),
                row.getString("payer_name"),
                row.getLong("due"),
                row.getLong("total"),
                YearMonth.from(row.getObject("first_month", LocalDate.class)),
                row.getInt("months"),
                row.getObject("expires_on", LocalDate.class),
                row.getBoolean("replaced"),
                row.getBoolean("dead"),
                Optional.ofNullable(paidAt).map(time -> new Receipt(reference, time.toInstant())));
    }

    /** Whether this very call took the money; it does not when nothing is due any more, or the code is dead. */
    boolean pay(String code) {
        return pay(code, mood.atTheBank());
    }

    boolean pay(String code, Optional<BankFault> fault) {
        return book.inTransaction(() -> {
            book.jdbc
                    .sql("select code from bill where code = :code for update")
                    .param("code", code)
                    .query(String.class)
                    .optional();
            return find(code).map(account -> take(account, fault.orElse(null))).orElse(false);
        });
    }

    private boolean take(Account account, BankFault fault) {
        var due = Math.max(account.due(), 0);
        var again = fault == BankFault.TWICE;
        if (account.dead() && fault != BankFault.DEAD_CODE || due == 0 && !again) {
            return false;
        }
        if (due > 0) {
            enter(account.code(), fault, due + errorOf(fault));
        }
        if (again) {
            enter(account.code(), fault, due > 0 ? due : account.paid());
        }
        return true;
    }

    private static long errorOf(BankFault fault) {
        return fault == BankFault.SHORT ? -WRONG_BY : fault == BankFault.OVER ? WRONG_BY : 0;
    }

    private void enter(String code, BankFault fault, long amount) {
        var now = clock.instant();
        book.jdbc
                .sql("""
                insert into payment (bill, bank_reference, amount, told_code, paid_at, settles_at, kept)
                select :code,
                       'BKT-' || to_char(:today::date, 'YYYYMMDD') || '-' || lpad(nextval('bank_number')::text, 6, '0'),
                       :amount, :told, :now, :settlesAt, :kept
                """)
                .param("code", code)
                .param("amount", amount)
                .param("told", fault == BankFault.UNKNOWN_CODE ? NOBODYS_CODE : code)
                .param("kept", fault == BankFault.SILENT)
                .param("today", Indonesian.today(clock))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("settlesAt", now.plus(settleAfter).atOffset(ZoneOffset.UTC))
                .update();
    }

    void passOnWhatWasKept() {
        book.jdbc.sql("update payment set kept = false where kept").update();
    }

    /** What the counter sees under a billing code; the receipt is the last one. */
    record Account(
            String code,
            String payer,
            long due,
            long paid,
            YearMonth firstMonth,
            int months,
            LocalDate expiresOn,
            boolean replaced,
            boolean dead,
            Optional<Receipt> receipt) {

        boolean isPaid() {
            return due <= 0 && receipt.isPresent();
        }
    }

    record Receipt(String reference, Instant paidAt) {}
}
