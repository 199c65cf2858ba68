package id.payungdesa.database;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What {@code postmaster.pid} says of a server that may still run on a data directory. */
record Postmaster(long pid, Path data, int port) implements Closeable {

    static Optional<Postmaster> of(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(file).stream().map(String::strip).toList();
        if (lines.size() < 4 || !isNumber(lines.get(0)) || !isNumber(lines.get(3))) {
            return Optional.empty();
        }
        return Optional.of(new Postmaster(Long.parseLong(lines.get(0)), data, Integer.parseInt(lines.get(3))));
    }

    private static boolean isNumber(String line) {
        return line.matches("\\d{1,9}");
    }

    /** Ours is a live server that itself names this very directory. */
    boolean isOurs() {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?connectTimeout=5";
        try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
                var answer = connection.createStatement().executeQuery("show data_directory")) {
            return answer.next() && Files.isSameFile(Path.of(answer.getString(1)), data);
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** Asks the server to stop once its last client has left, and waits for it. */
    @Override
    public void close() throws IOException {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL " + pid + " did not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
