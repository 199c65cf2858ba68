package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.process.engine.Migration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** After an update an operator moves the proposals under way to today's diagrams. */
@ProcessTest
class MigrationTests {

    @Autowired
    Story story;

    @Autowired
    Releases releases;

    @Autowired
    Migration migration;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    ManagementService management;

    @AfterEach
    void onlyTodaysStay() {
        story.ends();
        releases.forget();
    }

    static Stream<Standing> standings() {
        return Standing.all();
    }

    @ParameterizedTest
    @MethodSource("standings")
    void aProposalUnderWayMovesAndEndsOnTodaysDiagram(Standing standing) {
        var released = releases.use(Releases.FIRST);
        var village = standing.reach(story);
        var today = releases.useTodays();
        story.sandbox.behave();

        assertThat(migration.tryOut()).isNotEmpty().allMatch(Migration.Move::done);
        assertThat(deployment(village)).isEqualTo(released);
        assertThat(migration.carryOut()).allMatch(Migration.Move::done);

        assertThat(deployment(village)).isEqualTo(today);
        assertThat(migration.carryOut()).isEmpty();
        assertThat(village.openSteps()).containsExactlyElementsOf(standing.open());
        EverybodyAgrees.untilCovered(story, village);
        assertThat(village.instance()).isEnded().hasPassed("workersCovered");
        assertThat(village.covered()).isEqualTo(2);
    }

    @Test
    void aProposalThatMovedCanBeWithdrawn() {
        var village = moved("on both tracks");

        withdraws(village);

        assertThat(village.instance()).isEnded().hasPassed("proposalWithdrawn");
        assertThat(village.stage()).isEqualTo("WITHDRAWN");
        assertThat(village.openSteps()).isEmpty();
    }

    /** Nobody waits for the update's migration with a withdrawal. */
    @Test
    void aProposalOnAnOldDiagramCanBeWithdrawnToo() {
        releases.use(Releases.FIRST);
        var village = Standing.named("on both tracks").reach(story);
        releases.useTodays();

        withdraws(village);

        assertThat(village.instance()).isEnded();
        assertThat(village.stage()).isEqualTo("WITHDRAWN");
        assertThat(village.openSteps()).isEmpty();
    }

    @Test
    void aDeskThatIsSilentSinceBeforeTheUpdateIsRemindedAfterIt() {
        var village = moved("on both tracks");

        assertThat(timers(village))
                .extracting(Job::getDuedate)
                .as("the file, the reminder, the escalation")
                .hasSize(3);
        story.calendar.becomes(LocalDate.of(2026, 12, 1), LocalTime.NOON);

        assertThat(village.instance()).hasPassed("remindVerification", "escalateVerification", "escalateFile");
        assertThat(village.openSteps()).containsExactly("receiveFile", "verifyCandidates");
    }

    @Test
    void theLegalDeadlineStaysWhereItWas() {
        var village = moved("under evaluation");

        story.calendar.becomes(LocalDate.of(2026, 12, 18), LocalTime.of(23, 59, 58));
        assertThat(village.instance()).isWaitingAt("signEvaluation");
        story.calendar.becomes(LocalDate.of(2026, 12, 18), LocalTime.of(23, 59, 59));

        assertThat(village.instance()).hasPassed("recordDeemedEffect");
        assertThat(village.stage()).isEqualTo("READY");
    }

    /** The old diagram knows no way back from the round; the notice waits in the inbox until the proposal has moved. */
    @Test
    void aProposalHandedBackFromItsRoundIsCorrectedOnceItHasMoved() {
        releases.use(Releases.FIRST);
        var village = story.village().isReady(2);
        village.enactsBudget();
        releases.useTodays();
        var round = story.opensRound(village, story.village().isReady(1));
        story.atDesk("recommendRound", round, Story.without(village, "HANDED_BACK", "Lampiran kurang"));
        story.newsTravels();
        assertThat(village.stage()).isEqualTo("CORRECTION");
        assertThat(village.openSteps()).isEmpty();

        assertThat(migration.carryOut()).allMatch(Migration.Move::done);
        story.newsTravels();

        assertThat(village.openSteps()).containsExactly("correctProposal");
    }

    @Test
    void whatCannotMoveIsListedAndLeftAlone() {
        releases.use(Releases.FIRST, text -> text.replace("matchingAnswered", "matchingHeard"));
        var stuck = story.village();
        stuck.starts(VillageStory.onAnEnactedBudget());
        stuck.lists(residents(1));
        stuck.finishesDraft();
        stuck.headSigns();
        stuck.verifies(Map.of());
        var free = story.village();
        free.starts(Map.of());
        var before = deployment(stuck);
        var today = releases.useTodays();

        var moves = migration.carryOut();

        assertThat(moves).filteredOn(move -> !move.done()).singleElement().satisfies(move -> {
            assertThat(move.subject()).isEqualTo(stuck.key().toString());
            assertThat(move.obstacle()).contains("matchingHeard");
        });
        assertThat(deployment(stuck)).isEqualTo(before);
        assertThat(stuck.openSteps()).containsExactly("checkBudgetLine");
        assertThat(deployment(free)).isEqualTo(today);
    }

    private VillageStory moved(String standing) {
        releases.use(Releases.FIRST);
        var village = Standing.named(standing).reach(story);
        releases.useTodays();
        assertThat(migration.carryOut()).isNotEmpty().allMatch(Migration.Move::done);
        return village;
    }

    private void withdraws(VillageStory village) {
        story.withdraws(village.login(Role.VILLAGE_HEAD), village.proposal(), "Anggaran dialihkan");
    }

    private List<Job> timers(VillageStory village) {
        return management
                .createJobQuery()
                .processInstanceId(village.instance().getId())
                .list();
    }

    private String deployment(VillageStory village) {
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceId(village.instance().getId())
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getDeploymentId();
    }
}
