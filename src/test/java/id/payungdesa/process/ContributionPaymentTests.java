package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.calledProcessInstance;

import id.payungdesa.access.Role;
import id.payungdesa.sandbox.BankFault;
import id.payungdesa.sandbox.Misbehaviour;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ContributionPaymentTests {

    @Autowired
    Story story;

    @Test
    void theSecretaryRefusesTheRequestAndItComesBack() {
        var village = story.village().isRegistered(1);
        village.requestsPayment();

        village.does(
                Role.VILLAGE_SECRETARY,
                "verifyPaymentRequest",
                Map.of("outcome", "REFUSE", "note", "Bukti belum lengkap"));
        assertThat(paymentOf(village)).isWaitingAt("requestPayment").hasNotPassed("approvePayment");
        village.requestsPayment();
        village.secretaryVerifies();

        assertThat(paymentOf(village)).isWaitingAt("approvePayment");
        assertThat(who(village, "verified_by")).isEqualTo(village.login(Role.VILLAGE_SECRETARY));
        assertThat(ledger(village)).isZero();
    }

    @Test
    void aRequestIsNotVerifiedBeforeEverythingIsChecked() {
        var village = story.village().isRegistered(1);
        village.requestsPayment();

        assertThat(refusal(() -> village.does(
                        Role.VILLAGE_SECRETARY,
                        "verifyPaymentRequest",
                        Map.of("outcome", "VERIFY", "complete", true, "calculated", true))))
                .isEqualTo("Centang kelengkapan, perhitungan, dan ketersediaan dana, atau tolak SPP-nya.");
        assertThat(paymentOf(village)).isWaitingAt("verifyPaymentRequest");
    }

    @Test
    void theVillageHeadHandsTheRequestBack() {
        var village = story.village().isRegistered(1);
        village.requestsPayment();
        village.secretaryVerifies();

        village.does(Role.VILLAGE_HEAD, "approvePayment", Map.of("outcome", "HAND_BACK", "note", "Tunggu dana cair"));

        assertThat(paymentOf(village)).isWaitingAt("requestPayment").hasNotPassed("payContribution");
        assertThat(who(village, "verified_by")).isEqualTo("nobody");
        assertThat(ledger(village)).isZero();
        village.requestsPayment();
        village.secretaryVerifies();
        village.headApproves();
        assertThat(paymentOf(village)).isWaitingAt("payContribution");
        assertThat(ledger(village)).isEqualTo(1);
    }

    @Test
    void whoRequestsDoesNotVerify() {
        var village = story.village().isRegistered(1);
        var both = village.oneOfficialAs(Role.ACTIVITY_OFFICER, Role.VILLAGE_SECRETARY);
        story.desks.does(both, village.key(), "requestPayment", Map.of("sppNumber", "SPP-2", "sppDate", "2026-11-20"));

        assertThat(refusal(() -> story.desks.does(both, village.key(), "verifyPaymentRequest", verified())))
                .isEqualTo("Anda mengajukan SPP ini, jadi tidak boleh memverifikasinya.");
        assertThat(paymentOf(village)).isWaitingAt("verifyPaymentRequest");
        assertThat(who(village, "verified_by")).isEqualTo("nobody");
        assertThatThrownBy(() -> story.tables.change(
                        "update payment set verified_by = requested_by where proposal_id = ?",
                        village.proposal().value()))
                .hasMessageContaining("verifier_is_not_requester");
    }

    @Test
    void whoApprovesDoesNotPay() {
        var village = story.village().isRegistered(1);
        var both = village.oneOfficialAs(Role.VILLAGE_HEAD, Role.VILLAGE_TREASURER);
        village.requestsPayment();
        village.secretaryVerifies();
        story.desks.does(both, village.key(), "approvePayment", Map.of("outcome", "APPROVE"));

        assertThat(refusal(() -> story.desks.does(
                        both,
                        village.key(),
                        "payContribution",
                        Map.of("bankReference", "BKT-X", "paidOn", "2026-11-20"))))
                .isEqualTo("Anda menyetujui SPP ini, jadi tidak boleh membayarkannya.");
        assertThat(paymentOf(village)).isWaitingAt("payContribution");
    }

    @Test
    void nobodyIsCoveredBeforeTheInsurerTellsOfTheMoney() {
        var village = approved();
        story.sandbox.misbehave(
                Misbehaviour.once(Misbehaviour.Kind.DROP_BEFORE).times(1000).on("/v1/settlements"));
        village.treasurerPays();
        story.calendar.becomes(LocalDate.of(2027, 1, 5), LocalTime.NOON);
        story.dispatches();

        assertThat(paymentOf(village)).isWaitingAt("settlementAwaited");
        assertThat(village.covered()).isZero();
        story.sandbox.behave();
        story.waitsUntil(() -> village.stage().equals("COVERED"));

        assertThat(village.instance()).isEnded().hasPassed("workersCovered");
        assertThat(story.tables.row("select cover::text from coverage where village_id = ?", village.id()))
                .isEqualTo("[2027-01-01,2028-01-01)");
    }

    @Test
    void anotherAmountSettlesNothing() {
        var village = approved();
        var reference = story.paysAtTheBank(village.proposal());
        story.tables.change(
                "update payment set amount = amount + 1 where proposal_id = ?",
                village.proposal().value());
        village.treasurerRecords(reference);

        story.waitsUntil(() -> settlements(village) == 1);
        story.dispatches();

        assertThat(paymentOf(village)).isWaitingAt("settlementAwaited");
        assertThat(story.desks.openSteps(village.key())).containsExactly("resolvePayment");
        assertThat(village.covered()).isZero();
        assertThat(village.stage()).isEqualTo("PAYMENT");
        assertThat(story.tables.row("select matched::text from settlement where bank_reference = ?", reference))
                .isEqualTo("false");
    }

    @Test
    void moneyToldOfBeforeTheTreasurerRecordsItIsMatchedThen() {
        var slow = approved();
        var quick = approved();
        var reference = story.paysAtTheBank(slow.proposal());
        quick.treasurerPays();
        story.waitsUntil(() -> quick.stage().equals("COVERED"));
        assertThat(settlements(slow)).isEqualTo(1);
        assertThat(slow.covered()).isZero();

        slow.treasurerRecords(reference);
        story.waitsUntil(() -> slow.stage().equals("COVERED"));

        assertThat(slow.instance()).isEnded().hasPassed("workersCovered");
        assertThat(slow.covered()).isEqualTo(1);
    }

    @Test
    void aSettlementThatFailsStopsNoOther() {
        var broken = approved();
        var sound = approved();
        broken.treasurerPays();
        sound.treasurerPays();

        story.tables.whileRefusing("coverage", broken.id(), () -> {
            story.waitsUntil(() -> sound.stage().equals("COVERED"));
            assertThat(paymentOf(broken)).isWaitingAt("settlementAwaited");
            assertThat(broken.covered()).isZero();
        });
        story.waitsUntil(() -> broken.stage().equals("COVERED"));
    }

    @Test
    void oneBankReferencePaysForOneVillage() {
        var first = approved();
        var second = approved();
        var reference = story.paysAtTheBank(first.proposal());
        first.treasurerRecords(reference);

        assertThat(refusal(() -> second.treasurerRecords(reference)))
                .isEqualTo("Nomor referensi bank ini sudah dipakai untuk pembayaran lain. Periksa bukti banknya.");
        assertThat(paymentOf(second)).isWaitingAt("payContribution");
    }

    @Test
    void whereTheRegencyPaysItsTreasurerPaysAndNobodyElseIsAsked() {
        var village = story.village().isRegisteredForTheRegency(1);
        assertThat(paymentOf(village)).isWaitingAt("payForVillage").hasNotPassed("requestPayment");
        assertThat(ledger(village)).isZero();

        var reference = story.paysAtTheBank(village.proposal());
        story.desks.does("bendahara.kabupaten", village.key(), "payForVillage", receipt(reference));
        assertThat(story.ledger(village)).containsExactly("BUDGET -201600", "CLEARING 201600", "COMMITTED 0");
        story.waitsUntil(() -> village.stage().equals("COVERED"));

        assertThat(village.instance()).isEnded().hasPassed("workersCovered");
        assertThat(who(village, "paid_by")).isEqualTo("bendahara.kabupaten");
        assertThat(who(village, "approved_by")).isEqualTo("nobody");
        assertThatThrownBy(() -> story.tables.change(
                        "update payment set payer = 'VILLAGE' where proposal_id = ?",
                        village.proposal().value()))
                .hasMessageContaining("paid_after_approval");
    }

    @Test
    void anExpiredCodeIsReplacedAndTheNewOneIsPaid() {
        var village = approved();
        var old = story.code(village);
        story.calendar.becomes(LocalDate.of(2027, 1, 16), LocalTime.NOON);
        assertThat(paymentOf(village)).isWaitingAt("billRenewed");
        assertThat(village.openSteps()).isEmpty();

        story.waitsUntil(() -> village.openSteps().contains("payContribution"));

        assertThat(story.code(village)).isNotEqualTo(old);
        assertThat(story.tables.row("select dead::text from bill where code = ?", old))
                .isEqualTo("true");
        assertThat(story.tables.number("""
                select count(*) from payment_bill join payment on payment.id = payment_id where proposal_id = ?
                """, village.proposal().value())).isEqualTo(2);
        assertThat(story.sandbox.pay(old)).isEmpty();
        village.treasurerPays();
        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(village.instance()).isEnded().hasPassed("workersCovered");
    }

    @Test
    void whereTheRegencyPaysAnExpiredCodeIsReplacedToo() {
        var village = story.village().isRegisteredForTheRegency(1);
        var old = story.code(village);

        story.calendar.becomes(LocalDate.of(2027, 1, 16), LocalTime.NOON);
        story.waitsUntil(() -> village.openSteps().contains("payForVillage"));

        assertThat(paymentOf(village)).isWaitingAt("payForVillage");
        assertThat(story.code(village)).isNotEqualTo(old);
    }

    @Test
    void aCodeThatTurnsOutToBePaidStaysAndItsReceiptIsRecorded() {
        var village = approved();
        var code = story.code(village);
        var reference = story.paysAtTheBank(village.proposal());
        story.calendar.becomes(LocalDate.of(2027, 1, 16), LocalTime.NOON);
        story.waitsUntil(() -> village.openSteps().contains("payContribution"));
        story.calendar.timersFire();

        assertThat(paymentOf(village)).isWaitingAt("payContribution");
        assertThat(story.code(village)).isEqualTo(code);
        village.treasurerRecords(reference);
        story.waitsUntil(() -> village.stage().equals("COVERED"));
    }

    @Test
    void whoHasPaidADeadCodeReadsTheWrongReceipt() {
        var village = approved();
        story.calendar.turnsTo(LocalDate.of(2027, 1, 16), LocalTime.NOON);

        assertThat(refusal(() -> village.does(
                        Role.VILLAGE_TREASURER,
                        "payContribution",
                        Map.of("bankReference", "BKT-LATE", "paidOn", "2027-01-16"))))
                .isEqualTo(
                        "Kode iuran %s hanya berlaku sampai 15 Januari 2027. Tunggu kode baru, lalu bayar dengan kode itu."
                                .formatted(story.code(village)));
        assertThat(refusal(() -> village.does(
                        Role.VILLAGE_TREASURER,
                        "payContribution",
                        Map.of("bankReference", "BKT-LATE", "paidOn", "2027-02-01"))))
                .isEqualTo("Tanggal bayar belum tiba. Isi tanggal yang tertulis di bukti bank.");
        assertThat(paymentOf(village)).isWaitingAt("payContribution");
    }

    @Test
    void silenceIsReportedAfterFiveWorkingDaysAndNotTwice() {
        var village = approved();
        story.sandbox.errAtTheBank(BankFault.SILENT);
        village.treasurerPays();

        story.calendar.becomes(LocalDate.of(2026, 11, 27), LocalTime.of(23, 59, 58));
        assertThat(village.openSteps()).isEmpty();
        story.calendar.becomes(LocalDate.of(2026, 11, 28), LocalTime.of(0, 0));
        assertThat(village.openSteps()).containsExactly("resolvePayment");
        story.calendar.becomes(LocalDate.of(2026, 12, 20), LocalTime.NOON);

        assertThat(paymentOf(village)).isWaitingAt("settlementAwaited");
        assertThat(village.openSteps()).containsExactly("resolvePayment");
    }

    private static Map<String, ?> receipt(String reference) {
        return Map.of("bankReference", reference, "paidOn", "2026-11-20");
    }

    private VillageStory approved() {
        return story.village().isApproved(1);
    }

    private static ProcessInstance paymentOf(VillageStory village) {
        return calledProcessInstance("contributionPayment", village.instance());
    }

    private String who(VillageStory village, String column) {
        return story.tables.row(
                "select coalesce((select login from official where id = " + column
                        + "), 'nobody') from payment where proposal_id = ?",
                village.proposal().value());
    }

    private long ledger(VillageStory village) {
        return story.tables.number("select count(*) from ledger_entry where village_id = ?", village.id());
    }

    private long settlements(VillageStory village) {
        return story.tables.number("""
                select count(*) from settlement join bill on bill.code = settlement.billing_code where proposal_id = ?
                """, village.proposal().value());
    }
}
