package id.payungdesa.payment;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.PaperDate;
import id.payungdesa.common.PerTransaction;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.database.Savepoint;
import id.payungdesa.enrolment.Bill;
import id.payungdesa.enrolment.BillRenewed;
import id.payungdesa.outbox.Inbox;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps {@link Payment}s; who may do which step is refused by the table's own constraints. */
@Component
@Transactional
public class Payments {

    private static final int SETTLED_WITHIN = 5;

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final Ledger ledger;
    private final BankReceipts receipts;
    private final WorkingDays workingDays;
    private final Inbox inbox;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;
    private final PerTransaction<PaymentId, Whose> whose = new PerTransaction<>(this::readWhose);

    Payments(
            JdbcClient jdbc,
            Savepoint savepoint,
            Ledger ledger,
            BankReceipts receipts,
            WorkingDays workingDays,
            Inbox inbox,
            Audit audit,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.ledger = ledger;
        this.receipts = receipts;
        this.workingDays = workingDays;
        this.inbox = inbox;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** Opens the payment of a bill; the bill knows one payment, ever. */
    public PaymentId open(Bill bill) {
        return new PaymentId(
                jdbc.sql("""
                with opened as (
                    insert into payment (bill_id, proposal_id, village_id, payer, amount, to_pay)
                    select bill.id, proposal.id, proposal.village_id, proposal.payer, bill.amount, bill.amount
                    from bill join proposal on proposal.id = bill.proposal_id
                    where bill.id = :bill
                    returning id, bill_id, village_id
                )
                insert into payment_bill (payment_id, bill_id, village_id) select * from opened
                returning payment_id
                """).param("bill", bill.id()).query(Long.class).single());
    }

    /** The code that was to be paid is dead: whoever pays now pays the new one. */
    @EventListener
    void on(BillRenewed renewed) {
        jdbc.sql("""
                with pointed as (
                    update payment set bill_id = :live where bill_id = :dead
                    returning id, bill_id, village_id
                )
                insert into payment_bill (payment_id, bill_id, village_id) select * from pointed
                """)
                .param("live", renewed.live().id())
                .param("dead", renewed.dead())
                .update();
    }

    @Transactional(readOnly = true)
    public Payment get(PaymentId id) {
        var payment = jdbc.sql("""
                select payment.*, requester.name as requester, verifier.name as verifier, treasurer.name as treasurer
                from payment
                left join official requester on requester.id = payment.requested_by
                left join official verifier on verifier.id = payment.verified_by
                left join official treasurer on treasurer.id = payment.paid_by
                where payment.id = :id
                """)
                .param("id", id.value())
                .query(Payments::payment)
                .optional()
                .orElseThrow(Payments::notFound);
        whose.remember(id, new Whose(payment.proposal(), payment.village(), payment.payer()));
        return payment;
    }

    /** Whose payment it is and who pays it; that never changes, so a step asks once. */
    private record Whose(ProposalId proposal, VillageId village, Payer payer) {}

    @Transactional(readOnly = true)
    public ProposalId proposalOf(PaymentId id) {
        return whose.get(id).proposal();
    }

    @Transactional(readOnly = true)
    public Payer payerOf(PaymentId id) {
        return whose.get(id).payer();
    }

    private Whose readWhose(PaymentId id) {
        return jdbc.sql("select proposal_id, village_id, payer from payment where id = :id")
                .param("id", id.value())
                .query((row, n) -> new Whose(
                        new ProposalId(row.getLong(1)), new VillageId(row.getInt(2)), Payer.valueOf(row.getString(3))))
                .optional()
                .orElseThrow(Payments::notFound);
    }

    private static Refused notFound() {
        return new Refused("Pembayaran ini tidak ditemukan.");
    }

    private static Payment payment(ResultSet row, int number) throws SQLException {
        return new Payment(
                new PaymentId(row.getLong("id")),
                new ProposalId(row.getLong("proposal_id")),
                new VillageId(row.getInt("village_id")),
                row.getLong("bill_id"),
                Payer.valueOf(row.getString("payer")),
                Rupiah.of(row.getLong("amount")),
                new Payment.Turn(row.getInt("turn"), Rupiah.of(row.getLong("to_pay"))),
                new Payment.Request(
                        row.getString("spp_number"),
                        row.getObject("spp_date", LocalDate.class),
                        row.getString("requester"),
                        row.getString("verifier"),
                        row.getObject("approved_by") != null),
                row.getObject("paid_by") == null
                        ? Optional.empty()
                        : Optional.of(new Payment.Paid(
                                row.getString("bank_reference"),
                                row.getObject("paid_on", LocalDate.class),
                                row.getString("treasurer"),
                                row.getTimestamp("waiting_since").toInstant())),
                row.getBoolean("accepted"),
                row.getObject("settled_at") != null);
    }

    /** Whoever decides about the end of a payment waits for whoever is deciding right now. */
    Payment locked(PaymentId id) {
        jdbc.sql("select id from payment where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        return get(id);
    }

    /** When the insurer's silence about a payment becomes a matter for people. */
    @Transactional(readOnly = true)
    public Instant silenceEnds(PaymentId id) {
        var since = get(id).paid().map(Payment.Paid::waitingSince).orElseGet(clock::instant);
        return workingDays.endOf(workingDays.after(day(since), SETTLED_WITHIN));
    }

    public void request(PaymentId id, PaymentRequest request) {
        PaperDate.require(request.sppDate(), BudgetYear.current(clock).preparedFrom(), clock);
        change(
                id,
                "spp_number = :number, spp_date = :date, requested_by = :official, verified_by = null",
                Map.of("number", request.sppNumber(), "date", Date.valueOf(request.sppDate())),
                "Pengaju SPP tidak boleh sama dengan petugas lain di pembayaran ini.");
        record(id, "PAYMENT_REQUESTED", request);
    }

    public void verify(PaymentId id, RequestCheck check) {
        if (check.outcome() == RequestCheck.Outcome.VERIFY) {
            change(
                    id,
                    "verified_by = :official",
                    Map.of(),
                    "Anda mengajukan SPP ini, jadi tidak boleh memverifikasinya.");
        }
        record(id, "PAYMENT_" + check.outcome(), check);
    }

    /** The approval commits the money: from here the ledger knows of it. */
    public void approve(PaymentId id, Approval approval) {
        if (approval.outcome() == Approval.Outcome.APPROVE) {
            change(
                    id,
                    "approved_by = :official",
                    Map.of(),
                    "Anda mengajukan atau memverifikasi SPP ini, jadi tidak boleh menyetujuinya.");
            ledger.commit(get(id));
        } else {
            change(id, "verified_by = null", Map.of(), "SPP ini tidak dapat dikembalikan.");
        }
        record(id, "PAYMENT_" + approval.outcome(), approval);
    }

    /** The treasurer's record of the money leaving; where the regency pays, it is committed by the same deed. */
    public void pay(PaymentId id, BankReceipt receipt) {
        var payment = locked(id);
        if (payment.paid().isPresent()) {
            throw new Refused("Pembayaran ini sudah dicatat.");
        }
        receipts.keep(payment, receipt);
        change(
                id,
                "paid_by = :official, bank_reference = :reference, paid_on = :paid, waiting_since = :now",
                Map.of(
                        "reference", receipt.bankReference().strip(),
                        "paid", Date.valueOf(receipt.paidOn()),
                        "now", now()),
                "Anda menyetujui SPP ini, jadi tidak boleh membayarkannya.");
        if (payment.turn().number() == 1 && !payment.request().approved()) {
            ledger.commit(payment);
        }
        ledger.pay(payment);
        record(id, "CONTRIBUTION_PAID", receipt);
    }

    /** The treasurer pays this much again; what was recorded stays among the receipts, and its reference stays used. */
    void reopen(Payment payment, Rupiah rest) {
        ledger.reopen(payment, rest);
        jdbc.sql("""
                update payment
                set paid_by = null, bank_reference = null, paid_on = null, waiting_since = null, turn = turn + 1,
                    to_pay = :rest
                where id = :id
                """)
                .param("rest", rest.amount())
                .param("id", payment.id().value())
                .update();
        inbox.take(
                "dispute",
                "reopened-%s-%d".formatted(payment.id(), payment.turn().number()),
                "paymentReopened",
                "payment-" + payment.id(),
                payment.village().value());
        record(payment.id(), "PAYMENT_REOPENED", Map.of("toPay", rest.amount()));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Indonesian.WITA);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private void change(PaymentId id, String set, Map<String, ?> values, String refusal) {
        try {
            savepoint.around(() -> jdbc.sql("update payment set " + set + " where id = :id")
                    .params(values)
                    .param("official", current.get().id().value())
                    .param("id", id.value())
                    .update());
        } catch (DataIntegrityViolationException e) {
            throw new Refused(refusal);
        }
    }

    private void record(PaymentId id, String action, Object body) {
        audit.record(whose.get(id).village(), action, "payment " + id, null, body);
    }
}
