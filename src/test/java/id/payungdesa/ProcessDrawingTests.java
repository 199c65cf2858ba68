package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every diagram to a calm drawing: left to right, nothing crossing, nothing overlapping. */
class ProcessDrawingTests {

    static Stream<Drawing> drawings() {
        return Drawing.all();
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void everythingIsDrawn(Drawing drawing) {
        assertThat(drawing.boxes().keySet())
                .containsExactlyInAnyOrderElementsOf(drawing.all(FlowNode.class).stream()
                        .map(BaseElement::getId)
                        .toList());
        assertThat(drawing.lines().stream().map(Drawing.Line::flow).distinct())
                .containsExactlyInAnyOrderElementsOf(drawing.all(SequenceFlow.class));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void workFlowsFromLeftToRight(Drawing drawing) {
        var boxes = drawing.boxes();

        assertThat(drawing.all(SequenceFlow.class))
                .filteredOn(flow -> leftEdge(boxes, flow.getTarget()) < rightEdge(boxes, flow.getSource()))
                .allSatisfy(flow -> assertThat(drawing.closesALoop(flow)).isTrue())
                .allSatisfy(flow -> assertThat(drawing.followsAChoice(flow)).isTrue())
                .allSatisfy(flow ->
                        assertThat(flow.getTarget().getIncoming().size()).isGreaterThan(1));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void shapesDoNotOverlap(Drawing drawing) {
        var boxes = List.copyOf(drawing.boxes().entrySet());

        assertThat(boxes).allSatisfy(box -> assertThat(boxes)
                .filteredOn(other -> !drawing.belongTogether(box.getKey(), other.getKey()))
                .allSatisfy(other ->
                        assertThat(box.getValue().intersects(other.getValue())).isFalse()));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void aSubProcessHoldsAllItsSteps(Drawing drawing) {
        var boxes = drawing.boxes();

        assertThat(drawing.all(SubProcess.class)).allSatisfy(around -> assertThat(around.getFlowElements())
                .filteredOn(FlowNode.class::isInstance)
                .allSatisfy(node -> assertThat(boxes.get(around.getId()).contains(boxes.get(node.getId())))
                        .isTrue()));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void linesAreLevelOrUpright(Drawing drawing) {
        assertThat(drawing.lines()).allMatch(Drawing.Line::isLevelOrUpright);
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void linesDoNotCross(Drawing drawing) {
        var lines = drawing.lines();

        assertThat(lines).allSatisfy(line -> assertThat(lines.stream().filter(line::crosses))
                .isEmpty());
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void linesRunThroughNoShape(Drawing drawing) {
        var boxes = drawing.boxes().entrySet();

        assertThat(drawing.lines()).allSatisfy(line -> assertThat(boxes)
                .filteredOn(box -> !isWithin(drawing, line, box.getKey()))
                .allSatisfy(box -> assertThat(line.runsThrough(box.getValue())).isFalse()));
    }

    @ParameterizedTest
    @MethodSource("drawings")
    void labelsTouchNoLineNoShapeAndNoOtherLabel(Drawing drawing) {
        var labels = drawing.labels();
        var boxes = drawing.boxes().entrySet();

        assertThat(labels.entrySet()).allSatisfy(label -> {
            assertThat(drawing.lines()).noneMatch(line -> line.segment().intersects(label.getValue()));
            assertThat(boxes)
                    .filteredOn(box -> label.getValue().intersects(box.getValue()))
                    .allSatisfy(box -> assertThat(box.getValue().contains(label.getValue()))
                            .isTrue())
                    .allSatisfy(box -> assertThat(drawing.model().<BaseElement>getModelElementById(box.getKey()))
                            .isInstanceOf(SubProcess.class));
            assertThat(labels.entrySet())
                    .filteredOn(other -> !other.getKey().equals(label.getKey()))
                    .noneMatch(other -> label.getValue().intersects(other.getValue()));
        });
    }

    private static boolean isWithin(Drawing drawing, Drawing.Line line, String box) {
        return drawing.isAround(box, line.flow().getId());
    }

    private static double leftEdge(Map<String, Rectangle2D> boxes, FlowNode node) {
        return boxes.get(node.getId()).getMinX();
    }

    private static double rightEdge(Map<String, Rectangle2D> boxes, FlowNode node) {
        return boxes.get(node.getId()).getMaxX();
    }
}
