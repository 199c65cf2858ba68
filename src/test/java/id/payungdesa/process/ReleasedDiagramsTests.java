package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Proposals under way follow the diagram they began with, so what it calls must stay as long as they do. */
@ProcessTest
class ReleasedDiagramsTests {

    private static final List<Kind> KINDS = List.of(
            new Kind("serviceTask", "\\$\\{(\\w+)}", JavaDelegate.class),
            new Kind("executionListener", "\\$\\{(\\w+)}", ExecutionListener.class),
            new Kind("conditionExpression", "\\$\\{(\\w+)\\.answers\\(execution, '\\w+'\\)}", Gateway.class),
            new Kind("timeDate", "\\$\\{(\\w+)\\.due\\(execution\\)}", Deadline.class),
            new Kind("userTask", "\\$\\{(desk)\\.of\\(execution, '(%s)'\\)}".formatted(roles()), Desk.class));

    /** Where an expression may stand, how it reads and what it must find; its first group is the bean. */
    private record Kind(String element, String reads, Class<?> finds) {}

    @Autowired
    ApplicationContext beans;

    static Stream<ReleasedDiagram> released() {
        return ReleasedDiagram.all();
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyExpressionOfAReleasedDiagramStillFindsItsBean(ReleasedDiagram diagram) {
        assertThat(diagram.calls())
                .as("still called by proposals that began with %s", diagram)
                .isNotEmpty()
                .allMatch(this::isAnswered);
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyUserTaskOfAReleasedDiagramIsStillApplied(ReleasedDiagram diagram) {
        assertThat(diagram.model().getModelElementsByType(org.camunda.bpm.model.bpmn.instance.UserTask.class))
                .allSatisfy(task -> {
                    assertThat(isBean(task.getId(), UserTask.class))
                            .as(
                                    "user task of %s that still opens for proposals begun with it: %s",
                                    diagram, task.getId())
                            .isTrue();
                    assertThat(task.getCamundaFormKey()).startsWith("embedded:deployment:forms/");
                });
        assertThat(diagram.model().getModelElementsByType(StartEvent.class))
                .extracting(StartEvent::getCamundaFormKey)
                .filteredOn(key -> key != null)
                .allSatisfy(key -> assertThat(key).startsWith("embedded:deployment:forms/"));
    }

    @ParameterizedTest
    @MethodSource("released")
    void everyMessageAReleasedDiagramWaitsForIsStillSent(ReleasedDiagram diagram) {
        assertThat(diagram.model().getModelElementsByType(Message.class))
                .allSatisfy(message -> assertThat(isSent(message.getName()))
                        .as("message that proposals begun with %s still wait for: %s", diagram, message.getName())
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("released")
    void aReleasedDiagramCallsWhatWasReleasedWithIt(ReleasedDiagram diagram) {
        assertThat(diagram.model().getModelElementsByType(CallActivity.class)).allSatisfy(call -> {
            assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
            assertThat(diagram.file().resolveSibling(call.getCalledElement() + ".bpmn"))
                    .exists();
        });
    }

    private boolean isAnswered(ReleasedDiagram.Call call) {
        return call.expression().equals("#{execution.processBusinessKey}")
                || KINDS.stream()
                        .filter(kind -> kind.element().equals(call.element()))
                        .anyMatch(kind -> isAnswered(kind, call.expression()));
    }

    private boolean isAnswered(Kind kind, String expression) {
        var match = Pattern.compile(kind.reads()).matcher(expression);
        return match.matches() && isBean(match.group(1), kind.finds());
    }

    private static String roles() {
        return Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining("|"));
    }

    private boolean isBean(String name, Class<?> type) {
        return beans.containsBean(name) && beans.isTypeMatch(name, type);
    }

    private static boolean isSent(String message) {
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).anyMatch(file -> contains(file, message));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String message) {
        try {
            return Files.readString(file).contains('"' + message + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
