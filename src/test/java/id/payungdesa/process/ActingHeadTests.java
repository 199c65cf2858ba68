package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Capacity;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An acting village head sent by the kecamatan, who keeps his own desk there. */
@ProcessTest
class ActingHeadTests {

    private static final String WORKS_THERE =
            "Anda menjabat di desa ini, jadi tidak boleh memeriksa usulannya. Serahkan tugas ini kepada petugas lain.";
    private static final String SIGNED_IT = "Anda ikut menyusun atau menandatangani usulan ini,"
            + " jadi tidak boleh memeriksanya. Serahkan tugas ini kepada petugas lain.";

    @Autowired
    Story story;

    @Autowired
    Appointments appointments;

    @Autowired
    TaskController forms;

    @AfterEach
    void everybodyIsBack() {
        appointments.areForgotten();
    }

    @Test
    void theActingHeadSignsForTheVillageAndDoesNotReviewIt() {
        var village = story.village();
        var acting = actingHead(village, Role.COMMUNITY_OFFICER);
        submits(village, acting);

        assertThat(story.tables.row(
                        "select closed_as from step where subject = ? and step = 'signProposal'",
                        village.key().toString()))
                .isEqualTo("Pj. Kepala Desa");
        assertThat(story.tables.row(
                        "select body ->> 'titles' from audit_entry where action = 'PROPOSAL_SUBMITTED' and subject = ?",
                        village.proposal().toString()))
                .isEqualTo("Kasi PMD, Pj. Kepala Desa");
        assertThat(refusal(() -> story.desks.takes(acting, village.key(), "verifyCandidates")))
                .isEqualTo(WORKS_THERE);
        assertThat(refusal(() -> opens(acting, village, "verifyCandidates"))).isEqualTo(WORKS_THERE);

        village.verifies(Map.of());
        assertThat(village.instance()).hasPassed("verifyCandidates");
    }

    @Test
    void whatHeSignedStaysClosedToHimWhenHisPostHasEnded() {
        var village = story.village();
        var acting = actingHead(village, Role.COMMUNITY_OFFICER);
        submits(village, acting);
        appointments.endsYesterday(acting, head(village));

        assertThat(refusal(() -> story.desks.takes(acting, village.key(), "verifyCandidates")))
                .isEqualTo(SIGNED_IT);

        village.starts(Map.of("firstMonth", "2027-07", "months", 6, "instalmentMonths", 6));
        village.lists(residents(1));
        village.finishesDraft();
        village.headSigns();
        story.desks.does(acting, village.key(), "verifyCandidates", village.verification(Map.of()));
        assertThat(village.openSteps()).containsExactly("receiveFile");
    }

    @Test
    void aDraftThatCarriesWhatHeSignedIsNotHisToEvaluateEither() {
        var village = story.village();
        var acting = actingHead(village, Role.EVALUATION_OFFICER);
        submits(village, acting);
        appointments.endsYesterday(acting, head(village));
        village.fileIsReceived();

        assertThat(refusal(() -> story.desks.takes(acting, village.key(), "prepareEvaluation")))
                .isEqualTo(SIGNED_IT);
    }

    @Test
    void aTaskHeHadTakenGoesBackOnTheDayHeIsAppointed() {
        var village = story.village();
        village.submits(residents(1));
        var officer = village.login(Role.COMMUNITY_OFFICER);
        var task = story.desks.takes(officer, village.key(), "verifyCandidates");
        story.desks.saves(officer, task, village.verification(Map.of()));

        appointments.endsYesterday(village.login(Role.VILLAGE_HEAD), head(village));
        appointments.appoints(officer, head(village), Capacity.PJ);

        assertThat(assignee(task)).isEqualTo("none");
        assertThat(refusal(() -> opens(officer, village, "verifyCandidates"))).isEqualTo(WORKS_THERE);
    }

    @Test
    void whoWasAppointedWithTheFormOpenIsRefusedAtTheLastStep() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var verifier = village.login(Role.COMMUNITY_OFFICER);
        var evaluator = village.login(Role.EVALUATION_OFFICER);
        var verification = story.desks.takes(verifier, village.key(), "verifyCandidates");
        var evaluation = story.desks.takes(evaluator, village.key(), "prepareEvaluation");
        story.desks.saves(verifier, verification, village.verification(Map.of()));
        story.desks.saves(evaluator, evaluation, VillageStory.sheet(Map.of()));

        story.tables.change("""
                insert into post (official_id, role, village_id, valid, kind, letter_number, letter_date)
                select id, 'village_treasurer', ?, '[2026-11-01,2027-01-01)', 'PLT', '1/2026', '2026-10-30'
                from official where login in (?, ?, ?)
                """, village.id(), counter, verifier, evaluator);

        assertThat(refusal(() -> story.desks.completes(verifier, verification))).isEqualTo(WORKS_THERE);
        assertThat(refusal(() -> story.desks.completes(evaluator, evaluation))).isEqualTo(WORKS_THERE);
        assertThat(village.openSteps()).containsExactly("prepareEvaluation", "verifyCandidates");
    }

    @Test
    void aCamatWhoHeadsTheVillageDoesNotSignOnPaperEither() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());
        var camat = story.official("camat.merangkap." + village.id(), village.subdistrict(), Role.COMMUNITY_OFFICER);
        appointments.appoints(camat, new Post(Role.SUBDISTRICT_HEAD, village.subdistrict()), Capacity.PLH);
        appointments.appoints(camat, head(village), Capacity.PLH);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var signature = new HashMap<String, Object>(village.signature("COMPLIANT"));
        signature.put("paper", Map.of("number", "1/2026", "date", "2026-11-20"));

        assertThat(refusal(() -> story.desks.does(counter, village.key(), "signEvaluation", signature)))
                .startsWith(camat + " menjabat di desa ini atau ikut menyusun usulannya");
    }

    private String actingHead(VillageStory village, Role office) {
        var login = "penjabat." + village.id();
        story.official(login, village.subdistrict(), office);
        appointments.appointsSinceOctober(login, head(village), Capacity.PJ);
        return login;
    }

    private void submits(VillageStory village, String head) {
        village.starts(Map.of());
        village.lists(residents(1));
        village.finishesDraft();
        story.desks.does(head, village.key(), "signProposal", Map.of("outcome", "SIGN"));
    }

    private Object opens(String login, VillageStory village, String step) {
        return story.desks.as(login, () -> forms.show(story.desks.openTask(village.key(), step)));
    }

    private static Post head(VillageStory village) {
        return new Post(Role.VILLAGE_HEAD, village.id());
    }

    private String assignee(String task) {
        return story.tables.row("select coalesce(assignee_, 'none') from act_ru_task where id_ = ?", task);
    }
}
