package id.payungdesa.monitoring.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the dashboard and the alerts ask Prometheus for. */
final class Asked {

    private static final Pattern SELECTOR = Pattern.compile("\\b([a-zA-Z_]\\w*)(\\{[^}]*})?(?!\\w|\\s*\\()");
    private static final Pattern LITERAL = Pattern.compile("(\\w+)=\"([^\"$]*)\"");
    private static final Set<String> NO_METRIC = Set.of("by", "or", "and", "unless", "bool", "on", "up", "ALERTS");

    private Asked() {}

    static List<String> byTheAlerts() throws IOException {
        var asked = new ArrayList<String>();
        var rules = new YAMLMapper()
                .readTree(Path.of("src/docker/prometheus/alerts.yml").toFile());
        rules.findValues("expr").forEach(expression -> asked.add(expression.asText()));
        return asked;
    }

    static List<String> alerts() throws IOException {
        return new YAMLMapper()
                .readTree(Path.of("src/docker/prometheus/alerts.yml").toFile()).findValues("alert").stream()
                        .map(JsonNode::asText)
                        .toList();
    }

    static List<String> byTheDashboard() throws IOException {
        var dashboard = new ObjectMapper()
                .readTree(Path.of("src/docker/grafana/dashboards/payung-desa.json")
                        .toFile());
        return dashboard.findValues("expr").stream().map(JsonNode::asText).toList();
    }

    /** The series an expression needs, each as a pattern: its name and the labels it has to have word by word. */
    static Set<String> series(String expression) {
        var found = new TreeSet<String>();
        var bare = expression.replaceAll("\\bby \\([^)]*\\)", "").replaceAll("\\[[^]]*]", "");
        SELECTOR.matcher(bare).results().filter(Asked::isMetric).forEach(selector -> found.add(selector.group()));
        return found;
    }

    static boolean tells(Set<String> told, String selector) {
        var name = selector.replaceAll("\\{.*", "");
        var labels = LITERAL.matcher(selector).results().map(MatchResult::group).toList();
        return told.stream()
                .filter(series -> series.replaceAll("\\{.*", "").equals(name))
                .anyMatch(series -> labels.stream().allMatch(label -> series.contains(label)));
    }

    private static boolean isMetric(MatchResult selector) {
        return !NO_METRIC.contains(selector.group(1));
    }
}
