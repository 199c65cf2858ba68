package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An update in March: diagrams change while proposals are under way. */
@ProcessTest
class UpdateTests {

    @Autowired
    Story story;

    @Autowired
    Releases releases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

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
    void aProposalUnderWayEndsOnTheDiagramItBeganWith(Standing standing) {
        var released = releases.use(Releases.FIRST);
        var village = standing.reach(story);

        releases.useTodays();
        story.sandbox.behave();

        assertThat(deployment(village)).isEqualTo(released);
        assertThat(village.openSteps()).containsExactlyElementsOf(standing.open());
        EverybodyAgrees.untilCovered(story, village);
        assertThat(village.instance()).isEnded().hasPassed("workersCovered");
        assertThat(village.covered()).isEqualTo(2);
    }

    private String deployment(VillageStory village) {
        var definition = runtime.createProcessInstanceQuery()
                .processInstanceId(village.instance().getId())
                .singleResult()
                .getProcessDefinitionId();
        return repository.getProcessDefinition(definition).getDeploymentId();
    }
}
