package id.payungdesa.monitoring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The diagrams as they are drawn in {@code processes/}: their user tasks are the steps whose waiting is measured. */
@Component
public class Diagrams {

    private static final List<String> KEYS = List.of(
            "villageProposal", "regentEndorsement", "bpjsEnrolment", "contributionPayment", "settlementDispute");
    private static final String MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DRAWING = "http://www.omg.org/spec/BPMN/20100524/DI";

    // A release knows the diagrams it was shipped with, and an older one had fewer.
    private final List<Diagram> all =
            KEYS.stream().filter(key -> file(key).exists()).map(Diagrams::read).toList();

    /** A diagram with its file, a mark that changes with the file, and its user tasks from left to right. */
    public record Diagram(String key, String name, String version, byte[] xml, List<Task> tasks) {

        public List<String> steps() {
            return tasks.stream().map(Task::id).toList();
        }

        public Optional<Task> find(String step) {
            return tasks.stream().filter(task -> task.id().equals(step)).findFirst();
        }
    }

    public record Task(String id, String name) {}

    /** In the order in which a proposal meets them. */
    public List<Diagram> all() {
        return all;
    }

    public Optional<Diagram> find(String key) {
        return all.stream().filter(diagram -> diagram.key().equals(key)).findFirst();
    }

    private static ClassPathResource file(String key) {
        return new ClassPathResource("processes/" + key + ".bpmn");
    }

    private static Diagram read(String key) {
        try (var file = file(key).getInputStream()) {
            var xml = file.readAllBytes();
            var document = parse(xml);
            var places = new HashMap<String, Double>();
            elements(document, DRAWING, "BPMNShape")
                    .forEach(shape -> places.put(
                            shape.getAttribute("bpmnElement"),
                            Double.valueOf(((Element) shape.getElementsByTagNameNS("*", "Bounds")
                                            .item(0))
                                    .getAttribute("x"))));
            return new Diagram(
                    key,
                    elements(document, MODEL, "process")
                            .findFirst()
                            .orElseThrow()
                            .getAttribute("name"),
                    DigestUtils.md5DigestAsHex(xml),
                    xml,
                    tasks(document, places));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Task> tasks(Document document, Map<String, Double> places) {
        return elements(document, MODEL, "userTask")
                .map(task -> new Task(task.getAttribute("id"), task.getAttribute("name")))
                .sorted(Comparator.comparing(task -> places.get(task.id())))
                .toList();
    }

    private static Stream<Element> elements(Document document, String namespace, String name) {
        var found = document.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    private static Document parse(byte[] xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("A diagram cannot be read", e);
        }
    }
}
