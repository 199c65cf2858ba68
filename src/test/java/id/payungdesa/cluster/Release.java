package id.payungdesa.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What a node runs: the classes of this build, the same with the diagrams of a former release, or a jar of its own. */
record Release(String name, List<String> launch) {

    private static final Path CLASSES = Path.of("target", "classes");

    /** This build, or {@code -Dpayung.newer=some.jar}. */
    static Release todays() {
        return jar("payung.newer").orElseGet(() -> ofClasses("today", CLASSES));
    }

    /** The version before: today's code with the diagrams of that day, or really, {@code -Dpayung.older=some.jar}. */
    static Release before(String day) {
        return jar("payung.older").orElseGet(() -> withDiagramsOf(day));
    }

    private static Release withDiagramsOf(String day) {
        var classes = Path.of("target", "cluster", "classes-" + day);
        try {
            FileSystemUtils.deleteRecursively(classes);
            FileSystemUtils.copyRecursively(CLASSES, classes);
            FileSystemUtils.deleteRecursively(classes.resolve("processes"));
            FileSystemUtils.copyRecursively(
                    Path.of("src", "test", "resources", "released", day), classes.resolve("processes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ofClasses(day, classes);
    }

    private static Optional<Release> jar(String property) {
        return Optional.ofNullable(System.getProperty(property)).map(jar -> new Release(jar, List.of("-jar", jar)));
    }

    private static Release ofClasses(String name, Path classes) {
        var path = Stream.concat(
                        Stream.of(classes.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !Files.isDirectory(Path.of(entry))))
                .collect(Collectors.joining(File.pathSeparator));
        return new Release(name, List.of("-cp", path, "id.payungdesa.PayungDesa"));
    }

    List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(
                        Stream.of(java, "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), launch.stream())
                .toList();
    }
}
