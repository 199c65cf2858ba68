package id.payungdesa.payment;

import java.sql.Timestamp;
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
        post(payment, "COMMIT", "BUDGET", "COMMITTED");
    }

    void pay(Payment payment) {
        post(payment, "PAY", "COMMITTED", "CLEARING");
    }

    void settle(Payment payment) {
        post(payment, "SETTLE", "CLEARING", "PAID");
    }

    private void post(Payment payment, String kind, String from, String to) {
        jdbc.sql("""
                with entry as (
                    insert into ledger_entry (payment_id, village_id, kind, at) values (:payment, :village, :kind, :now)
                    returning id
                )
                insert into ledger_posting (entry_id, account, village_id, amount)
                select entry.id, leg.account, :village, leg.amount
                from entry, (values (:from, -:amount), (:to, :amount)) as leg (account, amount)
                """)
                .param("payment", payment.id().value())
                .param("village", payment.village().value())
                .param("kind", kind)
                .param("now", Timestamp.from(clock.instant()))
                .param("from", from)
                .param("to", to)
                .param("amount", payment.amount().amount())
                .update();
    }
}
