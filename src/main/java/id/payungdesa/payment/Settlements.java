package id.payungdesa.payment;

import id.payungdesa.enrolment.Insurer;
import id.payungdesa.enrolment.Settlement;
import id.payungdesa.outbox.Dispatcher;
import id.payungdesa.outbox.Inbox;
import java.sql.Timestamp;
import java.sql.Types;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fetches what the insurer says was settled: each settlement once, in its order, matched to our payment or kept as unmatched. */
@Component
class Settlements implements Dispatcher.Feed {

    private final JdbcClient jdbc;
    private final Insurer insurer;
    private final Payments payments;
    private final Ledger ledger;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

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
            insurer.settlementsAfter(after.get()).forEach(this::take);
        }
    }

    private void take(Settlement settlement) {
        transaction.executeWithoutResult(status -> {
            var paid = jdbc.sql("""
                    select payment.id, payment.bill_id, payment.amount, payment.village_id
                    from bill join payment on payment.bill_id = bill.id
                    where bill.code = :code and payment.paid_by is not null
                    """)
                    .param("code", settlement.billingCode())
                    .query(Paid.class)
                    .optional();
            var matched = paid.filter(p -> p.amount() == settlement.amount().amount());
            jdbc.sql("""
                    insert into settlement
                    values (:sequence, :id, :code, :amount, :reference, :settled, :bill, :village, :matched)
                    """)
                    .param("sequence", settlement.sequence())
                    .param("id", settlement.id())
                    .param("code", settlement.billingCode())
                    .param("amount", settlement.amount().amount())
                    .param("reference", settlement.bankReference())
                    .param("settled", Timestamp.from(settlement.settledAt()))
                    .param("bill", paid.map(Paid::billId).orElse(null), Types.BIGINT)
                    .param("village", paid.map(Paid::villageId).orElse(null), Types.INTEGER)
                    .param("matched", matched.isPresent())
                    .update();
            matched.ifPresent(p -> {
                var payment = payments.get(new PaymentId(p.id()));
                ledger.settle(payment);
                events.publishEvent(
                        new ContributionSettled(payment.id(), payment.proposal(), payment.bill(), settlement.paidAt()));
                inbox.take("insurer", settlement.id(), "contributionSettled", "payment-" + p.id(), p.villageId());
            });
        });
    }

    record Paid(long id, long billId, long amount, int villageId) {}
}
