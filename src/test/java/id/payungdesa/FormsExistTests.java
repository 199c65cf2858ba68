package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task a person does, and every start a person makes, has its form. */
class FormsExistTests {

    static Stream<String> steps() {
        return Drawing.all()
                .flatMap(drawing -> Stream.concat(
                        drawing.all(UserTask.class).stream(),
                        drawing.all(StartEvent.class).stream().filter(start -> start.getCamundaFormKey() != null)))
                .map(BaseElement::getId);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepHasTheFormNamedByItsId(String step) {
        assertThat(Path.of("forms", step + ".html")).isNotEmptyFile();
    }
}
