package id.payungdesa.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.test.context.TestComponent;

/** Puts diagrams of former releases into use, and today's after them, as an update does. */
@TestComponent
class Releases {

    static final String FIRST = "2026-11-21";

    private final RepositoryService repository;
    private final List<String> deployments = new ArrayList<>();

    Releases(RepositoryService repository) {
        this.repository = repository;
    }

    /** From now on proposals begin with the diagrams of that day. */
    String use(String release) {
        return use(release, text -> text);
    }

    /** The same, with something about them changed. */
    String use(String release, UnaryOperator<String> change) {
        return deploy(release, ReleasedDiagram.of(release).stream(), change);
    }

    /** The update: from now on proposals begin with today's. */
    String useTodays() {
        try (var files = Files.list(Path.of("processes"))) {
            return deploy("today", files, text -> text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves only what was in use before. */
    void forget() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        deployments.clear();
    }

    private String deploy(String name, Stream<Path> files, UnaryOperator<String> change) {
        var deployment = repository.createDeployment().name(name);
        files.forEach(file -> deployment.addInputStream(
                file.getFileName().toString(),
                new ByteArrayInputStream(change.apply(read(file)).getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        var id = deployment.deploy().getId();
        deployments.add(id);
        return id;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
