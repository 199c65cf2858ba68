package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.fault;
import static id.payungdesa.process.VillageStory.onAnEnactedBudget;
import static id.payungdesa.process.VillageStory.residents;
import static id.payungdesa.process.VillageStory.sheet;
import static id.payungdesa.process.VillageStory.toCorrect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.review.Criterion;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class BudgetTrackTests {

    /** Twenty working days after Friday, 20 November 2026. */
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 18);

    @Autowired
    Story story;

    @Test
    void onlyWhatWasFaultedIsCheckedAgain() {
        var village = story.village();
        var wrong = Resident.anybody();
        var right = Resident.anybody();
        var others = residents(2);
        village.starts(Map.of());
        village.lists(others);
        village.lists(List.of(wrong));
        village.finishesDraft();
        village.headSigns();
        village.fileIsReceived();
        village.isPrepared(Map.of(Criterion.ACCOUNT_CODES, fault("Kode rekening keliru", "THIS_ACTIVITY")));
        village.camatSigns("NOT_COMPLIANT");
        assertThat(village.instance()).isWaitingAt("verifyCandidates").isNotWaitingAt("correctProposal");
        village.verifies(Map.of(wrong, toCorrect("NIK keliru")));
        village.matchingIsAnswered();

        assertThat(village.instance()).isWaitingAt("correctProposal").hasNotPassed("recordEnactment");
        assertThat(village.stage()).isEqualTo("CORRECTION");
        assertThat(village.openFindings())
                .containsExactly("Data tidak benar: NIK keliru", "Kode kegiatan dan rekening: Kode rekening keliru");
        village.takesOff(wrong);
        village.lists(List.of(right));
        village.corrects("Kode rekening dan NIK sudah diperbaiki");

        assertThat(village.revision()).isEqualTo(2);
        assertThat(village.openFindings()).isEmpty();
        assertThat(village.openSteps()).containsExactly("checkRevisedDraft", "verifyCandidates");
        assertThat(others).allSatisfy(one -> assertThat(village.verdict(one)).isEqualTo("ACCEPTED"));
        assertThat(village.verdict(right)).isEqualTo("NONE");
        village.does(Role.EVALUATION_OFFICER, "checkRevisedDraft", Map.of("outcome", "OK"));
        village.verifies(Map.of());
        village.matchingIsAnswered();
        assertThat(village.instance())
                .isWaitingAt("recordEnactment", "endorsementDecided")
                .hasPassed("checkRevisedDraft");
        assertThat(village.stage()).isEqualTo("READY");
        assertThat(story.tables.rows("""
                select count(*)::text from verdict join candidate on candidate.id = verdict.candidate_id
                where proposal_id = ? group by given_at order by given_at
                """, village.proposal().value())).containsExactly("2", "1");
        assertThat(story.tables.number(
                        "select count(*) from outbox_order where proposal_id = ?",
                        village.proposal().value()))
                .isEqualTo(2);
    }

    @Test
    void aRevisedDraftThatIsStillWrongComesBackOnceMore() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of(Criterion.ARITHMETIC, fault("Jumlah keliru", "THIS_ACTIVITY")));
        village.camatSigns("NOT_COMPLIANT");
        village.verifies(Map.of());
        village.matchingIsAnswered();

        village.corrects("Jumlah sudah dihitung ulang");
        assertThat(village.openSteps()).containsExactly("checkRevisedDraft");
        village.does(
                Role.EVALUATION_OFFICER,
                "checkRevisedDraft",
                Map.of("outcome", "FINDING", "finding", "Masih keliru", "field", "ARITHMETIC"));

        assertThat(village.instance()).isWaitingAt("correctProposal");
        assertThat(village.openFindings()).containsExactly("Masih keliru");
    }

    @Test
    void aFindingAgainstOtherActivitiesHandsNothingBack() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of(Criterion.CEILINGS, fault("Siltap lebih dari 30 %", "OTHER")));
        village.camatSigns("NOT_COMPLIANT");
        village.verifies(Map.of());
        village.matchingIsAnswered();

        assertThat(village.instance()).isWaitingAt("endorsementDecided").hasNotPassed("correctProposal");
        assertThat(village.stage()).isEqualTo("READY");
        assertThat(village.openFindings()).isEmpty();
        assertThat(result(village)).isEqualTo("NOT_COMPLIANT");
    }

    @Test
    void theCamatHandsTheEvaluationBackToTheOfficer() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());

        village.does(
                Role.SUBDISTRICT_HEAD, "signEvaluation", Map.of("outcome", "HAND_BACK", "note", "Periksa lagi SiLPA"));
        assertThat(village.instance()).isWaitingAt("prepareEvaluation").hasNotPassed("evaluationSigned");
        assertThat(result(village)).isEqualTo("none");
        village.isPrepared(Map.of());
        village.camatSigns("COMPLIANT");

        assertThat(village.instance())
                .isWaitingAt("tracksJoined", "verifyCandidates")
                .hasPassed("evaluationSigned");
        assertThat(result(village)).isEqualTo("COMPLIANT");
    }

    @Test
    void twentyWorkingDaysOfSilenceAreApproval() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());

        story.calendar.becomes(LAST_DAY, LocalTime.of(23, 59, 58));
        assertThat(village.instance()).isWaitingAt("signEvaluation").hasNotPassed("evaluationOverdue");
        assertThat(result(village)).isEqualTo("none");
        story.calendar.becomes(LAST_DAY, LocalTime.of(23, 59, 59));

        assertThat(village.instance())
                .isWaitingAt("tracksJoined", "verifyCandidates")
                .hasPassed("evaluationOverdue", "recordDeemedEffect");
        assertThat(result(village)).isEqualTo("DEEMED");
        assertThat(village.openSteps()).containsExactly("verifyCandidates");
        assertThat(story.tables.number("""
                select count(*) from audit_entry
                where action = 'EVALUATION_DEEMED' and subject = ? and official_id is null
                """, village.proposal().toString())).isEqualTo(1);
        village.verifies(Map.of());
        village.matchingIsAnswered();
        assertThat(village.stage()).isEqualTo("READY");
    }

    @Test
    void theCamatMaySignInTheLastSecondButOne() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var task = story.desks.takes(camat, village.key(), "signEvaluation");
        story.desks.saves(camat, task, village.signature("COMPLIANT"));

        story.calendar.turnsTo(LAST_DAY, LocalTime.of(23, 59, 58));
        story.desks.completes(camat, task);

        story.calendar.becomes(LAST_DAY.plusDays(1), LocalTime.NOON);
        assertThat(village.instance()).hasPassed("evaluationSigned").hasNotPassed("evaluationOverdue");
        assertThat(result(village)).isEqualTo("COMPLIANT");
    }

    @Test
    void aSignatureAfterTheDeadlineIsRefusedEvenBeforeTheEngineNotices() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var task = story.desks.takes(camat, village.key(), "signEvaluation");
        story.desks.saves(camat, task, village.signature("NOT_COMPLIANT"));

        story.calendar.turnsTo(LAST_DAY, LocalTime.of(23, 59, 59));

        assertThat(refusal(() -> story.desks.completes(camat, task)))
                .isEqualTo("Batas 20 hari kerja sudah lewat: Raperdes berlaku dengan sendirinya"
                        + " dan tidak dapat ditandatangani lagi.");
        assertThat(village.instance()).isWaitingAt("signEvaluation");
        story.calendar.timersFire();
        assertThat(result(village)).isEqualTo("DEEMED");
    }

    @Test
    void anEnactedBudgetIsLookedAtOnceAndNotEvaluated() {
        var village = story.village();
        village.starts(onAnEnactedBudget());
        village.lists(residents(1));
        village.finishesDraft();
        village.headSigns();

        assertThat(village.openSteps()).containsExactly("checkBudgetLine", "verifyCandidates");
        village.does(
                Role.EVALUATION_OFFICER,
                "checkBudgetLine",
                Map.of("outcome", "FINDING", "finding", "Kegiatan tidak ada di APBDes", "field", "activityCode"));
        village.verifies(Map.of());
        village.matchingIsAnswered();
        assertThat(village.instance()).isWaitingAt("correctProposal");
        village.corrects("Kode kegiatan sudah disesuaikan");
        assertThat(village.openSteps()).containsExactly("checkBudgetLine");
        village.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK"));

        assertThat(village.instance())
                .isWaitingAt("endorsementDecided")
                .isNotWaitingAt("recordEnactment")
                .hasNotPassed("receiveFile", "prepareEvaluation");
        assertThat(story.tables.number("select count(*) from evaluation where village_id = ?", village.id()))
                .isZero();
    }

    @Test
    void anIncompleteFileGoesBackToTheVillageAndNoClockRuns() {
        var village = story.village();
        village.submits(residents(1));

        assertThat(refusal(() -> village.does(
                        Role.SUBDISTRICT_COUNTER, "receiveFile", Map.of("outcome", "HAND_BACK", "note", " "))))
                .isEqualTo("Tulis dokumen yang kurang, supaya desa tahu apa yang harus dibawa.");
        village.does(
                Role.SUBDISTRICT_COUNTER,
                "receiveFile",
                Map.of("outcome", "HAND_BACK", "note", "Perdes RKPDes", "documents", List.of("COVER_LETTER")));

        assertThat(village.openSteps()).containsExactlyInAnyOrder("completeFile", "verifyCandidates");
        assertThat(story.tables.number("select count(*) from evaluation where village_id = ?", village.id()))
                .isZero();
        assertThat(story.tables.row(
                        "select card from step where step = 'completeFile' and subject = ?",
                        village.key().toString()))
                .endsWith("Kembali");

        assertThat(refusal(() -> village.does(Role.VILLAGE_OPERATOR, "completeFile", Map.of("complete", false))))
                .isEqualTo("Centang bahwa dokumen yang kurang sudah diserahkan ke loket kecamatan.");
        village.does(Role.VILLAGE_OPERATOR, "completeFile", Map.of("complete", true));
        village.fileIsReceived();

        assertThat(village.instance()).isWaitingAt("prepareEvaluation").hasPassed("completeFile");
    }

    @Test
    void whereTheRegencyPaysTheVillageBudgetIsNobodysBusiness() {
        var village = story.village();
        village.starts(Map.of("payer", "REGENCY", "fundSource", "PBK"));
        village.lists(residents(1));
        village.finishesDraft();
        village.headSigns();

        assertThat(village.openSteps()).containsExactly("verifyCandidates");
        village.verifies(Map.of());
        village.matchingIsAnswered();

        assertThat(village.instance())
                .isWaitingAt("endorsementDecided")
                .hasNotPassed("receiveFile", "checkBudgetLine", "recordEnactment");
        assertThat(village.openSteps()).isEmpty();
    }

    @Test
    void theVillageFundDoesNotPayForTheRegency() {
        var village = story.village();

        assertThat(refusal(() -> village.starts(Map.of("payer", "REGENCY", "fundSource", "DDS"))))
                .startsWith("Sumber dana ini tidak boleh dipakai: ")
                .contains("Permendagri 20/2018");
        assertThat(story.tables.number("select count(*) from proposal where village_id = ?", village.id()))
                .isZero();
    }

    @Test
    void aSecondProposalOnTheSameDraftPassesWithItsResult() {
        var village = story.village();
        village.isReady(1);

        village.starts(Map.of("firstMonth", "2027-07", "months", 6, "instalmentMonths", 6));
        village.lists(residents(1));
        village.finishesDraft();
        village.headSigns();

        assertThat(village.openSteps()).containsExactly("verifyCandidates");
        assertThat(village.instance()).hasNotPassed("receiveFile");
    }

    @Test
    void whoPreparedTheEvaluationDoesNotSignIt() {
        var village = story.village();
        var both = village.oneOfficialAs(Role.EVALUATION_OFFICER, Role.SUBDISTRICT_HEAD);
        village.submits(residents(1));
        village.fileIsReceived();
        story.desks.does(both, village.key(), "prepareEvaluation", sheet(Map.of()));

        assertThat(refusal(
                        () -> story.desks.does(both, village.key(), "signEvaluation", village.signature("COMPLIANT"))))
                .isEqualTo("Anda menyiapkan evaluasi ini, jadi tidak boleh menandatanganinya.");
        assertThat(result(village)).isEqualTo("none");
    }

    private String result(VillageStory village) {
        return story.tables.row("select coalesce(result, 'none') from evaluation where village_id = ?", village.id());
    }
}
