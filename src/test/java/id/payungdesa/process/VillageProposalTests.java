package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions.init;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class VillageProposalTests {

    @Autowired
    Story story;

    @Autowired
    Proposals proposals;

    @Autowired
    ProcessEngine engine;

    @BeforeEach
    void lookBack() {
        init(engine);
    }

    @Test
    void aVillageGoesFromDraftToProtectedWorkers() {
        var instance = started(Map.of());
        submitted(instance, list(3, 100));
        budgetEvaluated();
        story.does("kasipmd.sebatiktimur", "verifyCandidates", Map.of("othersAccepted", true));
        story.waitsFor(() -> stage(instance) == Stage.READY);
        story.does("sekdes.tanjungaru", "recordEnactment", Map.of("number", "5/2026", "date", "2026-11-20"));
        decreed(instance);
        story.waitsFor(() -> stage(instance) == Stage.PAYMENT);

        story.does("pka.tanjungaru", "requestPayment", Map.of("sppNumber", "SPP-1", "sppDate", "2026-11-20"));
        story.does(
                "sekdes.tanjungaru",
                "verifyPaymentRequest",
                Map.of("outcome", "VERIFY", "complete", true, "calculated", true, "funded", true));
        story.does("kades.tanjungaru", "approvePayment", Map.of("outcome", "APPROVE"));
        var reference = story.paysAtTheBank(story.proposal(instance));
        story.does(
                "bendahara.tanjungaru", "payContribution", Map.of("bankReference", reference, "paidOn", "2026-11-20"));
        story.waitsFor(() -> engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .count()
                == 0);

        assertThat(instance).isEnded().hasPassed("submitProposal", "concludeReview", "bpjsEnrolment", "workersCovered");
    }

    private ProcessInstance started(Map<String, ?> other) {
        var header = new HashMap<String, Object>(Map.of(
                "year", 2027,
                "firstMonth", "2027-01",
                "months", 12,
                "instalmentMonths", 12,
                "fundSource", "ADD",
                "payer", "VILLAGE",
                "basis", "DRAFT_ORIGINAL",
                "activityCode", "2.2.90",
                "accountCode", "5.2.7.90"));
        header.putAll(other);
        return story.starts("operator.tanjungaru", "villageProposal", header);
    }

    private void submitted(ProcessInstance instance, String list) {
        story.hasList("operator.tanjungaru", story.proposal(instance), list);
        story.does("operator.tanjungaru", "draftProposal", Map.of("note", "Mohon diperiksa"));
        story.does("kades.tanjungaru", "signProposal", Map.of("outcome", "SIGN"));
    }

    private void budgetEvaluated() {
        story.does(
                "loket.sebatiktimur",
                "receiveFile",
                Map.of(
                        "receivedOn", "2026-11-20",
                        "receivedAt", "09:00",
                        "receiptNumber", "TT-1/2026",
                        "documents",
                                List.of(
                                        "COVER_LETTER",
                                        "BUDGET_BREAKDOWN",
                                        "WORK_PLAN",
                                        "VILLAGE_AUTHORITY",
                                        "COUNCIL_MINUTES")));
        var checks = new HashMap<String, Object>();
        for (var criterion : id.payungdesa.review.Criterion.values()) {
            checks.put(criterion.name(), Map.of("ok", true));
        }
        story.does("evaluator.sebatiktimur", "prepareEvaluation", Map.of("checks", checks));
        story.does(
                "camat.sebatiktimur",
                "signEvaluation",
                Map.of("outcome", "SIGN", "result", "COMPLIANT", "number", "188/1/2026", "date", "2026-11-20"));
    }

    private void decreed(ProcessInstance instance) {
        story.starts(
                "petugas.dpmpd",
                "regentEndorsement",
                Map.of(
                        "title",
                        "Gelombang I 2027",
                        "proposals",
                        List.of(story.proposal(instance).value())));
        story.does("kepala.dpmpd", "recommendRound", Map.of("agreed", true));
        story.does("hukum", "initialByLegal", Map.of("agreed", true));
        story.does("sekda", "initialBySecretary", Map.of("agreed", true));
        story.does("bupati", "signDecree", Map.of("agreed", true, "number", "188.45/1/2026", "date", "2026-11-20"));
    }

    private Stage stage(ProcessInstance instance) {
        var proposal = story.proposal(instance);
        return story.as("operator.tanjungaru", () -> proposals.get(proposal).stage());
    }

    /** People with invented NIKs under the unused code 650399. */
    static String list(int people, int firstSerial) {
        var rows = new StringBuilder("NIK\tNama Lengkap\tTanggal Lahir\tL/P\tPekerjaan\tPenghasilan\n");
        for (var i = 0; i < people; i++) {
            var born = LocalDate.of(1985, 1 + i % 12, 1 + i % 28);
            rows.append("650399%02d%02d%02d%04d\tWarga %d\t%s\tL\tNelayan\t900000\n"
                    .formatted(
                            born.getDayOfMonth(),
                            born.getMonthValue(),
                            born.getYear() % 100,
                            firstSerial + i,
                            i,
                            born));
        }
        return rows.toString();
    }
}
