package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.onAnEnactedBudget;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.Scans;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Paper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PaperTests {

    private static final Map<String, String> DECISION = Map.of("note", "Mohon diperiksa");

    @Autowired
    Story story;

    @Test
    void aDraftNeedsTheMinutesAndTheDecreeOfTheVillageHead() {
        var village = drafting(Map.of());
        var operator = village.login(Role.VILLAGE_OPERATOR);
        var task = story.desks.takes(operator, village.key(), "draftProposal");
        story.desks.writes(operator, task, DECISION);

        assertThat(refusal(() -> story.desks.completes(operator, task)))
                .isEqualTo("Masih kurang: Berita Acara Musdes, Keputusan Kepala Desa."
                        + " Unggah pindaian atau fotonya di bagian Berkas, lalu selesaikan lagi.");
        assertThat(village.stage()).isEqualTo("DRAFT");
        story.desks.puts(operator, task, Paper.MUSDES_MINUTES);
        assertThat(refusal(() -> story.desks.completes(operator, task)))
                .startsWith("Masih kurang: Keputusan Kepala Desa.");
        story.desks.puts(operator, task, Paper.VILLAGE_HEAD_DECREE, Scans.jpeg());
        story.desks.completes(operator, task);

        assertThat(village.instance()).isWaitingAt("signProposal");
    }

    @Test
    void moneyGivenForAPurposeComesWithItsLetter() {
        var plain = drafting(Map.of());
        var granted = drafting(Map.of("fundSource", "PBK"));

        assertThat(asked(plain, Role.VILLAGE_OPERATOR, "draftProposal"))
                .containsExactly("MUSDES_MINUTES required", "VILLAGE_HEAD_DECREE required");
        assertThat(asked(granted, Role.VILLAGE_OPERATOR, "draftProposal"))
                .containsExactly("MUSDES_MINUTES required", "VILLAGE_HEAD_DECREE required", "GRANT_LETTER required");
    }

    @Test
    void aDraftHandedBackKeepsThePapersItHas() {
        var village = drafting(Map.of());
        village.finishesDraft();
        village.headHandsBack("Tambahkan nelayan");
        var operator = village.login(Role.VILLAGE_OPERATOR);
        var task = story.desks.takes(operator, village.key(), "draftProposal");

        assertThat(asked(village, Role.VILLAGE_OPERATOR, "draftProposal"))
                .containsExactly("MUSDES_MINUTES", "VILLAGE_HEAD_DECREE");
        story.desks.writes(operator, task, DECISION);
        story.desks.completes(operator, task);

        assertThat(village.instance()).isWaitingAt("signProposal");
    }

    @Test
    void laterDesksOpenWhatEarlierOnesPutThere() {
        var village = drafting(Map.of());
        var operator = village.login(Role.VILLAGE_OPERATOR);
        var task = story.desks.takes(operator, village.key(), "draftProposal");
        story.desks.puts(operator, task, Paper.MUSDES_MINUTES);

        assertThat(story.desks.sees(operator, task).papers().filed()).isEmpty();
        village.finishesDraft();
        village.headSigns();

        assertThat(filed(village, Role.COMMUNITY_OFFICER, "verifyCandidates"))
                .containsExactly("MUSDES_MINUTES", "VILLAGE_HEAD_DECREE");
        assertThat(filed(village, Role.SUBDISTRICT_COUNTER, "receiveFile")).hasSize(2);
        var paper = seen(village, Role.COMMUNITY_OFFICER, "verifyCandidates")
                .filed()
                .get(0);
        assertThat(paper.name()).isEqualTo("Berita Acara Musdes.pdf");
        assertThat(paper.by()).isEqualTo(operator);
    }

    @Test
    void theFileOfTheBudgetMayStayOnPaper() {
        var village = drafting(Map.of());
        village.finishesDraft();
        village.headSigns();

        assertThat(asked(village, Role.SUBDISTRICT_COUNTER, "receiveFile")).containsExactly("BUDGET_FILE");
        village.fileIsReceived();
        assertThat(village.openSteps()).contains("prepareEvaluation");
    }

    @Test
    void theEnactedBudgetIsShown() {
        var village = story.village().isReady(1);
        var secretary = village.login(Role.VILLAGE_SECRETARY);
        var task = story.desks.takes(secretary, village.key(), "recordEnactment");
        story.desks.writes(secretary, task, Map.of("number", "5/2026", "date", "2026-11-20"));

        assertThat(refusal(() -> story.desks.completes(secretary, task))).startsWith("Masih kurang: Perdes APBDes.");
        assertThat(story.tables.number("select count(*) from enactment where village_id = ?", village.id()))
                .isZero();
    }

    @Test
    void aPaymentIsProvedByTheReceiptOfTheBank() {
        var village = story.village().isRegistered(1);
        village.requestsPayment();
        village.secretaryVerifies();
        village.headApproves();
        var treasurer = village.login(Role.VILLAGE_TREASURER);
        var task = story.desks.takes(treasurer, village.key(), "payContribution");
        story.desks.writes(treasurer, task, Map.of("bankReference", "B-1", "paidOn", "2026-11-20"));

        assertThat(refusal(() -> story.desks.completes(treasurer, task))).startsWith("Masih kurang: Bukti bayar.");
        story.desks.puts(treasurer, task, Paper.BANK_RECEIPT, Scans.png());
        story.desks.completes(treasurer, task);

        assertThat(filedAnywhere(village)).contains("BANK_RECEIPT image/png");
    }

    @Test
    void aGrantFoundInTheCorrectionNeedsItsLetterToo() {
        var village = story.village();
        village.starts(onAnEnactedBudget());
        village.lists(residents(1));
        village.finishesDraft();
        village.headSigns();
        village.does(
                Role.EVALUATION_OFFICER,
                "checkBudgetLine",
                Map.of("outcome", "FINDING", "finding", "Sumber dana keliru", "field", "fundSource"));
        village.verifies(Map.of());
        village.matchingIsAnswered();
        var operator = village.login(Role.VILLAGE_OPERATOR);
        var task = story.desks.takes(operator, village.key(), "correctProposal");
        story.desks.writes(
                operator,
                task,
                Map.of("fundSource", "PBP", "activityCode", "2.2.90", "accountCode", "5.2.7.90", "note", "Diganti"));

        assertThat(asked(village, Role.VILLAGE_OPERATOR, "correctProposal")).containsExactly("GRANT_LETTER", "OTHER");
        assertThat(refusal(() -> story.desks.completes(operator, task)))
                .startsWith("Masih kurang: Surat bantuan keuangan.");
        assertThat(story.tables.row(
                        "select fund_source from proposal where id = ?",
                        village.proposal().value()))
                .isEqualTo("ADD");
        story.desks.puts(operator, task, Paper.GRANT_LETTER);
        story.desks.completes(operator, task);
        assertThat(village.instance()).isWaitingAt("signProposal");
    }

    private VillageStory drafting(Map<String, ?> otherwise) {
        var village = story.village();
        village.starts(otherwise);
        village.lists(residents(1));
        return village;
    }

    private TaskPapers.Shown seen(VillageStory village, Role role, String step) {
        return story.desks
                .sees(village.login(role), story.desks.openTask(village.key(), step))
                .papers();
    }

    private List<String> asked(VillageStory village, Role role, String step) {
        return seen(village, role, step).papers().stream()
                .map(asked -> asked.code() + (asked.required() ? " required" : ""))
                .toList();
    }

    private List<String> filed(VillageStory village, Role role, String step) {
        return seen(village, role, step).filed().stream()
                .map(file -> file.code().name())
                .toList();
    }

    private List<String> filedAnywhere(VillageStory village) {
        return story.tables.rows(
                "select kind || ' ' || media_type from paper where proposal_id = ? order by id",
                village.proposal().value());
    }
}
