package id.payungdesa.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What the bank has passed on to the insurer, numbered in the order in which it is told. */
class Settlements {

    private static final int MOST = 500;

    private final Book book;
    private final Clock clock;

    Settlements(Book book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    List<Settlement> after(long sequence) {
        return book.inTransaction(() -> {
            settleWhatIsDue();
            return read(sequence);
        });
    }

    private void settleWhatIsDue() {
        // A number given before the lower one is committed would hide that one from a reader for good.
        book.jdbc.sql("lock table settlement in exclusive mode").update();
        book.jdbc
                .sql("""
                insert into settlement (sequence, bill, bank_reference)
                select (select coalesce(max(sequence), 0) from settlement)
                           + row_number() over (order by settles_at, bill, bank_reference),
                       bill, bank_reference
                from payment
                where settles_at <= :now and not kept
                  and not exists (select from settlement where settlement.bank_reference = payment.bank_reference)
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Settlement> read(long sequence) {
        return book.jdbc
                .sql("""
                select sequence, told_code, amount, payment.bank_reference, paid_at, settles_at
                from settlement
                join payment on payment.bank_reference = settlement.bank_reference
                where sequence > :sequence
                order by sequence
                limit :most
                """)
                .param("sequence", sequence)
                .param("most", MOST)
                .query((row, number) -> new Settlement(
                        row.getLong("sequence"),
                        "SET-" + row.getString("bank_reference"),
                        row.getString("told_code"),
                        row.getLong("amount"),
                        row.getString("bank_reference"),
                        row.getTimestamp("paid_at").toInstant(),
                        row.getTimestamp("settles_at").toInstant()))
                .list();
    }

    record Settlement(
            long sequence,
            String id,
            String billingCode,
            long amount,
            String bankReference,
            Instant paidAt,
            Instant settledAt) {}
}
