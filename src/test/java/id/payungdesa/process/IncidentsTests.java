package id.payungdesa.process;

import static id.payungdesa.process.Resident.whoseNikEndsIn;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.sandbox.Misbehaviour;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class IncidentsTests {

    @Autowired
    Story story;

    @Autowired
    RuntimeService runtime;

    @Test
    void aMatchingOrderRefusedForGoodIsSeenAndTriedAgainToTheEnd() {
        story.sandbox.misbehave(Misbehaviour.once(Misbehaviour.Kind.REFUSE).on("/v1/matchings"));
        var village = matching(residents(2));
        story.waitsUntil(() -> state(village, "MATCHING").equals("REFUSED"));

        story.watches();

        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getActivityId()).isEqualTo("matchingAnswered");
            assertThat(incident.getProcessInstanceId())
                    .isEqualTo(village.instance().getId());
            assertThat(incident.getIncidentMessage())
                    .isEqualTo("Ditolak BPJS Ketenagakerjaan. Periksa halaman Tersendat.");
        });
        story.retries(order(village, "MATCHING"));
        story.waitsUntil(() -> village.stage().equals("READY"));
        story.watches();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void aRefusedRegistrationIsSeenInTheCaseOfTheVillageToo() {
        var village = story.village().isReady(1);
        story.sandbox.misbehave(Misbehaviour.once(Misbehaviour.Kind.REFUSE).on("/v1/registrations"));
        village.enactsBudget();
        story.decrees(village);
        story.waitsUntil(() -> state(village, "REGISTRATION").equals("REFUSED"));

        story.watches();

        assertThat(incidents())
                .extracting(Incident::getActivityId)
                .containsExactlyInAnyOrder("registrationAnswered", "bpjsEnrolment");
        story.retries(order(village, "REGISTRATION"));
        story.watches();
        assertThat(incidents()).as("tried again").isEmpty();
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));
    }

    @Test
    void anOrderWithoutAnAnswerForDaysIsSeenUntilItIsAnswered() {
        story.sandbox.misbehave(
                Misbehaviour.once(Misbehaviour.Kind.ERROR_AFTER).times(1000).on("/v1/"));
        var village = matching(residents(1));
        story.dispatches();
        story.watches();
        assertThat(incidents()).isEmpty();
        story.tables.change("""
                update outbox_order set queued_at = queued_at - interval '3 days' where proposal_id = ?
                """, village.proposal().value());

        story.watches();
        assertThat(incidents()).hasSize(1);

        story.sandbox.behave();
        story.waitsUntil(() -> village.stage().equals("READY"));
        story.watches();
        assertThat(incidents()).isEmpty();
        assertThat(village.instance()).isWaitingAt("endorsementDecided");
    }

    @Test
    void anAnswerThatCannotBeHandedOnIsSeenUntilItIs() {
        var village = story.village().isReady(1);
        village.enactsBudget();
        story.decrees(village);
        story.waitsUntil(
                () -> story.tables.number("select count(*) from registration where village_id = ?", village.id()) == 1);

        story.tables.whileRefusing("stage_entered", village.id(), () -> {
            story.waitsUntil(() -> story.tables.number(
                            "select coalesce(max(errors), 0) from inbox_message where village_id = ?", village.id())
                    >= 5);
            story.watches();
            assertThat(incidents())
                    .extracting(Incident::getActivityId)
                    .containsExactlyInAnyOrder("registrationAnswered", "bpjsEnrolment");
        });
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));
        story.watches();
        assertThat(incidents()).isEmpty();
    }

    @Test
    void whatStallsForACaseThatIsGoneTroublesNobody() {
        story.sandbox.misbehave(Misbehaviour.once(Misbehaviour.Kind.REFUSE).on("/v1/matchings"));
        var village = matching(residents(1));
        story.waitsUntil(() -> state(village, "MATCHING").equals("REFUSED"));
        story.desks.dismisses(village.instance());

        story.watches();

        assertThat(incidents()).isEmpty();
    }

    @Test
    void aLateAnswerForAProposalThatHasEndedIsKeptAndJudgesNobody() {
        var dead = whoseNikEndsIn(9916);
        var mistaken = whoseNikEndsIn(9915);
        story.sandbox.misbehave(
                Misbehaviour.once(Misbehaviour.Kind.DROP_BEFORE).times(1000).on("/v1/orders"));
        var village = matching(List.of(dead, mistaken));
        story.waitsUntil(() -> state(village, "MATCHING").equals("UNKNOWN"));

        village.withdraws("Dana dialihkan");
        story.sandbox.behave();
        story.waitsUntil(() -> state(village, "MATCHING").equals("ANSWERED"));

        assertThat(story.tables.rows(
                        "select code from matching_result where village_id = ? order by code", village.id()))
                .containsExactly("MENINGGAL", "NAMA_TIDAK_PADAN");
        assertThat(List.of(dead, mistaken))
                .allSatisfy(one -> assertThat(village.verdict(one)).isEqualTo("ACCEPTED"));
        assertThat(village.openFindings()).isEmpty();
        assertThat(village.stage()).isEqualTo("WITHDRAWN");
    }

    @Test
    void nobodysDataLeaveForAProposalThatHasEnded() {
        var village = matching(residents(1));
        village.withdraws("Dana dialihkan");

        story.waitsUntil(() -> state(village, "MATCHING").equals("REFUSED"));
        story.watches();

        assertThat(story.tables.row(
                        "select last_error from outbox_order where proposal_id = ?",
                        village.proposal().value()))
                .isEqualTo("Usulannya sudah berakhir.");
        assertThat(incidents()).isEmpty();
    }

    /** On an enacted budget up to the order that asks the insurer about its candidates. */
    private VillageStory matching(List<Resident> residents) {
        var village = story.village();
        village.starts(VillageStory.onAnEnactedBudget());
        village.lists(residents);
        village.finishesDraft();
        village.headSigns();
        village.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK"));
        village.verifies(Map.of());
        return village;
    }

    private List<Incident> incidents() {
        return runtime.createIncidentQuery().list();
    }

    private String state(VillageStory village, String kind) {
        return story.tables.row(
                "select state from outbox_order where proposal_id = ? and kind = ?",
                village.proposal().value(),
                kind);
    }

    private long order(VillageStory village, String kind) {
        return story.tables.number(
                "select id from outbox_order where proposal_id = ? and kind = ?",
                village.proposal().value(),
                kind);
    }
}
