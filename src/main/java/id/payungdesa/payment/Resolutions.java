package id.payungdesa.payment;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.database.Savepoint;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Resolves disputes with four eyes: one person proposes, another confirms, and only then anything is done. */
@Component
@Transactional
public class Resolutions {

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final Disputes disputes;
    private final Payments payments;
    private final Arrivals arrivals;
    private final Ledger ledger;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;

    Resolutions(
            JdbcClient jdbc,
            Savepoint savepoint,
            Disputes disputes,
            Payments payments,
            Arrivals arrivals,
            Ledger ledger,
            Audit audit,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.disputes = disputes;
        this.payments = payments;
        this.arrivals = arrivals;
        this.ledger = ledger;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    public void propose(DisputeId id, Resolution resolution) {
        var dispute = open(id);
        if (!dispute.kind().outcomes().contains(resolution.outcome())) {
            throw new Refused("Penyelesaian ini tidak berlaku untuk selisih jenis "
                    + dispute.kind().title() + ".");
        }
        jdbc.sql("""
                update settlement_dispute
                set outcome = :outcome, letter_number = :letter, letter_date = :dated, refund_reference = :refund, note = :note,
                    proposed_by = :official
                where id = :id
                """)
                .param("outcome", resolution.outcome().name())
                .param("letter", resolution.letterNumber(), Types.VARCHAR)
                .param("dated", resolution.letterDate(), Types.DATE)
                .param("refund", resolution.refundReference(), Types.VARCHAR)
                .param("note", resolution.note(), Types.VARCHAR)
                .param("official", current.get().id().value())
                .param("id", id.value())
                .update();
        record(dispute, "RESOLUTION_PROPOSED", resolution);
    }

    public void confirm(DisputeId id, Confirmation confirmation) {
        var dispute = open(id);
        if (confirmation.outcome() == Confirmation.Outcome.APPROVE) {
            try {
                savepoint.around(() -> jdbc.sql("""
                        update settlement_dispute set confirmed_by = :official, resolved_at = :now where id = :id
                        """)
                        .param("official", current.get().id().value())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("id", id.value())
                        .update());
            } catch (DataIntegrityViolationException e) {
                throw new Refused("Anda yang mengusulkan penyelesaian ini, jadi harus disetujui petugas lain.");
            }
        }
        record(dispute, "RESOLUTION_" + confirmation.outcome(), confirmation);
    }

    /** Whoever resolves waits for the insurer's news being booked right now, and the other way round. */
    private Dispute open(DisputeId id) {
        disputes.get(id).payment().ifPresent(payments::locked);
        var dispute = disputes.get(id);
        if (!dispute.open()) {
            throw new Refused("Selisih ini sudah selesai dengan sendirinya.");
        }
        return dispute;
    }

    /** Does what two people have agreed on. */
    public void apply(DisputeId id) {
        var dispute = disputes.get(id);
        var outcome = dispute.proposed().orElseThrow().resolution().outcome();
        dispute.payment().map(payments::locked).ifPresent(payment -> {
            if (outcome == Resolution.Outcome.REFUNDED) {
                ledger.refund(payment, id, dispute.amount());
            }
            if (outcome == Resolution.Outcome.PAY_REST) {
                payAgain(dispute, payment);
            } else if (dispute.kind().holdsUpPayment() && !payment.settled()) {
                arrivals.accept(payment, dispute);
            }
        });
        record(dispute, "DISPUTE_RESOLVED", Map.of("outcome", outcome));
    }

    /** A payment that nobody has recorded yet is still open. */
    private void payAgain(Dispute dispute, Payment payment) {
        if (payment.paid().isPresent()) {
            var rest = dispute.kind() == DisputeKind.SHORT
                    ? Rupiah.of(payment.amount().amount()
                            - arrivals.received(payment).amount())
                    : payment.turn().toPay();
            payments.reopen(payment, rest);
        }
    }

    private void record(Dispute dispute, String action, Object body) {
        var subject = "dispute " + dispute.id();
        dispute.payment()
                .map(payments::get)
                .ifPresentOrElse(
                        payment -> audit.record(payment.village(), action, subject, null, body),
                        () -> audit.recordForRegency(action, subject, body));
    }
}
