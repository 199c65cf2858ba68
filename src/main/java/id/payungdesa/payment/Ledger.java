package id.payungdesa.payment;

import id.payungdesa.common.Rupiah;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Double entry, append only: approved money is committed, paid money waits in clearing, settled money is paid. */
@Component
@Transactional
class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void commit(Payment payment) {
        post(payment, "COMMIT", "BUDGET", "COMMITTED", payment.amount(), null);
    }

    void pay(Payment payment) {
        post(payment, "PAY", "COMMITTED", "CLEARING", payment.turn().toPay(), null);
    }

    /** What did not arrive is approved to be paid once more. */
    void reopen(Payment payment, Rupiah rest) {
        post(payment, "REOPEN", "CLEARING", "COMMITTED", rest, null);
    }

    void settle(Payment payment) {
        post(payment, "SETTLE", "CLEARING", "PAID", payment.amount(), null);
    }

    /** Money nobody approved went out: it waits at the insurer. */
    void exceed(Payment payment, DisputeId dispute, Rupiah excess) {
        post(payment, "EXCESS", "BUDGET", "EXCESS", excess, dispute);
    }

    void refund(Payment payment, DisputeId dispute, Rupiah excess) {
        post(payment, "REFUND", "EXCESS", "BUDGET", excess, dispute);
    }

    private void post(Payment payment, String kind, String from, String to, Rupiah amount, DisputeId dispute) {
        jdbc.sql("""
                with entry as (
                    insert into ledger_entry (payment_id, village_id, kind, turn, dispute_id, at)
                    values (:payment, :village, :kind, :turn, :dispute, :now)
                    returning id
                )
                insert into ledger_posting (entry_id, account, village_id, amount)
                select entry.id, leg.account, :village, leg.amount
                from entry, (values (:from, -:amount), (:to, :amount)) as leg (account, amount)
                """)
                .param("payment", payment.id().value())
                .param("village", payment.village().value())
                .param("kind", kind)
                .param("turn", payment.turn().number())
                .param("dispute", dispute == null ? null : dispute.value(), Types.BIGINT)
                .param("now", Timestamp.from(clock.instant()))
                .param("from", from)
                .param("to", to)
                .param("amount", amount.amount())
                .update();
    }
}
