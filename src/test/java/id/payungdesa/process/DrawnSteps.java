package id.payungdesa.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

/** What is drawn in one diagram or table, as far as a story can step on it, in groups. */
record DrawnSteps(String diagram, List<Group> groups) {

    static final String ELEMENTS = "elements";
    static final String FLOWS = "flows";

    record Group(String name, List<Step> steps) {}

    record Step(String id, String label, Footprint footprint) {}

    static List<DrawnSteps> all() {
        try (var files = Files.list(Path.of("processes"))) {
            return files.sorted().map(DrawnSteps::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DrawnSteps read(Path file) {
        var name = file.getFileName().toString();
        var diagram = name.substring(0, name.indexOf('.'));
        return name.endsWith(".dmn") ? table(diagram, file) : diagram(diagram, file);
    }

    private static DrawnSteps table(String diagram, Path file) {
        var rules = Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class);
        return new DrawnSteps(
                diagram,
                List.of(new Group(
                        "rules",
                        rules.stream()
                                .map(rule -> new Step(
                                        rule.getId(),
                                        rule.getId(),
                                        new Footprint(Footprint.Kind.RULE, diagram, rule.getId())))
                                .toList())));
    }

    private static DrawnSteps diagram(String diagram, Path file) {
        var model = Bpmn.readModelFromFile(file.toFile());
        return new DrawnSteps(
                diagram,
                List.of(
                        group(ELEMENTS, diagram, all(model, FlowNode.class)),
                        group(FLOWS, diagram, all(model, SequenceFlow.class)),
                        group(
                                "gateway flows",
                                diagram,
                                all(model, SequenceFlow.class)
                                        .filter(flow -> flow.getSource() instanceof Gateway
                                                && flow.getSource()
                                                                .getOutgoing()
                                                                .size()
                                                        > 1)),
                        group("boundary events", diagram, all(model, BoundaryEvent.class)),
                        group(
                                "timers and messages",
                                diagram,
                                all(model, CatchEvent.class).filter(event -> !event.getEventDefinitions()
                                        .isEmpty()))));
    }

    private static <T extends FlowElement> Stream<T> all(BpmnModelInstance model, Class<T> type) {
        Collection<T> elements = model.getModelElementsByType(type);
        return elements.stream();
    }

    private static Group group(String name, String diagram, Stream<? extends FlowElement> elements) {
        var trigger = !name.equals(ELEMENTS);
        return new Group(
                name,
                elements.map(element -> new Step(element.getId(), label(element), footprint(diagram, element, trigger)))
                        .toList());
    }

    /** The engine takes no flow out of an event-based gateway: it goes to the event that happened. */
    private static Footprint footprint(String diagram, FlowElement element, boolean trigger) {
        if (element instanceof SequenceFlow flow) {
            return flow.getSource() instanceof EventBasedGateway
                    ? new Footprint(
                            Footprint.Kind.PASSED, diagram, flow.getTarget().getId())
                    : new Footprint(Footprint.Kind.TAKEN, diagram, flow.getId());
        }
        // To wait for a message is not yet to have received one.
        var kind =
                trigger && element instanceof IntermediateCatchEvent ? Footprint.Kind.PASSED : Footprint.Kind.STARTED;
        return new Footprint(kind, diagram, element.getId());
    }

    private static String label(FlowElement element) {
        if (element instanceof SequenceFlow flow && flow.getName() != null) {
            return flow.getSource().getName() + " " + flow.getName();
        }
        return element.getName() == null ? "" : element.getName();
    }
}
