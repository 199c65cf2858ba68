package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.onAnEnactedBudget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;

@ProcessTest
class EngineTests {

    private static final String EMBEDDED = "embedded:deployment:";

    @Autowired
    Story story;

    @Autowired
    RepositoryService repository;

    @Autowired
    ApplicationContext beans;

    @Test
    void everyFormIsDeployedWithItsDiagram() {
        var definitions =
                repository.createProcessDefinitionQuery().latestVersion().list();

        assertThat(definitions).hasSize(5).allSatisfy(definition -> {
            var deployed = repository.getDeploymentResourceNames(definition.getDeploymentId());
            assertThat(formKeys(definition.getId()))
                    .allSatisfy(key -> assertThat(key).startsWith(EMBEDDED))
                    .allSatisfy(key -> assertThat(deployed).contains(key.substring(EMBEDDED.length())));
        });
        assertThat(definitions.stream().flatMap(definition -> formKeys(definition.getId()).stream()))
                .hasSizeGreaterThan(15);
    }

    /** Names that only diagrams in flight still call. */
    private static final Set<String> FORMER = Set.of("signature");

    @Test
    void everyBeanIsDrawnAndEverythingDrawnIsABean() {
        assertThat(written(UserTask.class)).isEqualTo(drawn(org.camunda.bpm.model.bpmn.instance.UserTask.class));
        assertThat(written(JavaDelegate.class)).isEqualTo(drawn(ServiceTask.class));
        assertThat(written(Gateway.class))
                .containsAll(FORMER)
                .filteredOn(name -> !FORMER.contains(name))
                .containsExactlyInAnyOrderElementsOf(ids(all(ExclusiveGateway.class)
                        .filter(gateway -> gateway.getOutgoing().size() > 1)));
        assertThat(written(Deadline.class))
                .isEqualTo(ids(all(CatchEvent.class).filter(event -> event.getEventDefinitions().stream()
                        .anyMatch(TimerEventDefinition.class::isInstance))));
        assertThat(written(ExecutionListener.class))
                .isEqualTo(ids(all(StartEvent.class).filter(EngineTests::hasListener)));
    }

    @Test
    void productionKeepsLeanHistory() throws IOException {
        var settings = new YamlPropertySourceLoader()
                .load("production", new ClassPathResource("application.yaml"))
                .get(0);

        assertThat(settings.getProperty("camunda.bpm.history-level")).isEqualTo("lean");
    }

    @Test
    void theEngineNeverLearnsANikNorAName() {
        var village = story.village();
        var listed = List.of(Resident.anybody(), Resident.anybody(), Resident.whoseNikEndsIn(9916));
        village.submits(listed);
        village.budgetIsEvaluated();
        village.verifies(Map.of(listed.get(0), Map.of("verdict", "ACCEPTED", "note", "Kenal baik")));
        village.matchingIsAnswered();
        village.enactsBudget();
        story.decrees(village);
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));
        village.requestsPayment();
        village.secretaryVerifies();
        village.headApproves();
        village.treasurerPays();
        story.waitsUntil(() -> village.stage().equals("COVERED"));

        var people =
                listed.stream().flatMap(one -> Stream.of(one.nik(), one.name())).toArray(String[]::new);
        var columns = story.tables.rows("""
                select table_name || ' ' || column_name from information_schema.columns
                where table_schema = 'public' and table_name like 'act\\_%'
                    and data_type in ('text', 'character varying', 'character', 'bytea')
                """);
        assertThat(columns).hasSizeGreaterThan(300);
        assertThat(columns)
                .allSatisfy(column ->
                        assertThat(mentions(column, people)).as(column).isZero());
        // The search does find what is there to be found.
        assertThat(mentions("worker name", people)).isGreaterThanOrEqualTo(3);
    }

    @Test
    void theEngineKeepsNoVariableOfACase() {
        var village = story.village().isRegistered(1);

        assertThat(village.instance()).isNotEnded();
        assertThat(story.tables.number("select count(*) from act_ru_variable")).isZero();
        assertThat(story.tables.number("select count(*) from act_hi_varinst")).isZero();
    }

    @Test
    void aFailingWriteOfOursTakesTheEnginesStepBack() {
        var village = story.village();
        village.starts(onAnEnactedBudget());
        village.lists(List.of(Resident.anybody()));
        village.finishesDraft();
        var head = village.login(Role.VILLAGE_HEAD);
        var task = story.desks.takes(head, village.key(), "signProposal");
        story.desks.saves(head, task, Map.of("outcome", "SIGN"));

        story.tables.whileRefusing(
                "revision", village.id(), () -> assertThatThrownBy(() -> story.desks.completes(head, task))
                        .hasStackTraceContaining("broken for a test"));

        assertThat(village.instance()).isWaitingAt("signProposal").hasNotPassed("signProposal", "submitProposal");
        assertThat(village.openSteps()).containsExactly("signProposal");
        assertThat(village.stage()).isEqualTo("SIGNING");
        assertThat(village.revision()).isZero();
        assertThat(story.tables.number(
                        "select count(*) from reservation where proposal_id = ?",
                        village.proposal().value()))
                .isZero();
        story.desks.completes(head, task);
        assertThat(village.instance()).isWaitingAt("checkBudgetLine", "verifyCandidates");
    }

    @Test
    void aStartThatFailsLeavesNeitherCaseNorProposal() {
        var village = story.village();

        story.tables.whileRefusing(
                "stage_entered", village.id(), () -> assertThatThrownBy(() -> village.starts(onAnEnactedBudget()))
                        .hasStackTraceContaining("broken for a test"));

        assertThat(story.tables.number("select count(*) from proposal where village_id = ?", village.id()))
                .isZero();
        assertThat(story.tables.number("select count(*) from act_ru_execution")).isZero();
        assertThat(story.tables.number("""
                select count(*) from start_decision join official on official.id = official_id where login = ?
                """, village.login(Role.VILLAGE_OPERATOR)))
                .isEqualTo(1);
    }

    private long mentions(String column, String... people) {
        var table = column.substring(0, column.indexOf(' '));
        var name = column.substring(column.indexOf(' ') + 1);
        return story.tables.inAllVillages(db -> db.sql("""
                        select count(*) from %s, unnest(:people) as person
                        where position(lower(person) in lower(%s::text)) > 0
                            or position(encode(convert_to(person, 'UTF8'), 'hex') in %s::text) > 0
                        """.formatted(table, name, name))
                .param("people", people)
                .query(Long.class)
                .single());
    }

    private List<String> formKeys(String definition) {
        var model = repository.getBpmnModelInstance(definition);
        var ofTasks = model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.UserTask.class).stream()
                .map(org.camunda.bpm.model.bpmn.instance.UserTask::getCamundaFormKey)
                .map(key -> Objects.requireNonNullElse(key, "no form"));
        var ofStarts = model.getModelElementsByType(StartEvent.class).stream()
                .map(StartEvent::getCamundaFormKey)
                .filter(Objects::nonNull);
        return Stream.concat(ofTasks, ofStarts).toList();
    }

    private Set<String> written(Class<?> type) {
        return beans.getBeansOfType(type).entrySet().stream()
                .filter(bean -> bean.getValue().getClass().getName().startsWith("id.payungdesa."))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private <T extends FlowElement> Set<String> drawn(Class<T> type) {
        return ids(all(type));
    }

    private static Set<String> ids(Stream<? extends FlowElement> elements) {
        return elements.map(BaseElement::getId).collect(Collectors.toCollection(TreeSet::new));
    }

    private <T extends FlowElement> Stream<T> all(Class<T> type) {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> repository.getBpmnModelInstance(definition.getId()))
                .map(model -> model.getModelElementsByType(type))
                .flatMap(Collection::stream);
    }

    private static boolean hasListener(StartEvent event) {
        return event.getExtensionElements() != null
                && !event.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaExecutionListener.class)
                        .list()
                        .isEmpty();
    }
}
