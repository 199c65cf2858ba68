package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.DataObject;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every diagram to the conventions that lead from a step to its code, so that no reader has to trust them. */
class ProcessModelTests {

    private static final String KEPT_FOR = "P3650D";
    private static final String IDENTIFIER = "[a-z][a-zA-Z0-9]*";

    private static final List<String> EXTENSIONS = List.of(
            "camunda:calledElementBinding",
            "camunda:candidateGroups",
            "camunda:delegateExpression",
            "camunda:executionListener",
            "camunda:formKey",
            "camunda:historyTimeToLive",
            "camunda:in",
            "camunda:isStartableInTasklist");

    private static final List<String> EXPRESSIONS = List.of(
            "\\$\\{[a-zA-Z]+}",
            "\\$\\{[a-zA-Z]+\\.answers\\(execution, '[a-zA-Z]+'\\)}",
            "\\$\\{[a-zA-Z]+\\.due\\(execution\\)}",
            "\\$\\{desk\\.of\\(execution, '[a-z_]+'\\)}",
            "#\\{execution\\.processBusinessKey}");

    static Stream<Drawing> drawings() {
        return Drawing.all();
    }

    static Stream<Path> decisionFiles() {
        return Drawing.files(".dmn");
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void theFileIsNamedByItsOneProcess(Drawing drawing) {
        assertThat(drawing.all(Process.class)).singleElement().satisfies(process -> {
            assertThat(drawing.file()).hasFileName(process.getId() + ".bpmn");
            assertThat(process.getName()).isNotBlank();
            assertThat(process.isExecutable()).isTrue();
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo(KEPT_FOR);
        });
    }

    @ParameterizedTest
    @MethodSource("decisionFiles")
    void theFileIsNamedByItsOneDecision(Path file) {
        var decisions = Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class);

        assertThat(decisions).singleElement().satisfies(decision -> {
            assertThat(file).hasFileName(decision.getId() + ".dmn");
            assertThat(decision.getName()).isNotBlank();
            assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo(KEPT_FOR);
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void serviceTasksNameTheirBean(Drawing drawing) {
        assertThat(drawing.all(ServiceTask.class)).allSatisfy(task -> assertThat(task.getCamundaDelegateExpression())
                .isEqualTo("${%s}", task.getId()));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void userTasksNameTheirFormAndTheirDesk(Drawing drawing) {
        assertThat(drawing.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaFormKey()).isEqualTo(form(task));
            assertThat(task.getCamundaCandidateGroups()).matches("\\$\\{desk\\.of\\(execution, '[a-z_]+'\\)}");
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void startFormsAreNamedByTheirEvent(Drawing drawing) {
        assertThat(drawing.all(StartEvent.class))
                .filteredOn(start -> start.getCamundaFormKey() != null)
                .allSatisfy(start -> assertThat(start.getCamundaFormKey()).isEqualTo(form(start)));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void gatewaysAskAQuestionAndTheirFlowsAnswerIt(Drawing drawing) {
        assertThat(drawing.all(ExclusiveGateway.class))
                .filteredOn(ProcessModelTests::splits)
                .allSatisfy(gateway -> {
                    assertThat(gateway.getName()).endsWith("?");
                    assertThat(gateway.getDefault()).isNull();
                    assertThat(gateway.getOutgoing())
                            .allSatisfy(answer -> assertThat(answer.getName()).isNotBlank())
                            .allSatisfy(answer -> assertThat(condition(answer))
                                    .isEqualTo("${%s.answers(execution, '%s')}", gateway.getId(), answerOf(answer)));
                });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void onlyAnswersHaveConditions(Drawing drawing) {
        assertThat(drawing.all(SequenceFlow.class))
                .filteredOn(flow -> flow.getConditionExpression() != null)
                .allSatisfy(flow -> assertThat(flow.getSource()).isInstanceOf(ExclusiveGateway.class))
                .allSatisfy(
                        flow -> assertThat(splits((Gateway) flow.getSource())).isTrue());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void flowsAreListedAtBothTheirEnds(Drawing drawing) {
        assertThat(drawing.all(SequenceFlow.class))
                .allSatisfy(flow -> assertThat(flow.getSource().getOutgoing()).contains(flow))
                .allSatisfy(flow -> assertThat(flow.getTarget().getIncoming()).contains(flow));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void flowsJoinAndSplitAtGatewaysOfTheirOwn(Drawing drawing) {
        assertThat(drawing.all(FlowNode.class))
                .filteredOn(node -> !(node instanceof Gateway))
                .allSatisfy(node -> assertThat(node.getIncoming()).hasSizeLessThan(2))
                .allSatisfy(node -> assertThat(node.getOutgoing()).hasSizeLessThan(2));
        assertThat(drawing.all(Gateway.class))
                .allSatisfy(gateway -> assertThat(gateway)
                        .isInstanceOfAny(ExclusiveGateway.class, ParallelGateway.class, EventBasedGateway.class))
                .allSatisfy(gateway -> assertThat(Math.min(
                                gateway.getIncoming().size(),
                                gateway.getOutgoing().size()))
                        .isEqualTo(1))
                .allSatisfy(gateway -> assertThat(Math.max(
                                gateway.getIncoming().size(),
                                gateway.getOutgoing().size()))
                        .isGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void whereSeveralEventsAreAwaitedEachFlowLeadsToOne(Drawing drawing) {
        assertThat(drawing.all(EventBasedGateway.class)).allSatisfy(gateway -> {
            assertThat(gateway.getName()).isNotBlank();
            assertThat(gateway.getOutgoing())
                    .allSatisfy(flow -> assertThat(flow.getTarget()).isInstanceOf(CatchEvent.class));
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void messagesAreNamedByTheEventThatWaitsForThem(Drawing drawing) {
        assertThat(drawing.all(MessageEventDefinition.class)).allSatisfy(definition -> {
            assertThat(definition.getParentElement()).isInstanceOf(CatchEvent.class);
            assertThat(definition.getMessage().getName()).isEqualTo(id(definition.getParentElement()));
        });
        assertThat(drawing.all(Message.class)).hasSameSizeAs(drawing.all(MessageEventDefinition.class));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void timersAskTheBeanNamedByTheirEvent(Drawing drawing) {
        assertThat(drawing.all(TimerEventDefinition.class))
                .allSatisfy(timer -> assertThat(timer.getTimeDate().getTextContent())
                        .isEqualTo("${%s.due(execution)}", id(timer.getParentElement())));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void callsAreNamedByWhatTheyCallAndHandOverTheBusinessKey(Drawing drawing) {
        assertThat(drawing.all(CallActivity.class)).allSatisfy(call -> {
            assertThat(call.getCalledElement()).isEqualTo(call.getId());
            assertThat(Path.of("processes", call.getId() + ".bpmn")).exists();
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(call.getExtensionElements().getElements())
                    .singleElement()
                    .satisfies(in -> assertThat(((CamundaIn) in).getCamundaBusinessKey())
                            .isEqualTo("#{execution.processBusinessKey}"));
        });
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void onlyStartEventsListenAndTheyNameTheirBean(Drawing drawing) {
        var extensions = drawing.all(BaseElement.class).stream()
                .filter(element -> !(element instanceof CallActivity))
                .filter(element -> element.getExtensionElements() != null)
                .toList();

        assertThat(extensions)
                .allSatisfy(element -> assertThat(element).isInstanceOf(StartEvent.class))
                .allSatisfy(element -> assertThat(element.getExtensionElements().getElements())
                        .singleElement()
                        .isInstanceOfSatisfying(CamundaExecutionListener.class, listener -> {
                            assertThat(listener.getCamundaEvent()).isEqualTo("start");
                            assertThat(listener.getCamundaDelegateExpression()).isEqualTo("${%s}", element.getId());
                        }));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void nothingElseIsProgrammedInADiagram(Drawing drawing) {
        assertThat(Stream.of(ScriptTask.class, SendTask.class, BusinessRuleTask.class, DataObject.class)
                        .flatMap(type -> drawing.all(type).stream()))
                .isEmpty();
        assertThat(drawing.all(ThrowEvent.class))
                .flatExtracting(ThrowEvent::getEventDefinitions)
                .allSatisfy(definition -> assertThat(definition).isInstanceOf(TerminateEventDefinition.class));
        assertThat(drawing.words("camunda:[a-zA-Z]+")).isSubsetOf(EXTENSIONS);
        assertThat(drawing.words("[$#]\\{[^}]*}"))
                .allSatisfy(expression -> assertThat(EXPRESSIONS).anyMatch(expression::matches));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everyStepAndEventIsNamed(Drawing drawing) {
        assertThat(Stream.concat(drawing.all(Activity.class).stream(), drawing.all(Event.class).stream()))
                .allSatisfy(node -> assertThat(((FlowNode) node).getName()).isNotBlank());
    }

    @Test
    void anIdStandsForOneThingInAllDiagrams() {
        var elements = drawings()
                .flatMap(drawing -> drawing.all(BaseElement.class).stream())
                .filter(element -> !(element instanceof CallActivity))
                .filter(element -> element.getId() != null);

        assertThat(elements.map(BaseElement::getId)).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id)
                .matches(IDENTIFIER));
    }

    private static boolean splits(Gateway gateway) {
        return gateway.getOutgoing().size() > 1;
    }

    private static String form(BaseElement element) {
        return "embedded:deployment:forms/%s.html".formatted(element.getId());
    }

    private static String condition(SequenceFlow flow) {
        return flow.getConditionExpression().getTextContent();
    }

    private static String answerOf(SequenceFlow flow) {
        assertThat(flow.getId())
                .startsWith(flow.getSource().getId())
                .isNotEqualTo(flow.getSource().getId());
        var answer = flow.getId().substring(flow.getSource().getId().length());
        return answer.substring(0, 1).toLowerCase() + answer.substring(1);
    }

    private static String id(ModelElementInstance element) {
        return ((BaseElement) element).getId();
    }
}
