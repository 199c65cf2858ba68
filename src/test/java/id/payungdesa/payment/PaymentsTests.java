package id.payungdesa.payment;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.enrolment.Bill;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentsTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Payments payments;
    private static int paidVillage;

    private final int village = VILLAGE.incrementAndGet();
    private final Official officer = modules.official(Role.ACTIVITY_OFFICER, village);
    private final Official secretary = modules.official(Role.VILLAGE_SECRETARY, village);
    private final Official head = modules.official(Role.VILLAGE_HEAD, village);
    private final Official treasurer = modules.official(Role.VILLAGE_TREASURER, village);

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        payments = modules.get(Payments.class);
        paidVillage = VILLAGE.incrementAndGet();
        dossiers.paid(paidVillage, dossiers.billed(paidVillage, 1));
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void anSppIsOfTodayOrBeforeAndTheBankWasPaidAfterIt() {
        var id = dossiers.payable(bill());
        assertThat(refused(() -> request(officer, id, TODAY.plusDays(1)))).contains("paling lambat hari ini");
        assertThat(refused(() -> request(officer, id, LocalDate.of(2020, 3, 1))))
                .contains("paling awal 1 Juli 2025");
        request(officer, id);
        verify(secretary, id);
        approve(head, id);

        assertThat(refused(() ->
                        modules.does(treasurer, () -> payments.pay(id, new BankReceipt("BRI-0", TODAY.minusDays(1))))))
                .contains("paling awal 20 November 2026");
        pay(treasurer, id, "BRI-dates");
    }

    @Test
    void fourPeopleBringThePaymentToTheBankAndTheLedgerFollows() {
        var id = dossiers.payable(bill());
        request(officer, id);
        verify(secretary, id);
        assertThat(balances()).isEmpty();

        approve(head, id);
        assertThat(balances()).containsExactly("BUDGET -201600", "COMMITTED 201600");

        pay(treasurer, id, "BRI-1");
        assertThat(balances()).containsExactly("BUDGET -201600", "CLEARING 201600", "COMMITTED 0");
        assertThat(modules.as(head, () -> payments.get(id))).satisfies(payment -> {
            assertThat(payment.request().requestedBy()).isEqualTo(officer.name());
            assertThat(payment.request().verifiedBy()).isEqualTo(secretary.name());
            assertThat(payment.request().sppNumber()).isEqualTo("SPP-1");
        });
        assertThat(audited()).endsWith("PAYMENT_REQUESTED", "PAYMENT_VERIFY", "PAYMENT_APPROVE", "CONTRIBUTION_PAID");
    }

    @Test
    void whoAsksForTheMoneyDoesNotVerifyIt() {
        var id = dossiers.payable(bill());
        request(officer, id);

        assertThat(refused(() -> verify(officer, id)))
                .isEqualTo("Anda mengajukan SPP ini, jadi tidak boleh memverifikasinya.");
    }

    @Test
    void whoAskedOrVerifiedDoesNotApprove() {
        var id = dossiers.payable(bill());
        request(officer, id);
        verify(secretary, id);

        assertThat(refused(() -> approve(officer, id))).contains("tidak boleh menyetujuinya");
        assertThat(refused(() -> approve(secretary, id))).contains("tidak boleh menyetujuinya");
        assertThat(balances()).as("no money was committed").isEmpty();
    }

    @Test
    void whoApprovedDoesNotPay() {
        var id = dossiers.approved(village, bill());

        assertThat(refused(() -> pay(head, id, "BRI-2")))
                .isEqualTo("Anda menyetujui SPP ini, jadi tidak boleh membayarkannya.");
    }

    @Test
    void aReferenceOfTheBankIsUsedForOnePayment() {
        var id = dossiers.approved(village, bill());
        var other = VILLAGE.incrementAndGet();
        pay(treasurer, id, "BRI-3");
        var second = dossiers.approved(other, dossiers.billed(other, 1));

        assertThat(refused(() -> pay(modules.official(Role.VILLAGE_TREASURER, other), second, " BRI-3 ")))
                .startsWith("Nomor referensi bank ini sudah dipakai");
    }

    @Test
    void aBillIsPaidByOnePaymentEver() {
        var bill = bill();
        dossiers.payable(bill);

        assertThat(refusal(() -> modules.system(() -> payments.open(bill)))).contains("payment_bill_id_key");
    }

    @Test
    void aPaymentIsApprovedAndPaidOnce() {
        var id = dossiers.paid(village, bill());

        assertThat(refusal(() -> approve(head, id))).contains("booked_once");
        assertThat(refused(() -> pay(treasurer, id, "BRI-again"))).isEqualTo("Pembayaran ini sudah dicatat.");
        assertThat(balances()).containsExactly("BUDGET -201600", "CLEARING 201600", "COMMITTED 0");
    }

    @Test
    void aReceiptStaysWhenThePaymentIsReopened() {
        var id = dossiers.paid(village, bill());
        var first = modules.as(treasurer, () -> payments.get(id));
        modules.does(
                modules.official(Role.DPMPD_HEAD, 1),
                () -> modules.inTransaction(() -> payments.reopen(first, Rupiah.of(1_600))));
        assertThat(balances()).containsExactly("BUDGET -201600", "CLEARING 200000", "COMMITTED 1600");

        assertThat(refused(() -> pay(treasurer, id, first.paid().orElseThrow().bankReference())))
                .startsWith("Nomor referensi bank ini sudah dipakai");
        pay(treasurer, id, "BRI-rest");

        assertThat(balances()).containsExactly("BUDGET -201600", "CLEARING 201600", "COMMITTED 0");
        assertThat(modules.owner()
                        .sql("select count(*) from bank_receipt where village_id = ?")
                        .param(village)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(refusal(() -> modules.owner().sql("delete from bank_receipt").update()))
                .contains("append-only");
        assertThat(refusal(() -> modules.owner()
                        .sql("update payment_bill set bill_id = 0")
                        .update()))
                .contains("append-only");
    }

    @Test
    void aRequestThatWasHandedBackIsVerifiedAgain() {
        var id = dossiers.payable(bill());
        request(officer, id);
        verify(secretary, id);

        modules.does(head, () -> payments.approve(id, new Approval(Approval.Outcome.HAND_BACK, "Tanggal keliru")));

        assertThat(row()).satisfies(payment -> {
            assertThat(payment.get("verified_by")).isNull();
            assertThat(payment.get("approved_by")).isNull();
        });
        request(officer, id);
        verify(secretary, id);
        approve(head, id);
        assertThat(balances()).containsExactly("BUDGET -201600", "COMMITTED 201600");
    }

    @Test
    void aRefusedRequestIsNotVerified() {
        var id = dossiers.payable(bill());
        request(officer, id);

        modules.does(
                secretary,
                () -> payments.verify(
                        id, new RequestCheck(RequestCheck.Outcome.REFUSE, false, false, false, "Belum lengkap")));

        assertThat(row().get("verified_by")).isNull();
        assertThat(audited()).endsWith("PAYMENT_REFUSE");
    }

    @Test
    void aPaymentOfAnotherVillageIsNotThere() {
        var id = dossiers.payable(bill());

        assertThat(refused(() -> modules.does(dossiers.head(VILLAGE.incrementAndGet()), () -> payments.get(id))))
                .isEqualTo("Pembayaran ini tidak ditemukan.");
    }

    @ParameterizedTest
    @CsvSource({
        "verified_by = requested_by, verifier_is_not_requester",
        "approved_by = requested_by, approver_is_not_requester",
        "approved_by = verified_by, approver_is_not_verifier",
        "paid_by = approved_by, payer_is_not_approver",
        "approved_by = null, paid_after_approval",
        "bank_reference = null, paid_with_receipt",
        "paid_on = null, paid_with_receipt",
        "waiting_since = null, paid_with_receipt",
        "'paid_by = null, approved_by = null', receipt_of_somebody",
        "to_pay = 0, to_pay_within_amount",
        "to_pay = amount + 1, to_pay_within_amount",
        "turn = 2, receipt_is_kept",
        "bank_reference = bank_reference || 2, receipt_is_kept",
        "payer = $$REGENCY$$, payer_of_proposal",
        "'verified_by = null', approved_after_verification",
        "'requested_by = null', verified_after_request",
        "'spp_number = null', verified_after_request",
        "amount = 0, payment_amount_check"
    })
    void fourEyesAndTheirOrderAreTheTablesOwn(String change, String constraint) {
        assertThat(refusal(() -> modules.owner()
                        .sql("update payment set " + change + " where village_id = " + paidVillage)
                        .update()))
                .contains(constraint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on) select registration_id, proposal_id, village_id, 'x', amount, first_month, months, due_on, expires_on from bill where village_id = :v # one_live_bill",
                "insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on, dead) select registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on, true from bill where village_id = :v # bill_code_key",
                "update bill set code = '' where village_id = :v # bill_code_check",
                "update bill set amount = 0 where village_id = :v # bill_amount_check",
                "update bill set first_month = '2027-01-02' where village_id = :v # bill_first_month_check",
                "update bill set months = 0 where village_id = :v # bill_months_check",
                "update enrolled_worker set refusal = 'USIA' where village_id = :v # enrolled_worker_check",
                "update enrolled_worker set member_number = null where village_id = :v # enrolled_worker_check",
                "insert into enrolled_worker select * from enrolled_worker where village_id = :v # enrolled_worker_pkey",
                "insert into matching_result select min(id), village_id, 'PERHAPS', null, null, now() from candidate where village_id = :v group by village_id # matching_result_code_check",
                "insert into matching_result select id, village_id, 'VALID', null, null, now() from candidate, generate_series(1, 2) where village_id = :v # matching_result_pkey"
            })
    void whatCannotBeIsRefusedByTheTablesOfTheEnrolment(String changeAndConstraint) {
        var parts = changeAndConstraint.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql(parts[0].replace(":v", String.valueOf(paidVillage)))
                        .update()))
                .contains(parts[1]);
    }

    private Bill bill() {
        return dossiers.billed(village, 1);
    }

    private void request(Official by, PaymentId id) {
        request(by, id, TODAY);
    }

    private void request(Official by, PaymentId id, LocalDate day) {
        modules.does(by, () -> payments.request(id, new PaymentRequest("SPP-1", day, null)));
    }

    private void verify(Official by, PaymentId id) {
        modules.does(
                by, () -> payments.verify(id, new RequestCheck(RequestCheck.Outcome.VERIFY, true, true, true, null)));
    }

    private void approve(Official by, PaymentId id) {
        modules.does(by, () -> payments.approve(id, new Approval(Approval.Outcome.APPROVE, null)));
    }

    private void pay(Official by, PaymentId id, String reference) {
        modules.does(by, () -> payments.pay(id, new BankReceipt(reference, TODAY)));
    }

    private static String refused(Runnable work) {
        var said = new StringBuilder();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(refused -> said.append(refused.getMessage()));
        return said.toString();
    }

    private Map<String, Object> row() {
        return modules.owner()
                .sql("select * from payment where village_id = ?")
                .param(village)
                .query()
                .singleRow();
    }

    private List<String> balances() {
        return modules.owner().sql("""
                select account || ' ' || sum(amount) from ledger_posting where village_id = ? group by account order by account
                """).param(village).query(String.class).list();
    }

    private List<String> audited() {
        return modules.owner()
                .sql("select action from audit_entry where chain = ? order by seq")
                .param(village)
                .query(String.class)
                .list();
    }
}
