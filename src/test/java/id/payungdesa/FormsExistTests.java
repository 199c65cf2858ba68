package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every task a person does, and every start a person makes, has its form. */
class FormsExistTests {

    private static final Pattern DATE_FIELD = Pattern.compile("<input id=\"([^\"]+)\" type=\"date\"");

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

    @ParameterizedTest
    @MethodSource("filesOfNoReturn")
    void whatCannotBeTakenBackIsTickedBefore(Path file) {
        assertThat(file).content().containsPattern("final: |agreed: ");
    }

    static Stream<Path> filesOfNoReturn() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            var told = files.filter(file -> file.toString().endsWith(".html") && contains(file, "idak dapat di"))
                    .toList();
            return Stream.concat(
                    told.stream(),
                    Stream.of("signProposal.html", "replaceWorkers.html").map(Path.of("forms")::resolve));
        }
    }

    /** A browser writes a date in its own language. */
    @ParameterizedTest
    @MethodSource("filesWithDates")
    void aDateStandsBesideItsFieldInWords(Path file) throws IOException {
        assertThat(DATE_FIELD.matcher(Files.readString(file)).results().map(field -> field.group(1)))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(file)
                        .content()
                        .containsPattern("<output for=\"%s\">\\{\\{pd\\.namedDay".formatted(field)));
    }

    static Stream<Path> filesWithDates() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.filter(file -> contains(file, "type=\"date\"")).toList().stream();
        }
    }

    /** The layout's script does so for every date field of a page. */
    @Test
    void everyPageWithADateWearsTheLayout() throws IOException {
        try (var files = Files.walk(Path.of("src", "main", "resources", "templates"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".html") && contains(file, "type=\"date\"")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().contains("~{layout :: page("));
        }
        assertThat(Path.of("src", "main", "resources", "templates", "layout.html"))
                .content()
                .contains("/pages/tanggal.js");
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
