package id.payungdesa.payment;

import id.payungdesa.enrolment.Insurer;
import id.payungdesa.enrolment.Settlement;
import id.payungdesa.outbox.Dispatcher;
import id.payungdesa.outbox.Inbox;
import java.sql.Timestamp;
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
 * Fetches what the insurer says was settled. Each settlement is kept once, as it comes, and matched when its payment is
 * written down with the same amount, which may be later: money is quicker than paper.
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
            matchAll();
            insurer.settlementsAfter(after.get()).forEach(this::keep);
            matchAll();
        }
    }

    private void keep(Settlement settlement) {
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into settlement (sequence, id, billing_code, amount, bank_reference, paid_at, settled_at, bill_id,
                    village_id, matched)
                select :sequence, :id, :code, :amount, :reference, :paid, :settled, bill.id, bill.village_id, false
                from (values (1)) as once left join bill on bill.code = :code
                on conflict (sequence) do nothing
                """)
                .param("sequence", settlement.sequence())
                .param("id", settlement.id())
                .param("code", settlement.billingCode())
                .param("amount", settlement.amount().amount())
                .param("reference", settlement.bankReference())
                .param("paid", Timestamp.from(settlement.paidAt()))
                .param("settled", Timestamp.from(settlement.settledAt()))
                .update());
    }

    private void matchAll() {
        waiting().forEach(this::match);
    }

    /** What was settled for a payment that is written down by now; of several for one bill, the first. */
    private List<Match> waiting() {
        return transaction.execute(status -> jdbc.sql("""
                select distinct on (bill.id) settlement.sequence, settlement.id, settlement.paid_at, bill.id as bill,
                    payment.id as payment, payment.village_id as village
                from settlement
                join bill on bill.code = settlement.billing_code
                join payment on payment.bill_id = bill.id
                where not settlement.matched and payment.paid_by is not null and payment.amount = settlement.amount
                    and not exists (select from settlement other where other.bill_id = bill.id and other.matched)
                order by bill.id, settlement.sequence
                """).query(Match.class).list());
    }

    /** One that cannot be booked stops no other; it is tried again in the next round, and told of once. */
    private void match(Match match) {
        try {
            transaction.executeWithoutResult(status -> {
                if (taken(match)) {
                    book(match);
                }
            });
            stuck.remove(match.sequence());
        } catch (RuntimeException e) {
            if (stuck.add(match.sequence())) {
                log.error("Settlement {} could not be booked", match.sequence(), e);
            }
        }
    }

    private boolean taken(Match match) {
        return jdbc.sql("""
                update settlement set matched = true, bill_id = :bill, village_id = :village
                where sequence = :sequence and not matched
                """)
                        .param("bill", match.bill())
                        .param("village", match.village())
                        .param("sequence", match.sequence())
                        .update()
                == 1;
    }

    private void book(Match match) {
        var payment = payments.get(new PaymentId(match.payment()));
        ledger.settle(payment);
        events.publishEvent(new ContributionSettled(
                payment.id(), payment.proposal(), payment.bill(), match.paidAt().toInstant()));
        inbox.take("insurer", match.id(), "contributionSettled", "payment-" + match.payment(), match.village());
    }

    record Match(long sequence, String id, Timestamp paidAt, long bill, long payment, int village) {}
}
