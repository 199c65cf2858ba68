package id.payungdesa.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A diagram as it was released on a day; proposals that began under it still follow it. */
record ReleasedDiagram(String release, Path file) {

    private static final Path RELEASES = Path.of("src", "test", "resources", "released");

    /** An expression, and the element of the file it stands in. */
    record Call(String element, String expression) {}

    static Stream<ReleasedDiagram> all() {
        return files(RELEASES).flatMap(release -> files(release)
                .filter(file -> file.toString().endsWith(".bpmn"))
                .map(file -> new ReleasedDiagram(release.getFileName().toString(), file)));
    }

    /** Everything that was deployed together on that day. */
    static List<Path> of(String release) {
        return files(RELEASES.resolve(release)).toList();
    }

    BpmnModelInstance model() {
        return Bpmn.readModelFromFile(file.toFile());
    }

    List<Call> calls() {
        var elements = document().getElementsByTagName("*");
        return IntStream.range(0, elements.getLength())
                .mapToObj(n -> (Element) elements.item(n))
                .flatMap(ReleasedDiagram::calls)
                .filter(call -> call.expression().contains("{"))
                .toList();
    }

    private static Stream<Call> calls(Element element) {
        var attributes = element.getAttributes();
        var inAttributes = IntStream.range(0, attributes.getLength())
                .mapToObj(n -> attributes.item(n).getNodeValue());
        var inText = element.getElementsByTagName("*").getLength() == 0
                ? Stream.of(element.getTextContent().strip())
                : Stream.<String>empty();
        var name = element.getTagName().substring(element.getTagName().indexOf(':') + 1);
        return Stream.concat(inAttributes, inText).map(text -> new Call(name, text));
    }

    private Document document() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("Unreadable: " + file, e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return release + "/" + file.getFileName();
    }
}
