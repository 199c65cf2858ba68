package id.payungdesa.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** What a node runs: the classes of this build, the same with the diagrams of a former release, or a jar of its own. */
record Release(String name, List<String> launch) {

    private static final Path CLASSES = Path.of("target", "classes");

    static Release todays() {
        return ofClasses("today", CLASSES);
    }

    /** Today's code as it was deployed with the diagrams of that day. */
    static Release withDiagramsOf(String day) {
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

    static Release ofJar(Path jar) {
        return new Release(jar.getFileName().toString(), List.of("-jar", jar.toString()));
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
