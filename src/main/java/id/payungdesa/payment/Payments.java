package id.payungdesa.payment;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.database.Savepoint;
import id.payungdesa.enrolment.Bill;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.sql.Date;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps {@link Payment}s; who may do which step is refused by the table's own constraints. */
@Component
@Transactional
public class Payments {

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final Ledger ledger;
    private final Audit audit;
    private final CurrentOfficial current;

    Payments(JdbcClient jdbc, Savepoint savepoint, Ledger ledger, Audit audit, CurrentOfficial current) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.ledger = ledger;
        this.audit = audit;
        this.current = current;
    }

    /** Opens the payment of a bill; the bill knows one payment, ever. */
    public PaymentId open(Bill bill) {
        return new PaymentId(jdbc.sql("""
                insert into payment (bill_id, proposal_id, village_id, amount) values (:bill, :proposal, :village, :amount)
                returning id
                """)
                .param("bill", bill.id())
                .param("proposal", bill.proposal().value())
                .param("village", bill.village().value())
                .param("amount", bill.amount().amount())
                .query(Long.class)
                .single());
    }

    @Transactional(readOnly = true)
    public Payment get(PaymentId id) {
        return jdbc.sql("""
                select payment.*, requester.name as requester, verifier.name as verifier
                from payment
                left join official requester on requester.id = payment.requested_by
                left join official verifier on verifier.id = payment.verified_by
                where payment.id = :id
                """)
                .param("id", id.value())
                .query((row, n) -> new Payment(
                        id,
                        new ProposalId(row.getLong("proposal_id")),
                        new VillageId(row.getInt("village_id")),
                        row.getLong("bill_id"),
                        Rupiah.of(row.getLong("amount")),
                        row.getString("spp_number"),
                        row.getDate("spp_date") == null
                                ? null
                                : row.getDate("spp_date").toLocalDate(),
                        row.getString("requester"),
                        row.getString("verifier")))
                .optional()
                .orElseThrow(() -> new Refused("Pembayaran ini tidak ditemukan."));
    }

    public void request(PaymentId id, PaymentRequest request) {
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

    public void pay(PaymentId id, BankReceipt receipt) {
        change(
                id,
                "paid_by = :official, bank_reference = :reference, paid_on = :paid",
                Map.of("reference", receipt.bankReference().strip(), "paid", Date.valueOf(receipt.paidOn())),
                "Anda menyetujui SPP ini, jadi tidak boleh membayarkannya.");
        ledger.pay(get(id));
        record(id, "CONTRIBUTION_PAID", receipt);
    }

    private void change(PaymentId id, String set, Map<String, ?> values, String refusal) {
        try {
            savepoint.around(() -> jdbc.sql("update payment set " + set + " where id = :id")
                    .params(values)
                    .param("official", current.get().id().value())
                    .param("id", id.value())
                    .update());
        } catch (DuplicateKeyException e) {
            throw new Refused("Nomor referensi bank ini sudah dipakai untuk pembayaran lain. Periksa bukti banknya.");
        } catch (DataIntegrityViolationException e) {
            throw new Refused(refusal);
        }
    }

    private void record(PaymentId id, String action, Object body) {
        audit.record(get(id).village(), action, "payment " + id, null, body);
    }
}
