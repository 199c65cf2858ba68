package id.payungdesa.payment;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.outbox.Inbox;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.Payer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps {@link Dispute}s: each is raised once, and vanishes by itself when the insurer puts the matter right. */
@Component
@Transactional
public class Disputes {

    private static final int REGENCY = 1;

    private final JdbcClient jdbc;
    private final Payments payments;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Disputes(
            JdbcClient jdbc,
            Payments payments,
            Ledger ledger,
            Inbox inbox,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.payments = payments;
        this.ledger = ledger;
        this.inbox = inbox;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Dispute get(DisputeId id) {
        return jdbc.sql("""
                select dispute.*, official.name as proposer
                from settlement_dispute dispute left join official on official.id = dispute.proposed_by
                where dispute.id = :id
                """)
                .param("id", id.value())
                .query(Disputes::dispute)
                .optional()
                .orElseThrow(() -> new Refused("Selisih ini tidak ditemukan."));
    }

    private static Dispute dispute(ResultSet row, int number) throws SQLException {
        var payment = row.getLong("payment_id");
        var outcome = row.getString("outcome");
        return new Dispute(
                new DisputeId(row.getLong("id")),
                DisputeKind.valueOf(row.getString("kind")),
                payment == 0 ? Optional.empty() : Optional.of(new PaymentId(payment)),
                Rupiah.of(row.getLong("amount")),
                row.getTimestamp("raised_at").toInstant(),
                outcome == null
                        ? Optional.empty()
                        : Optional.of(new Dispute.Proposed(
                                new Resolution(
                                        Resolution.Outcome.valueOf(outcome),
                                        row.getString("letter_number"),
                                        row.getObject("letter_date", LocalDate.class),
                                        row.getString("refund_reference"),
                                        row.getString("note")),
                                row.getString("proposer"))),
                row.getObject("resolved_at") == null);
    }

    /** What the insurer has told of the payment so far; for a code nobody knows, what it told of that. */
    @Transactional(readOnly = true)
    public List<Arrival> arrivals(DisputeId id) {
        return jdbc.sql("""
                select settlement.* from settlement
                where exists (
                    select from settlement_dispute dispute
                    left join payment_bill on payment_bill.payment_id = dispute.payment_id
                    where dispute.id = :id
                        and (settlement.sequence = dispute.settlement or settlement.bill_id = payment_bill.bill_id))
                order by settlement.sequence
                """)
                .param("id", id.value())
                .query((row, n) -> new Arrival(
                        row.getString("billing_code"),
                        Rupiah.of(row.getLong("amount")),
                        row.getString("bank_reference"),
                        row.getTimestamp("paid_at").toInstant()))
                .list();
    }

    /** Whether something about the payment is being looked into, of which whoever pays must know. */
    @Transactional(readOnly = true)
    public List<DisputeKind> openAbout(PaymentId id) {
        return jdbc.sql("""
                select kind from settlement_dispute where payment_id = :payment and resolved_at is null order by id
                """)
                .param("payment", id.value())
                .query((row, n) -> DisputeKind.valueOf(row.getString("kind")))
                .list();
    }

    /** Nothing was heard of a payment for days; where the insurer has said anything odd about it, that is looked into. */
    public void reportSilence(PaymentId id) {
        var payment = payments.locked(id);
        if (payment.settled() || payment.paid().isEmpty()) {
            return;
        }
        jdbc.sql("update payment set waiting_since = :now where id = :id")
                .param("now", now())
                .param("id", id.value())
                .update();
        if (openAbout(id).stream().noneMatch(DisputeKind::holdsUpPayment)) {
            raise(DisputeKind.SILENT, payment, payment.turn().toPay(), null);
        }
    }

    /** Raises a dispute about what the insurer told; one of its kind that is open has to be resolved first. */
    void raise(DisputeKind kind, Payment payment, Rupiah amount, Long settlement) {
        if (openAbout(payment.id()).contains(kind)) {
            return;
        }
        var id = insert(kind, payment, amount, settlement);
        if (kind == DisputeKind.OVER || kind == DisputeKind.DOUBLE) {
            ledger.exceed(payment, id, amount);
        }
        if (kind != DisputeKind.SILENT && kind.holdsUpPayment()) {
            overtake(payment, DisputeKind.SILENT);
        }
        tellTreasurer(kind, payment, amount);
        audit.record(payment.village(), "DISPUTE_RAISED", "dispute " + id, null, body(kind, amount));
        events.publishEvent(new DisputeRaised(id));
    }

    void raiseForNobody(Rupiah amount, long settlement) {
        var id = insert(DisputeKind.UNKNOWN_CODE, null, amount, settlement);
        audit.recordForRegency("DISPUTE_RAISED", "dispute " + id, body(DisputeKind.UNKNOWN_CODE, amount));
        events.publishEvent(new DisputeRaised(id));
    }

    private DisputeId insert(DisputeKind kind, Payment payment, Rupiah amount, Long settlement) {
        var id = new DisputeId(jdbc.sql("""
                insert into settlement_dispute (kind, payment_id, village_id, settlement, amount, raised_at)
                values (:kind, :payment, :village, :settlement, :amount, :now)
                returning id
                """)
                .param("kind", kind.name())
                .param("payment", payment == null ? null : payment.id().value(), Types.BIGINT)
                .param("village", payment == null ? null : payment.village().value(), Types.INTEGER)
                .param("settlement", settlement, Types.BIGINT)
                .param("amount", amount.amount())
                .param("now", now())
                .query(Long.class)
                .single());
        if (settlement != null) {
            explain(settlement, id);
        }
        return id;
    }

    /** From here the dispute accounts for this settlement. */
    private void explain(long settlement, DisputeId by) {
        jdbc.sql("update settlement set dispute_id = :dispute where sequence = :settlement")
                .param("dispute", by.value())
                .param("settlement", settlement)
                .update();
    }

    /** More of what is short already, which changes the sum and not the matter. */
    boolean joinShort(Payment payment, long settlement) {
        return jdbc.sql("""
                update settlement set dispute_id = dispute.id
                from settlement_dispute dispute
                where dispute.payment_id = :payment and dispute.kind = 'SHORT' and dispute.resolved_at is null
                    and settlement.sequence = :settlement
                """)
                        .param("payment", payment.id().value())
                        .param("settlement", settlement)
                        .update()
                == 1;
    }

    /** There is nothing left to resolve; what the dispute accounted for has to be explained anew. */
    void overtake(Payment payment, DisputeKind... kinds) {
        var names = List.of(kinds).stream().map(DisputeKind::name).toArray(String[]::new);
        jdbc.sql("""
                update settlement_dispute set overtaken = true, confirmed_by = null, resolved_at = :now
                where payment_id = :payment and kind = any (:kinds) and resolved_at is null
                returning id
                """)
                .param("now", now())
                .param("payment", payment.id().value())
                .param("kinds", names)
                .query(Long.class)
                .list()
                .forEach(id -> closed(payment, id));
    }

    private void closed(Payment payment, long id) {
        jdbc.sql("update settlement set dispute_id = null where dispute_id = :dispute and not matched")
                .param("dispute", id)
                .update();
        inbox.take(
                "dispute",
                "overtaken-" + id,
                "disputeOvertaken",
                "dispute-" + id,
                payment.village().value());
        audit.record(payment.village(), "DISPUTE_OVERTAKEN", "dispute " + id, null, null);
    }

    private void tellTreasurer(DisputeKind kind, Payment payment, Rupiah amount) {
        var treasurer = payment.payer() == Payer.REGENCY
                ? new Post(Role.REGENCY_TREASURER, REGENCY)
                : new Post(Role.VILLAGE_TREASURER, payment.village().value());
        notices.tell(
                treasurer,
                payment.proposal(),
                Notices.Kind.DISPUTE,
                "%s, %s. %s Penghubung BPJS Ketenagakerjaan sedang menyelesaikannya."
                        .formatted(kind.title(), amount, kind.sentence()));
    }

    private static Map<String, Object> body(DisputeKind kind, Rupiah amount) {
        return Map.of("kind", kind, "amount", amount.amount());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
