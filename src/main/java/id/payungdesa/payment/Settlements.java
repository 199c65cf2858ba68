package id.payungdesa.payment;

import id.payungdesa.enrolment.Insurer;
import id.payungdesa.enrolment.Settlement;
import id.payungdesa.outbox.Dispatcher;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches what the insurer says was settled, each settlement once and in its order, and has each weighed until it is explained. */
@Component
class Settlements implements Dispatcher.Feed {

    private static final Logger log = LoggerFactory.getLogger(Settlements.class);

    /** Money nobody waits for, such as a second payment, may arrive at any time and be late in being seen by this much. */
    private static final Duration UNASKED = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Insurer insurer;
    private final Arrivals arrivals;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Set<String> stuck = ConcurrentHashMap.newKeySet();
    private volatile Instant asked = Instant.EPOCH;

    Settlements(JdbcClient jdbc, Insurer insurer, Arrivals arrivals, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.insurer = insurer;
        this.arrivals = arrivals;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** Asks in every round while a payment of ours waits for it, and now and then afterwards. */
    @Override
    public void fetch() {
        weighAll();
        var payments =
                transaction.execute(status -> jdbc.sql("""
                select count(*) as opened, count(*) filter (where paid_by is not null and settled_at is null) as waiting
                from payment
                """).query(Waiting.class).single());
        if (payments.waiting() > 0 || payments.opened() > 0 && isTime()) {
            asked = clock.instant();
            insurer.settlementsAfter(last()).forEach(this::keep);
            weighAll();
        }
    }

    record Waiting(long opened, long waiting) {}

    /** A clock that was set back is no reason to be silent until it has caught up. */
    private boolean isTime() {
        return Duration.between(asked, clock.instant()).abs().compareTo(UNASKED) >= 0;
    }

    private long last() {
        return transaction.execute(status -> jdbc.sql("select coalesce(max(sequence), 0) from settlement")
                .query(Long.class)
                .single());
    }

    private void keep(Settlement settlement) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into settlement (sequence, id, billing_code, amount, bank_reference, settled_at, paid_at, bill_id,
                    village_id, matched)
                select told.*, bill.id, bill.village_id, false
                from (values (:sequence, :id, :code, :amount, :reference, :settled::timestamptz, :paid::timestamptz))
                    as told (sequence, id, code, amount, reference, settled_at, paid_at)
                left join bill on bill.code = told.code
                on conflict do nothing
                """)
                .param("sequence", settlement.sequence())
                .param("id", settlement.id())
                .param("code", settlement.billingCode())
                .param("amount", settlement.amount().amount())
                .param("reference", settlement.bankReference())
                .param("settled", Timestamp.from(settlement.settledAt()))
                .param("paid", Timestamp.from(settlement.paidAt()))
                .update());
    }

    private void weighAll() {
        arrivals.unexplained().forEach(sequence -> attempt("settlement " + sequence, () -> arrivals.weigh(sequence)));
        arrivals.accepted()
                .forEach(payment ->
                        attempt("payment " + payment, () -> arrivals.settleAccepted(new PaymentId(payment))));
    }

    /** One that fails stops no other; it is tried in every round and told of once. */
    private void attempt(String what, Runnable work) {
        try {
            work.run();
            stuck.remove(what);
        } catch (RuntimeException e) {
            if (stuck.add(what)) {
                log.error("The {} could not be booked", what, e);
            }
        }
    }
}
