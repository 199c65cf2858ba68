package id.payungdesa;

import static java.util.stream.Collectors.toMap;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** A diagram as it lies on paper: boxes, lines and labels with their places. */
record Drawing(Path file, BpmnModelInstance model) {

    static Stream<Drawing> all() {
        return files(".bpmn").map(file -> new Drawing(file, Bpmn.readModelFromFile(file.toFile())));
    }

    static Stream<Path> files(String ending) {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that matches the pattern anywhere in the file. */
    List<String> words(String pattern) {
        try {
            return Pattern.compile(pattern)
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }

    <T extends BaseElement> Collection<T> all(Class<T> type) {
        return model.getModelElementsByType(type);
    }

    /** Everything a flow can start or end at; groups and labels only lie around it. */
    Map<String, Rectangle2D> boxes() {
        return model.getModelElementsByType(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
                .collect(toMap(shape -> shape.getBpmnElement().getId(), shape -> rectangle(shape.getBounds())));
    }

    Map<String, Rectangle2D> labels() {
        return model.getModelElementsByType(BpmnLabel.class).stream()
                .collect(toMap(label -> drawn(label).getId(), label -> rectangle(label.getBounds())));
    }

    List<Line> lines() {
        return model.getModelElementsByType(BpmnEdge.class).stream()
                .flatMap(edge -> lines((SequenceFlow) edge.getBpmnElement(), List.copyOf(edge.getWaypoints())))
                .toList();
    }

    boolean belongTogether(String one, String other) {
        return one.equals(other)
                || isAround(one, other)
                || isAround(other, one)
                || sitsOn(one, other)
                || sitsOn(other, one);
    }

    boolean isAround(String subProcess, String step) {
        return Stream.<ModelElementInstance>iterate(
                        model.getModelElementById(step), Objects::nonNull, ModelElementInstance::getParentElement)
                .skip(1)
                .anyMatch(around -> around.equals(model.getModelElementById(subProcess)));
    }

    /** Whether a flow's source can be reached again from its target. */
    boolean closesALoop(SequenceFlow flow) {
        var reached = new HashSet<FlowNode>();
        var open = new ArrayList<>(List.of(flow.getTarget()));
        while (!open.isEmpty()) {
            var node = open.remove(open.size() - 1);
            if (reached.add(node)) {
                node.getOutgoing().forEach(next -> open.add(next.getTarget()));
                all(BoundaryEvent.class).stream()
                        .filter(event -> event.getAttachedTo().equals(node))
                        .forEach(open::add);
            }
        }
        return reached.contains(flow.getSource());
    }

    /** Whether a gateway or an event on a step's edge decided, with nothing to be decided since, that this flow is taken. */
    boolean followsAChoice(SequenceFlow flow) {
        var node = flow.getSource();
        while (node.getOutgoing().size() == 1 && node.getIncoming().size() == 1) {
            node = node.getIncoming().iterator().next().getSource();
        }
        return node.getOutgoing().size() > 1 || node instanceof BoundaryEvent;
    }

    private boolean sitsOn(String event, String step) {
        return model.getModelElementById(event) instanceof BoundaryEvent boundary
                && boundary.getAttachedTo().getId().equals(step);
    }

    private static BaseElement drawn(BpmnLabel label) {
        return label.getParentElement() instanceof BpmnShape shape
                ? shape.getBpmnElement()
                : ((BpmnEdge) label.getParentElement()).getBpmnElement();
    }

    private static Stream<Line> lines(SequenceFlow flow, List<Waypoint> points) {
        return Stream.iterate(1, i -> i < points.size(), i -> i + 1)
                .map(i -> new Line(flow, segment(points.get(i - 1), points.get(i))));
    }

    private static Line2D segment(Waypoint from, Waypoint to) {
        return new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY());
    }

    private static Rectangle2D rectangle(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    /** One straight piece of a flow. */
    record Line(SequenceFlow flow, Line2D segment) {

        boolean isLevelOrUpright() {
            return segment.getX1() == segment.getX2() || segment.getY1() == segment.getY2();
        }

        /** Flows may share the line that leaves or enters the gateway they have in common, and nothing else. */
        boolean crosses(Line other) {
            var strangers = !flow.equals(other.flow)
                    && !flow.getSource().equals(other.flow.getSource())
                    && !flow.getTarget().equals(other.flow.getTarget());
            return segment.intersectsLine(other.segment) && (strangers || cutsThrough(other));
        }

        private boolean cutsThrough(Line other) {
            return liesBetweenTheEndsOf(other.segment) && other.liesBetweenTheEndsOf(segment);
        }

        private boolean liesBetweenTheEndsOf(Line2D other) {
            return segment.relativeCCW(other.getP1()) * segment.relativeCCW(other.getP2()) < 0;
        }

        boolean runsThrough(Rectangle2D box) {
            return segment.intersects(box.getX() + 1, box.getY() + 1, box.getWidth() - 2, box.getHeight() - 2);
        }

        @Override
        public String toString() {
            return flow.getId();
        }
    }
}
