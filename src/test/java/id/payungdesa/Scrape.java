package id.payungdesa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the management port tells a scraper, by series as it is written there. */
public record Scrape(String text, Map<String, Double> series) {

    private static final Pattern LINE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*(?:\\{.*\\})?) (\\S+)$");
    private static final Pattern LABEL = Pattern.compile("[{,](\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    public static Scrape of(int port) {
        var answer = new Visitor(port).get("/actuator/prometheus", "text/plain");
        assertThat(answer.statusCode()).isEqualTo(200);
        var series = new TreeMap<String, Double>();
        LINE.matcher(answer.body()).results().forEach(line -> series.put(line.group(1), number(line.group(2))));
        return new Scrape(answer.body(), series);
    }

    public double value(String name) {
        assertThat(series).containsKey(name);
        return series.get(name);
    }

    /** What is told at all, without labels. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        series.keySet().forEach(name -> names.add(name.replaceAll("\\{.*", "")));
        return names;
    }

    /** The values of each label of the metrics that begin like this. */
    public Map<String, Set<String>> labels(String prefix) {
        var labels = new TreeMap<String, Set<String>>();
        series.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .flatMap(name -> LABEL.matcher(name).results())
                .forEach(label -> labels.computeIfAbsent(label.group(1), any -> new TreeSet<>())
                        .add(label.group(2)));
        return labels;
    }

    private static double number(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }
}
