package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.fault;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.review.Criterion;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The camat evaluates one whole Raperdes: proposals that lean on it share its file, its evaluation and its result. */
@ProcessTest
class SharedEvaluationTests {

    private static final Map<String, ?> FROM_JULY = Map.of("firstMonth", "2027-07", "months", 6, "instalmentMonths", 6);

    @Autowired
    Story story;

    private VillageStory first;
    private VillageStory second;

    @BeforeEach
    void twoProposalsOfOneVillage() {
        first = story.village();
        second = first.another();
    }

    @Test
    void theFileIsReceivedOnceForBoth() {
        bothSubmit();
        assertThat(second.instance()).isWaitingAt("receiveFile");

        first.fileIsReceived();
        story.newsTravels();

        assertThat(first.openSteps()).contains("prepareEvaluation");
        assertThat(second.instance()).isWaitingAt("sharedEvaluationDecided").hasPassed("draftReceived");
        assertThat(second.openSteps()).containsExactly("verifyCandidates");
    }

    @Test
    void whoseFileWasHandedBackHearsThatItCameWithTheOther() {
        bothSubmit();
        second.does(Role.SUBDISTRICT_COUNTER, "receiveFile", Map.of("outcome", "HAND_BACK", "note", "Perdes RKPDes"));
        assertThat(second.instance()).isWaitingAt("completeFile");

        first.fileIsReceived();
        story.newsTravels();

        assertThat(second.instance()).isWaitingAt("sharedEvaluationDecided").hasPassed("draftReceivedMeanwhile");
        assertThat(second.openSteps()).containsExactly("verifyCandidates");
    }

    @Test
    void aFileRecordedTwiceIsStillEvaluatedOnce() {
        bothSubmit();

        first.fileIsReceived();
        second.fileIsReceived();
        story.newsTravels();

        assertThat(first.openSteps()).contains("prepareEvaluation");
        assertThat(second.instance()).isWaitingAt("sharedEvaluationDecided");
    }

    @Test
    void whoComesWhileTheFileIsBeingEvaluatedWaitsForItsResult() {
        first.submits(residents(1));
        first.fileIsReceived();

        second.startsAndSubmits(FROM_JULY, 1);

        assertThat(second.instance()).isWaitingAt("sharedEvaluationDecided").hasNotPassed("receiveFile");
    }

    @Test
    void theSignatureOfTheCamatCountsForBoth() {
        shared();
        first.isPrepared(Map.of());
        first.camatSigns("COMPLIANT");
        story.newsTravels();

        assertThat(second.instance()).hasPassed("sharedEvaluationDecided").isNotWaitingAt("sharedEvaluationDecided");
        second.verifies(Map.of());
        second.matchingIsAnswered();
        assertThat(second.stage()).isEqualTo("READY");
    }

    @Test
    void aFaultOfTheirActivityComesBackToBoth() {
        shared();
        first.isPrepared(Map.of(Criterion.values()[0], fault("Tidak ada dalam RKPDes", "THIS_ACTIVITY")));
        first.camatSigns("NOT_COMPLIANT");
        story.newsTravels();
        second.verifies(Map.of());
        second.matchingIsAnswered();

        assertThat(second.instance()).isWaitingAt("correctProposal");
        assertThat(second.openFindings()).singleElement().asString().contains("Tidak ada dalam RKPDes");
    }

    @Test
    void whoLeansLaterOnAFaultyDraftIsToldOfTheFault() {
        first.submits(residents(1));
        first.fileIsReceived();
        first.isPrepared(Map.of(Criterion.values()[0], fault("Tidak ada dalam RKPDes", "THIS_ACTIVITY")));
        first.camatSigns("NOT_COMPLIANT");

        second.startsAndSubmits(FROM_JULY, 1);
        second.verifies(Map.of());
        second.matchingIsAnswered();

        assertThat(second.instance()).isWaitingAt("correctProposal");
        assertThat(second.openFindings()).singleElement().asString().contains("Tidak ada dalam RKPDes");
    }

    @Test
    void silenceOfTheCamatCountsForBoth() {
        shared();

        story.calendar.becomes(LocalDate.of(2026, 12, 31), LocalTime.of(12, 0));
        story.newsTravels();

        assertThat(first.instance()).hasPassed("recordDeemedEffect");
        assertThat(second.instance()).hasPassed("sharedEvaluationDecided").hasNotPassed("recordDeemedEffect");
    }

    @Test
    void whenTheFirstIsWithdrawnTheOtherGoesOnWithTheEvaluation() {
        shared();

        first.withdraws("Digabung dengan usulan lain");
        story.newsTravels();

        assertThat(second.openSteps()).contains("prepareEvaluation");
        second.isPrepared(Map.of());
        second.camatSigns("COMPLIANT");
        assertThat(second.openSteps()).containsExactly("verifyCandidates");
    }

    @Test
    void theOtherMayBeWithdrawnWithoutDisturbingTheFirst() {
        shared();

        second.withdraws("Tidak jadi");
        story.newsTravels();

        assertThat(first.openSteps()).contains("prepareEvaluation");
    }

    @Test
    void aChangeOfTheBudgetIsEvaluatedByItself() {
        first.isReady(1);

        second.startsAndSubmits(
                Map.of("basis", "DRAFT_CHANGE", "firstMonth", "2027-07", "months", 6, "instalmentMonths", 6), 1);

        assertThat(second.instance()).isWaitingAt("receiveFile");
        second.budgetIsEvaluated();
        assertThat(story.tables.rows("select draft from evaluation where village_id = ? order by 1", first.id()))
                .containsExactly("CHANGE", "ORIGINAL");
    }

    private void bothSubmit() {
        first.submits(residents(1));
        second.startsAndSubmits(FROM_JULY, 1);
    }

    private void shared() {
        bothSubmit();
        first.fileIsReceived();
        story.newsTravels();
    }
}
