package id.payungdesa.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Writes down, one file per class, which stories were told to their end and where they stepped. A class runs in one JVM,
 * so forks do not meet; a class told again replaces its file.
 */
class StoriesTold implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private static final Path FOLDER = Path.of("target", "process-coverage", "stories");
    private static final String TOLD = "TOLD\t";

    private final List<String> told = new ArrayList<>();

    @Override
    public void beforeEach(ExtensionContext test) {
        footprints(test)
                .begin(sentence(
                        test.getRequiredTestClass(),
                        test.getRequiredTestMethod().getName()));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isEmpty()) {
            told.add(TOLD + test.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterAll(ExtensionContext test) throws IOException {
        var lines = new ArrayList<>(new TreeSet<>(told));
        lines.addAll(footprints(test).take());
        Files.createDirectories(FOLDER);
        Files.write(file(test.getRequiredTestClass()), lines);
    }

    /** The stories there are, less those that were told. */
    static List<String> missing() {
        var missing = new ArrayList<String>();
        for (var type : classes()) {
            var heard = lines(type);
            AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN).stream()
                    .filter(method -> !heard.contains(TOLD + method.getName()))
                    .forEach(method -> missing.add(sentence(type, method.getName())));
        }
        return missing;
    }

    /** Where the stories stepped, each place with the story that came there first. */
    static Map<Footprint, String> footprints() {
        var all = new HashMap<Footprint, String>();
        for (var type : classes()) {
            lines(type).stream()
                    .filter(line -> !line.startsWith(TOLD))
                    .map(line -> line.split("\t"))
                    .forEach(columns -> all.putIfAbsent(Footprint.parse(columns), columns[3]));
        }
        return all;
    }

    private static List<Class<?>> classes() {
        return ReflectionSupport.findAllClassesInPackage(
                "id.payungdesa",
                type -> AnnotationSupport.isAnnotated(type, ProcessTest.class),
                name -> name.endsWith("Tests"));
    }

    private static List<String> lines(Class<?> type) {
        try {
            return Files.exists(file(type)) ? Files.readAllLines(file(type)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Class<?> type) {
        return FOLDER.resolve(type.getName() + ".tsv");
    }

    /** {@code BudgetTrackTests.onlyWhatWasFaultedIsCheckedAgain} as it would be said. */
    private static String sentence(Class<?> type, String method) {
        return type.getSimpleName().replaceAll("Tests$", "") + ": "
                + method.replaceAll("([A-Z])", " $1").toLowerCase();
    }

    private static Footprints footprints(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(Footprints.class);
    }
}
