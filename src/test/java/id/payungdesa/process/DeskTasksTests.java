package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payungdesa.access.Role;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A task is its desk's, however somebody asks for it, and no row of rights is written to say so. */
@ProcessTest
class DeskTasksTests {

    @Autowired
    Story story;

    @Autowired
    TaskService tasks;

    private VillageStory mine;
    private VillageStory theirs;

    @BeforeEach
    void twoVillagesDraft() {
        mine = story.village();
        mine.starts(Map.of());
        theirs = story.village();
        theirs.starts(Map.of());
        for (var village : List.of(mine, theirs)) {
            story.desks.givesBack(taskOf(village));
        }
    }

    static List<UnaryOperator<TaskQuery>> questions() {
        return List.of(
                query -> query,
                query -> query.taskCandidateGroupLike("village_operator%"),
                query -> query.taskCandidateGroupLike("%").includeAssignedTasks(),
                TaskQuery::taskUnassigned,
                query -> query.taskDefinitionKey("draftProposal"),
                query -> query.or().taskNameLike("%").taskUnassigned().endOr(),
                query -> query.or().taskCandidateGroupLike("%").endOr(),
                TaskQuery::withCandidateGroups);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whateverIsAskedOnlyTheAskersDeskIsFound(UnaryOperator<TaskQuery> question) {
        assertThat(found(mine, question)).containsExactly(taskOf(mine));
        assertThat(count(mine, question)).isEqualTo(1);
    }

    @Test
    void namingGroupsOfOthersBesideOnesOwnFindsNoMore() {
        var groups = List.of("village_operator-" + mine.id(), "village_operator-" + theirs.id());

        assertThat(count(mine, query -> query.taskCandidateGroupIn(groups))).isEqualTo(1);
        assertThat(count(mine, query -> query.taskCandidateGroup(groups.get(1))))
                .isZero();
    }

    @Test
    void anotherDesksTaskCannotBeReadTakenOrCompleted() {
        var task = taskOf(theirs);

        assertThat(count(mine, query -> query.taskId(task))).isZero();
        assertThatThrownBy(() -> asOperator(mine, () -> tasks.claim(task, operatorId(mine))))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> asOperator(mine, () -> tasks.complete(task)))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void whoHasTakenATaskStillFindsItAndNobodyElseDoes() {
        var task = story.desks.takes(operator(mine), mine.key(), "draftProposal");
        var me = operatorId(mine);

        assertThat(found(mine, query -> query.taskAssignee(me))).containsExactly(task);
        assertThat(count(theirs, query -> query.taskAssignee(me))).isZero();
    }

    @Test
    void noRightsAreWrittenForATaskAndItsCandidatesGoWithIt() {
        var task = story.desks.takes(operator(mine), mine.key(), "draftProposal");
        assertThat(story.tables.number("select count(*) from act_ru_authorization where resource_id_ = ?", task))
                .isZero();
        assertThat(candidatesOf(task)).isEqualTo(1);

        story.desks.dismisses(mine.instance());

        assertThat(candidatesOf(task)).isZero();
    }

    private long candidatesOf(String task) {
        return story.tables.number("select count(*) from act_ru_identitylink where task_id_ = ?", task);
    }

    private String taskOf(VillageStory village) {
        return story.desks.openTask(village.key(), "draftProposal");
    }

    private static String operator(VillageStory village) {
        return village.login(Role.VILLAGE_OPERATOR);
    }

    private String operatorId(VillageStory village) {
        return story.tables.row("select id::text from official where login = ?", operator(village));
    }

    private long count(VillageStory village, UnaryOperator<TaskQuery> question) {
        return story.desks.as(
                operator(village), () -> question.apply(tasks.createTaskQuery()).count());
    }

    private List<String> found(VillageStory village, UnaryOperator<TaskQuery> question) {
        return story.desks.as(operator(village), () -> question.apply(tasks.createTaskQuery()).listPage(0, 20).stream()
                .map(Task::getId)
                .toList());
    }

    private void asOperator(VillageStory village, Runnable deed) {
        story.desks.as(operator(village), () -> {
            deed.run();
            return null;
        });
    }
}
