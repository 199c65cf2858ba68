package id.payungdesa.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of Markdown under {@code target/bench}, which is printed as well. */
final class Report {

    private final List<String> lines = new ArrayList<>();

    Report(String title, DurableServer server) {
        lines.add("# " + title);
        say(
                "%d cores, %s; %s; Java %s, heap of at most %d MB. Durable: fsync, synchronous_commit and full_page_writes on;"
                        + " no checkpoint while measuring (max_wal_size 20 GB).",
                Runtime.getRuntime().availableProcessors(),
                processor(),
                server.superuser("postgres")
                        .sql("select split_part(version(), ' on ', 1)")
                        .query(String.class)
                        .single(),
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() >> 20);
    }

    void say(String sentence, Object... values) {
        lines.add("\n" + text(sentence, values));
    }

    void columns(String... names) {
        lines.add("");
        row((Object[]) names);
        lines.add(Stream.of(names).map(name -> "---|").collect(Collectors.joining("", "|", "")));
    }

    void row(Object... cells) {
        lines.add(Stream.of(cells).map(Report::cell).collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** As it stands, folded under its title. */
    void verbatim(String title, String text) {
        lines.add("\n<details><summary>" + title + "</summary>\n\n```\n" + text.strip() + "\n```\n</details>");
    }

    void write(String name) {
        var file = Path.of("target", "bench", name + ".md");
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(System.out::println);
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return text(Math.abs(number) < 10 ? "%.2f" : Math.abs(number) < 100 ? "%.1f" : "%,.0f", number);
        }
        return value instanceof Number ? text("%,d", value) : String.valueOf(value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String processor() {
        try (var facts = Files.lines(Path.of("/proc/cpuinfo"))) {
            return facts.filter(fact -> fact.startsWith("model name"))
                    .map(fact -> fact.substring(fact.indexOf(':') + 2))
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }
}
