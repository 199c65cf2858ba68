package id.payungdesa.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The application as a process of its own, with the environment docker-compose.yml gives it; its log is under target/. */
final class Node {

    private final String name;
    private final URI address;
    private final Process process;
    private final Path log;
    private final AtomicInteger guests = new AtomicInteger();
    private volatile boolean ready;
    private volatile boolean failed;
    private volatile boolean standing;

    private Node(String name, URI address, Process process, Path log) {
        this.name = name;
        this.address = address;
        this.process = process;
        this.log = log;
    }

    /** Does not wait: nodes may well start together. */
    static Node start(String name, int port, Release release, Map<String, String> environment) {
        var log = Path.of("target", "cluster", name + ".log");
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(release.command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            builder.environment()
                    .putAll(Map.of(
                            "SERVER_ADDRESS", "127.0.0.1",
                            "SERVER_PORT", String.valueOf(port),
                            "LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_BOOT_AVAILABILITY", "debug"));
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new Node(name, URI.create("http://127.0.0.1:" + port), process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return name;
    }

    URI address() {
        return address;
    }

    /** Whether it was killed or made to stand still, so that an answer of it may have been lost. */
    boolean failed() {
        return failed;
    }

    /** Whether a balancer would send anybody there. */
    boolean isUp() {
        return ready && process.isAlive() && !standing;
    }

    Node awaitUp() {
        await("the start of " + name + ", see " + log)
                .atMost(Duration.ofMinutes(6))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isReady() || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with " + process.exitValue() + ", see " + log);
        }
        ready = true;
        return this;
    }

    /** The door opens before everything that is done at the start has been done; then Boot says so. */
    private boolean isReady() throws IOException {
        return Files.readString(log).contains("changed to ACCEPTING_TRAFFIC");
    }

    /** Serves somebody, who is let finish before the node is taken away. */
    <T> T serves(Supplier<T> guest) {
        guests.incrementAndGet();
        try {
            return guest.get();
        } finally {
            guests.decrementAndGet();
        }
    }

    /** As an operator takes it away: nobody new is sent there, who is there is served, then it is told to end. */
    void stop() {
        standing = true;
        await("the guests of " + name)
                .pollDelay(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(3))
                .until(() -> guests.get() == 0);
        process.destroy();
        awaitEnd();
    }

    void kill() {
        failed = true;
        process.destroyForcibly();
        awaitEnd();
    }

    void pause() {
        failed = true;
        standing = true;
        signal("STOP");
    }

    void resume() {
        signal("CONT");
        standing = false;
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<String> errors() {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
