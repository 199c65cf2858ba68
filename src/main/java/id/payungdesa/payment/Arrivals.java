package id.payungdesa.payment;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.outbox.Inbox;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Weighs what the insurer told against what is to be paid: it settles a payment, waits for the treasurer, or is disputed. */
@Component
@Transactional
class Arrivals {

    /** Money told of a payment that still counts: for its live code, or short of what was due for an earlier one. */
    private static final String COUNTABLE = """
            from settlement
            join payment_bill on payment_bill.bill_id = settlement.bill_id
            join payment on payment.id = payment_bill.payment_id
            left join settlement_dispute dispute on dispute.id = settlement.dispute_id
            where payment.id = :payment and not matched and (settlement.bill_id = payment.bill_id or dispute.kind = 'SHORT')
                and settlement.sequence <= :last
            """;

    private final JdbcClient jdbc;
    private final Payments payments;
    private final Disputes disputes;
    private final Ledger ledger;
    private final Inbox inbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Arrivals(
            JdbcClient jdbc,
            Payments payments,
            Disputes disputes,
            Ledger ledger,
            Inbox inbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.disputes = disputes;
        this.ledger = ledger;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
    }

    /** A settlement no dispute accounts for, and the payment whose code it names, if any. */
    private record Told(long sequence, Rupiah amount, Optional<PaymentId> payment, boolean ofABill, boolean dead) {}

    /** What nothing accounts for yet, in the order told. */
    @Transactional(readOnly = true)
    public List<Long> unexplained() {
        return jdbc.sql("select sequence from settlement where not matched and dispute_id is null order by sequence")
                .query(Long.class)
                .list();
    }

    /** What two people have accepted in writing and the treasurer has recorded. */
    @Transactional(readOnly = true)
    public List<Long> accepted() {
        return jdbc.sql("""
                select id from payment where accepted and paid_by is not null and settled_at is null order by id
                """).query(Long.class).list();
    }

    void weigh(long sequence) {
        find(sequence).ifPresent(told -> {
            if (told.payment().isPresent()) {
                weigh(told, payments.locked(told.payment().get()));
            } else if (!told.ofABill()) {
                disputes.raiseForNobody(told.amount(), sequence);
            }
        });
    }

    /** Looked at afresh under the payment's lock: another node may have been quicker. */
    private void weigh(Told first, Payment payment) {
        find(first.sequence()).ifPresent(told -> {
            if (payment.settled() || payment.accepted()) {
                late(told, payment);
            } else if (told.dead()) {
                disputes.raise(DisputeKind.DEAD_CODE, payment, told.amount(), told.sequence());
            } else if (!disputes.openAbout(payment.id()).contains(DisputeKind.OVER)) {
                weighLive(told, payment);
            }
        });
    }

    /** Where too much has come already, whatever comes next waits until that is resolved. */
    private void weighLive(Told told, Payment payment) {
        if (told.amount().equals(payment.amount())) {
            settleWith(payment, List.of(told.sequence()));
        } else {
            weighSum(told, payment);
        }
    }

    private void weighSum(Told told, Payment payment) {
        var missing = payment.amount().amount() - received(payment, told.sequence());
        if (missing == 0) {
            settleWith(payment, countable(payment, told.sequence()));
        } else if (missing < 0) {
            disputes.overtake(payment, DisputeKind.SHORT);
            disputes.raise(DisputeKind.OVER, payment, Rupiah.of(-missing), told.sequence());
        } else if (!disputes.joinShort(payment, told.sequence())) {
            disputes.raise(DisputeKind.SHORT, payment, Rupiah.of(missing), told.sequence());
        }
    }

    /** The insurer's own word after somebody accepted it in writing is no second payment. */
    private void late(Told told, Payment payment) {
        if (told.amount().equals(payment.amount()) && lastCounted(payment).isEmpty()) {
            count(List.of(told.sequence()));
        } else {
            disputes.raise(DisputeKind.DOUBLE, payment, told.amount(), told.sequence());
        }
    }

    /** How much has arrived of a payment that is not settled. */
    Rupiah received(Payment payment) {
        return Rupiah.of(received(payment, Long.MAX_VALUE));
    }

    private long received(Payment payment, long last) {
        return jdbc.sql("select coalesce(sum(settlement.amount), 0) " + COUNTABLE)
                .param("payment", payment.id().value())
                .param("last", last)
                .query(Long.class)
                .single();
    }

    private List<Long> countable(Payment payment, long last) {
        return jdbc.sql("select settlement.sequence " + COUNTABLE)
                .param("payment", payment.id().value())
                .param("last", last)
                .query(Long.class)
                .list();
    }

    /** Before the treasurer has recorded the payment, the money waits. */
    private void settleWith(Payment payment, List<Long> settlements) {
        if (payment.paid().isPresent()) {
            count(settlements);
            settle(payment);
        }
    }

    /** The insurer counts this payment as settled with what had arrived of it when the dispute was raised. */
    void accept(Payment payment, Dispute dispute) {
        jdbc.sql("update payment set accepted = true where id = :id")
                .param("id", payment.id().value())
                .update();
        var accepted = jdbc.sql("""
                update settlement set matched = true where dispute_id = :dispute and not matched returning sequence
                """)
                .param("dispute", dispute.id().value())
                .query(Long.class)
                .list();
        if (dispute.kind() != DisputeKind.DEAD_CODE) {
            accepted.stream().max(Long::compare).ifPresent(last -> count(countable(payment, last)));
        }
    }

    void settleAccepted(PaymentId id) {
        settle(payments.locked(id));
    }

    private void settle(Payment payment) {
        var first = jdbc.sql("""
                update payment set settled_at = :now where id = :id and settled_at is null and paid_by is not null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", payment.id().value())
                .update();
        if (first == 1) {
            ledger.settle(payment);
            events.publishEvent(
                    new ContributionSettled(payment.id(), payment.proposal(), payment.bill(), paidAt(payment)));
            inbox.take(
                    "insurer",
                    "payment-" + payment.id(),
                    "contributionSettled",
                    "payment-" + payment.id(),
                    payment.village().value());
            disputes.overtake(payment, DisputeKind.SILENT, DisputeKind.SHORT, DisputeKind.DEAD_CODE);
            disownShort(payment);
        }
    }

    /** When the last of it was paid; without any news of it, the day the treasurer wrote down. */
    private Instant paidAt(Payment payment) {
        return lastCounted(payment).orElseGet(() -> payment.paid()
                .map(Payment.Paid::on)
                .map(Arrivals::morning)
                .orElseThrow());
    }

    private static Instant morning(LocalDate day) {
        return day.atStartOfDay(Indonesian.WITA).toInstant();
    }

    private Optional<Instant> lastCounted(Payment payment) {
        return jdbc.sql("""
                select settlement.paid_at
                from settlement join payment_bill on payment_bill.bill_id = settlement.bill_id
                where payment_bill.payment_id = :payment and matched
                order by settlement.paid_at desc limit 1
                """)
                .param("payment", payment.id().value())
                .query((row, n) -> row.getTimestamp("paid_at").toInstant())
                .optional();
    }

    private void count(List<Long> settlements) {
        jdbc.sql("update settlement set matched = true where sequence = any (:sequences)")
                .param("sequences", settlements.toArray(Long[]::new))
                .update();
    }

    /** The whole came after all, so what had come before it is too much. */
    private void disownShort(Payment payment) {
        jdbc.sql("""
                update settlement set dispute_id = null
                from settlement_dispute dispute
                where dispute.id = settlement.dispute_id and dispute.payment_id = :payment and dispute.kind = 'SHORT'
                    and not settlement.matched
                """).param("payment", payment.id().value()).update();
    }

    private Optional<Told> find(long sequence) {
        return jdbc.sql("""
                select settlement.sequence, settlement.amount, payment_bill.payment_id, settlement.bill_id,
                    coalesce(bill.dead, false) as dead
                from settlement
                left join payment_bill on payment_bill.bill_id = settlement.bill_id
                left join bill on bill.id = settlement.bill_id
                where settlement.sequence = :sequence and not matched and dispute_id is null
                """)
                .param("sequence", sequence)
                .query((row, n) -> new Told(
                        sequence,
                        Rupiah.of(row.getLong("amount")),
                        row.getLong("payment_id") == 0
                                ? Optional.empty()
                                : Optional.of(new PaymentId(row.getLong("payment_id"))),
                        row.getLong("bill_id") != 0,
                        row.getBoolean("dead")))
                .optional();
    }
}
