package id.payungdesa.payment;

import id.payungdesa.enrolment.Insurer;
import id.payungdesa.enrolment.Settlement;
import id.payungdesa.outbox.Dispatcher;
import id.payungdesa.outbox.Inbox;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches what the insurer says was settled: each settlement once, in its order, and matched as soon as the same amount
 * was recorded as paid for its bill; until then it is kept as unmatched.
 */
@Component
class Settlements implements Dispatcher.Feed {

    private static final Logger log = LoggerFactory.getLogger(Settlements.class);

    private final JdbcClient jdbc;
    private final Insurer insurer;
    private final Payments payments;
    private final Ledger ledger;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Set<Long> stuck = ConcurrentHashMap.newKeySet();

    Settlements(
            JdbcClient jdbc,
            Insurer insurer,
            Payments payments,
            Ledger ledger,
            Inbox inbox,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.insurer = insurer;
        this.payments = payments;
        this.ledger = ledger;
        this.inbox = inbox;
        this.events = events;
        this.transaction = transaction;
    }

    /** Asks only while a payment of ours waits for it. */
    @Override
    public void fetch() {
        var after =
                transaction.execute(status -> jdbc.sql("""
                select (select coalesce(max(sequence), 0) from settlement)
                where exists (
                    select from payment where paid_by is not null
                        and not exists (select from settlement where settlement.bill_id = payment.bill_id and matched))
                """).query(Long.class).optional());
        if (after.isPresent()) {
            matchable().forEach(this::tryToMatch);
            insurer.settlementsAfter(after.get()).forEach(this::keep);
            matchable().forEach(this::tryToMatch);
        }
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

    /** Of several settlements of one bill, the first. */
    private List<Match> matchable() {
        return transaction.execute(status -> jdbc.sql("""
                select distinct on (payment.bill_id) settlement.sequence, settlement.id, settlement.paid_at, payment.id as payment, payment.bill_id,
                    payment.village_id
                from settlement
                join payment on payment.bill_id = settlement.bill_id and payment.amount = settlement.amount
                where not settlement.matched and payment.paid_by is not null
                    and not exists (select from settlement other where other.bill_id = payment.bill_id and other.matched)
                order by payment.bill_id, settlement.sequence
                """)
                .query((row, n) -> new Match(
                        row.getLong("sequence"),
                        row.getString("id"),
                        row.getTimestamp("paid_at").toInstant(),
                        new PaymentId(row.getLong("payment")),
                        row.getLong("bill_id"),
                        row.getInt("village_id")))
                .list());
    }

    /** One that fails stops no other; it is tried in every round and told of once. */
    private void tryToMatch(Match match) {
        try {
            transaction.executeWithoutResult(status -> match(match));
            stuck.remove(match.sequence());
        } catch (RuntimeException e) {
            if (stuck.add(match.sequence())) {
                log.error("Settlement {} could not be matched", match.sequence(), e);
            }
        }
    }

    private void match(Match match) {
        var now = jdbc.sql("update settlement set matched = true where sequence = :sequence and not matched")
                .param("sequence", match.sequence())
                .update();
        if (now == 1) {
            var payment = payments.get(match.payment());
            ledger.settle(payment);
            events.publishEvent(
                    new ContributionSettled(payment.id(), payment.proposal(), payment.bill(), match.paidAt()));
            inbox.take("insurer", match.id(), "contributionSettled", "payment-" + payment.id(), match.village());
        }
    }

    /** A settlement whose bill is recorded as paid with the same amount. */
    record Match(long sequence, String id, Instant paidAt, PaymentId payment, long bill, int village) {}
}
