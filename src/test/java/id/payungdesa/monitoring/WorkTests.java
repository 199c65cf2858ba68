package id.payungdesa.monitoring;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.proposal.Work;
import java.io.File;
import java.util.Arrays;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

class WorkTests {

    @Test
    void everyUserTaskIsCalledAsInItsDiagram() {
        var drawn = Arrays.stream(new File("processes").listFiles((folder, name) -> name.endsWith(".bpmn")))
                .map(Bpmn::readModelFromFile)
                .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
                .collect(toMap(UserTask::getId, UserTask::getName));

        assertThat(Work.TITLES).isEqualTo(drawn);
    }
}
