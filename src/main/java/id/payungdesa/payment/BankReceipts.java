package id.payungdesa.payment;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.PaperDate;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Savepoint;
import id.payungdesa.enrolment.Bills;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps every {@link BankReceipt} that was ever recorded, so that none serves twice. */
@Component
class BankReceipts {

    private final JdbcClient jdbc;
    private final Savepoint savepoint;
    private final Bills bills;
    private final CurrentOfficial current;
    private final Clock clock;

    BankReceipts(JdbcClient jdbc, Savepoint savepoint, Bills bills, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = savepoint;
        this.bills = bills;
        this.current = current;
        this.clock = clock;
    }

    void keep(Payment payment, BankReceipt receipt) {
        requireLiveCode(payment, receipt.paidOn());
        try {
            savepoint.around(() -> jdbc.sql("""
                    insert into bank_receipt
                    values (:reference, :payment, :turn, :bill, :village, :amount, :paid, :official, :now)
                    """)
                    .param("reference", receipt.bankReference().strip())
                    .param("payment", payment.id().value())
                    .param("turn", payment.turn().number())
                    .param("bill", payment.bill())
                    .param("village", payment.village().value())
                    .param("amount", payment.turn().toPay().amount())
                    .param("paid", Date.valueOf(receipt.paidOn()))
                    .param("official", current.get().id().value())
                    .param("now", Timestamp.from(clock.instant()))
                    .update());
        } catch (DuplicateKeyException e) {
            throw new Refused("Nomor referensi bank ini sudah dipakai untuk pembayaran lain. Periksa bukti banknya.");
        }
    }

    /** A bank takes no money for a dead code, so whoever says it did reads the wrong receipt or the wrong day. */
    private void requireLiveCode(Payment payment, LocalDate paidOn) {
        var bill = bills.get(payment.bill());
        if (paidOn.isAfter(Indonesian.today(clock))) {
            throw new Refused("Tanggal bayar belum tiba. Isi tanggal yang tertulis di bukti bank.");
        }
        Optional.ofNullable(payment.request().sppDate())
                .ifPresent(requested -> PaperDate.require(paidOn, requested, clock));
        if (paidOn.isAfter(bill.expiresOn()) && !bill.foundPaid()) {
            throw new Refused("Kode iuran %s hanya berlaku sampai %s. Tunggu kode baru, lalu bayar dengan kode itu."
                    .formatted(bill.code(), Indonesian.date(bill.expiresOn())));
        }
    }
}
