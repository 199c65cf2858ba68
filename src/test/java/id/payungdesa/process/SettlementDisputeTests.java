package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.sandbox.BankFault;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class SettlementDisputeTests {

    private static final String LIAISON = "bpjs";
    private static final String SECOND = "kepala.dpmpd";
    private static final Map<String, ?> ACCEPT =
            Map.of("outcome", "ACCEPT", "letterNumber", "B/17/112026", "letterDate", "2026-11-25");
    private static final Map<String, ?> PAY_REST = Map.of("outcome", "PAY_REST", "note", "Dipastikan lewat telepon");
    private static final Map<String, ?> REFUNDED = Map.of("outcome", "REFUNDED", "refundReference", "RTN-1");
    private static final Map<String, ?> APPROVE = Map.of("outcome", "APPROVE");

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Test
    void silenceThatTheInsurerExplainsInWritingCountsAsSettled() {
        var village = silent();

        resolves(village, "SILENT", ACCEPT);

        assertSettled(village);
        story.sandbox.passOnWhatWasKept();
        story.calendar.becomes(LocalDate.of(2026, 12, 1), LocalTime.NOON);
        story.dispatches();
        assertThat(disputes(village))
                .as("its own late word is no second payment")
                .isEqualTo("SILENT");
    }

    @Test
    void silenceAfterWhichTheTreasurerPaysAgain() {
        var village = silent();
        var first = story.tables.row(
                "select bank_reference from payment where proposal_id = ?",
                village.proposal().value());

        resolves(village, "SILENT", PAY_REST);
        story.waitsUntil(() -> village.openSteps().contains("payContribution"));

        assertThat(story.ledger(village)).containsExactly("BUDGET -201600", "CLEARING 0", "COMMITTED 201600");
        assertThat(refusal(() -> village.treasurerRecords(first)))
                .isEqualTo("Nomor referensi bank ini sudah dipakai untuk pembayaran lain. Periksa bukti banknya.");
        story.sandbox.passOnWhatWasKept();
        village.treasurerRecords("BKT-AGAIN");
        assertSettled(village);
    }

    @Test
    void silenceThatTheInsurerBreaksByItselfIsNobodysWorkAnyMore() {
        var village = silent();
        var dispute = dispute(village, "SILENT");
        var task = story.desks.takes(LIAISON, dispute, "resolvePayment");
        var instance = instance(dispute);
        story.desks.saves(LIAISON, task, ACCEPT);

        story.sandbox.passOnWhatWasKept();
        assertSettled(village);
        story.waitsUntil(() -> village.openSteps().isEmpty());

        assertThat(instance).isEnded().hasPassed("disputeVanished").hasNotPassed("disputeResolved");
        assertThat(resolution(dispute)).isEqualTo("overtaken by nobody");
    }

    @Test
    void whoConfirmsWhatTheInsurerHasSettledMeanwhileIsToldSo() {
        var village = silent();
        var dispute = dispute(village, "SILENT");
        story.desks.does(LIAISON, dispute, "resolvePayment", PAY_REST);
        story.tables.change(
                "update settlement_dispute set overtaken = true, resolved_at = now() where id = ?", dispute.id());

        assertThat(refusal(() -> story.desks.does(SECOND, dispute, "confirmResolution", APPROVE)))
                .isEqualTo("Selisih ini sudah selesai dengan sendirinya.");
    }

    @Test
    void aShortPaymentThatTheInsurerAccepts() {
        var village = pays(BankFault.SHORT);

        resolves(village, "SHORT", ACCEPT);

        assertSettled(village);
    }

    @Test
    void aShortPaymentOfWhichTheRestIsPaid() {
        var village = pays(BankFault.SHORT);

        resolves(village, "SHORT", PAY_REST);
        story.waitsUntil(() -> village.openSteps().contains("payContribution"));
        assertThat(story.ledger(village)).containsExactly("BUDGET -201600", "CLEARING 200600", "COMMITTED 1000");
        village.treasurerPays();

        assertSettled(village);
        assertThat(story.tables.rows("""
                select bank_receipt.amount::text from bank_receipt join payment on payment.id = payment_id
                where proposal_id = ? order by bank_receipt.turn
                """, village.proposal().value())).containsExactly("201600", "1000");
    }

    @Test
    void aShortPaymentThatIsCompletedByItself() {
        var village = pays(BankFault.SHORT);
        var instance = instance(dispute(village, "SHORT"));

        story.paysAtTheBank(village.proposal());

        assertSettled(village);
        story.waitsUntil(() -> village.openSteps().isEmpty());
        assertThat(instance).isEnded().hasPassed("disputeVanished");
    }

    @Test
    void tooMuchThatStaysWithTheInsurer() {
        var village = pays(BankFault.OVER);
        assertThat(village.covered()).isZero();

        resolves(village, "OVER", ACCEPT);

        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(story.ledger(village))
                .containsExactly("BUDGET -202600", "CLEARING 0", "COMMITTED 0", "EXCESS 1000", "PAID 201600");
    }

    @Test
    void tooMuchThatComesBack() {
        var village = pays(BankFault.OVER);

        resolves(village, "OVER", REFUNDED);

        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(story.ledger(village))
                .containsExactly("BUDGET -201600", "CLEARING 0", "COMMITTED 0", "EXCESS 0", "PAID 201600");
    }

    @Test
    void aSecondPaymentThatStaysWithTheInsurer() {
        var village = pays(BankFault.TWICE);
        assertThat(village.stage()).isEqualTo("COVERED");

        resolves(village, "DOUBLE", ACCEPT);

        assertThat(story.ledger(village))
                .containsExactly("BUDGET -403200", "CLEARING 0", "COMMITTED 0", "EXCESS 201600", "PAID 201600");
    }

    @Test
    void aSecondPaymentThatIsSeenLateAndComesBack() {
        var village = story.village().isApproved(1);
        village.treasurerPays();
        story.waitsUntil(() -> village.stage().equals("COVERED"));
        story.sandbox.errAtTheBank(BankFault.TWICE);
        story.paysAtTheBank(village.proposal());
        story.calendar.becomes(LocalDate.of(2026, 12, 1), LocalTime.NOON);

        story.dispatches();
        resolves(village, "DOUBLE", REFUNDED);

        assertThat(story.ledger(village))
                .containsExactly("BUDGET -201600", "CLEARING 0", "COMMITTED 0", "EXCESS 0", "PAID 201600");
        assertThat(village.covered()).isEqualTo(1);
    }

    @Test
    void aDeadCodePaidInTimeAndRecordedLateCounts() {
        var village = paidTheOldCode();

        resolves(village, "DEAD_CODE", ACCEPT);

        assertSettled(village);
    }

    @Test
    void aDeadCodeThatIsAcceptedBeforeTheTreasurerHasRecordedAnything() {
        var village = story.village().isApproved(1);
        story.sandbox.errAtTheBank(BankFault.SILENT);
        var reference = story.paysAtTheBank(village.proposal());
        expires(village);
        story.sandbox.passOnWhatWasKept();
        story.calendar.becomes(LocalDate.of(2027, 1, 17), LocalTime.NOON);
        story.dispatches();

        resolves(village, "DEAD_CODE", ACCEPT);
        assertThat(village.stage()).isEqualTo("PAYMENT");
        village.treasurerRecords(reference);

        assertSettled(village);
    }

    @Test
    void aDeadCodeAfterWhichTheNewOneIsPaid() {
        var village = paidTheOldCode();

        resolves(village, "DEAD_CODE", PAY_REST);
        story.waitsUntil(() -> village.openSteps().contains("payContribution"));
        village.treasurerPays();

        assertSettled(village);
    }

    @Test
    void moneyUnderACodeNobodyKnowsConcernsNoVillage() {
        var village = pays(BankFault.UNKNOWN_CODE);
        var dispute = CaseKey.parse(story.tables.row("""
                select 'dispute-' || max(id) from settlement_dispute where kind = 'UNKNOWN_CODE' and resolved_at is null
                """));
        assertThat(story.tables.row("select card from step where subject = ?", dispute.toString()))
                .isEqualTo("Kode iuran tidak dikenal: Rp201.600");

        var instance = instance(dispute);
        story.desks.does(LIAISON, dispute, "resolvePayment", Map.of("outcome", "NOT_OURS", "note", "Salah kirim bank"));
        story.desks.does(SECOND, dispute, "confirmResolution", APPROVE);

        assertThat(instance).isEnded().hasPassed("disputeResolved");
        assertThat(village.stage()).isEqualTo("PAYMENT");
    }

    @Test
    void whoProposesDoesNotConfirm() {
        var both = story.regencyOfficial("bpjs.dan.kepala", Role.INSURER_LIAISON, Role.DPMPD_HEAD);
        var village = pays(BankFault.OVER);
        var dispute = dispute(village, "OVER");
        story.desks.does(both, dispute, "resolvePayment", ACCEPT);

        assertThat(refusal(() -> story.desks.does(both, dispute, "confirmResolution", APPROVE)))
                .isEqualTo("Anda yang mengusulkan penyelesaian ini, jadi harus disetujui petugas lain.");
        assertThat(village.openSteps()).containsExactly("confirmResolution");
        assertThatThrownBy(() -> story.tables.change(
                        "update settlement_dispute set confirmed_by = proposed_by, resolved_at = now() where id = ?",
                        dispute.id()))
                .hasMessageContaining("confirmed_by_another");
        assertThat(resolution(dispute)).isEqualTo("open");
    }

    @Test
    void whatIsHandedBackIsProposedAgain() {
        var village = pays(BankFault.OVER);
        var dispute = dispute(village, "OVER");
        story.desks.does(LIAISON, dispute, "resolvePayment", ACCEPT);

        story.desks.does(
                SECOND,
                dispute,
                "confirmResolution",
                Map.of("outcome", "HAND_BACK", "note", "Surat belum ditandatangani"));
        assertThat(village.openSteps()).containsExactly("resolvePayment");
        assertThat(village.covered()).isZero();
        story.desks.does(LIAISON, dispute, "resolvePayment", REFUNDED);
        story.desks.does(SECOND, dispute, "confirmResolution", APPROVE);

        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(resolution(dispute)).isEqualTo("REFUNDED by kepala.dpmpd");
    }

    @Test
    void anOutcomeOfAnotherKindOfDisputeAndOneWithoutPapersAreRefused() {
        var dispute = dispute(pays(BankFault.OVER), "OVER");

        assertThat(refusal(() -> story.desks.does(LIAISON, dispute, "resolvePayment", PAY_REST)))
                .isEqualTo("Penyelesaian ini tidak berlaku untuk selisih jenis Lebih bayar.");
        assertThat(refusal(() -> story.desks.does(LIAISON, dispute, "resolvePayment", Map.of("outcome", "ACCEPT"))))
                .isEqualTo("Isi nomor dan tanggal surat BPJS Ketenagakerjaan.");
        assertThat(refusal(() -> story.desks.does(LIAISON, dispute, "resolvePayment", Map.of("outcome", "REFUNDED"))))
                .isEqualTo("Isi nomor referensi pengembalian uangnya.");
        assertThat(resolution(dispute)).isEqualTo("open");
    }

    /** The bank errs with this village's payment, the treasurer records it, and the insurer tells of it. */
    private VillageStory pays(BankFault fault) {
        var village = story.village().isApproved(1);
        story.sandbox.errAtTheBank(fault);
        village.treasurerPays();
        var known = openDisputes();
        story.waitsUntil(() -> openDisputes() > known);
        return village;
    }

    private VillageStory silent() {
        var village = story.village().isApproved(1);
        story.sandbox.errAtTheBank(BankFault.SILENT);
        village.treasurerPays();
        story.calendar.becomes(LocalDate.of(2026, 11, 30), LocalTime.NOON);
        assertThat(disputes(village)).isEqualTo("SILENT");
        return village;
    }

    /** Paid on the last day, not recorded before the code was replaced, and told of after that. */
    private VillageStory paidTheOldCode() {
        var village = story.village().isApproved(1);
        story.sandbox.errAtTheBank(BankFault.SILENT);
        var reference = story.paysAtTheBank(village.proposal());
        expires(village);
        village.treasurerRecords(reference);
        story.sandbox.passOnWhatWasKept();
        story.waitsUntil(() -> disputes(village).equals("DEAD_CODE"));
        return village;
    }

    private void expires(VillageStory village) {
        story.calendar.becomes(LocalDate.of(2027, 1, 16), LocalTime.NOON);
        story.waitsUntil(() -> village.openSteps().contains("payContribution"));
    }

    private void resolves(VillageStory village, String kind, Map<String, ?> resolution) {
        var dispute = dispute(village, kind);
        var instance = instance(dispute);
        story.desks.does(LIAISON, dispute, "resolvePayment", resolution);
        story.desks.does(SECOND, dispute, "confirmResolution", APPROVE);
        assertThat(instance).isEnded().hasPassed("applyResolution", "disputeResolved");
        assertThat(resolution(dispute)).isEqualTo(resolution.get("outcome") + " by " + SECOND);
    }

    private void assertSettled(VillageStory village) {
        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(village.instance()).isEnded().hasPassed("workersCovered");
        assertThat(village.covered()).isEqualTo(1);
        assertThat(story.ledger(village)).containsExactly("BUDGET -201600", "CLEARING 0", "COMMITTED 0", "PAID 201600");
    }

    private CaseKey dispute(VillageStory village, String kind) {
        return CaseKey.parse(story.tables.row("""
                select 'dispute-' || id from settlement_dispute where village_id = ? and kind = ? and resolved_at is null
                """, village.id(), kind));
    }

    private String disputes(VillageStory village) {
        return String.join(
                " ",
                story.tables.rows(
                        "select kind from settlement_dispute where village_id = ? order by id", village.id()));
    }

    private String resolution(CaseKey dispute) {
        return story.tables.row("""
                select case when resolved_at is null then 'open' else
                    case when overtaken then 'overtaken' else outcome end || ' by ' || coalesce(login, 'nobody') end
                from settlement_dispute left join official on official.id = confirmed_by
                where settlement_dispute.id = ?
                """, dispute.id());
    }

    private long openDisputes() {
        return story.tables.number("select count(*) from settlement_dispute where resolved_at is null");
    }

    private ProcessInstance instance(CaseKey dispute) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(dispute.toString())
                .singleResult();
    }
}
