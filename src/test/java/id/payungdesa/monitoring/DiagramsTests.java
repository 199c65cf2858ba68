package id.payungdesa.monitoring;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.monitoring.Diagrams.Diagram;
import id.payungdesa.monitoring.Diagrams.Task;
import id.payungdesa.proposal.Work;
import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiagramsTests {

    private final Diagrams diagrams = new Diagrams();

    @Test
    void everyDiagramIsThereOnce() {
        assertThat(diagrams.all())
                .extracting(Diagram::key)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(new File("processes").list())
                        .filter(name -> name.endsWith(".bpmn"))
                        .map(name -> name.replace(".bpmn", ""))
                        .toList());
    }

    @Test
    void everyUserTaskHasItsPlaceInOneOfThem() {
        assertThat(diagrams.all().stream().flatMap(diagram -> diagram.tasks().stream()))
                .extracting(Task::id)
                .containsExactlyInAnyOrderElementsOf(Work.TITLES.keySet());
        assertThat(diagrams.all().stream()
                        .flatMap(diagram -> diagram.tasks().stream())
                        .collect(toMap(Task::id, Task::name)))
                .isEqualTo(Work.TITLES);
    }

    @Test
    void theStepsStandInTheOrderInWhichTheyAreDrawn() {
        assertThat(diagrams.find("contributionPayment").orElseThrow().steps())
                .startsWith("requestPayment", "verifyPaymentRequest", "approvePayment");
        assertThat(diagrams.find("contributionPayment").orElseThrow().name()).isEqualTo("Pembayaran iuran");
        assertThat(diagrams.find("elsewhere")).isEmpty();
    }
}
