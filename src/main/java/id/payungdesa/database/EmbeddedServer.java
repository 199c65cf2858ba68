package id.payungdesa.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real, durable PostgreSQL under {@code data/} for a machine that has only a JDK. A server that outlived its
 * application ({@code kill -9}) is adopted when, and only when, it serves our own directory.
 */
class EmbeddedServer implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final FileChannel lock;
    private final Closeable server;
    private final int port;

    EmbeddedServer(Path home) {
        try {
            Files.createDirectories(home);
            lock = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new EmbeddedServerFailed(e.getMessage(), e);
        }
        Closeable running = null;
        try {
            lock(home);
            var data = home.resolve("pg").toAbsolutePath().normalize();
            var orphan = Postmaster.of(data).filter(Postmaster::isOurs);
            if (orphan.isPresent()) {
                log.info(
                        "Adopting the PostgreSQL that outlived the last run (port {})",
                        orphan.get().port());
                running = orphan.get();
                port = orphan.get().port();
            } else {
                var started = start(home, data);
                running = started;
                port = started.getPort();
            }
            server = running;
            createRolesAndDatabases();
        } catch (IOException | SQLException | RuntimeException e) {
            closeAfter(e, running, lock);
            throw e instanceof EmbeddedServerFailed failed ? failed : new EmbeddedServerFailed(e.getMessage(), e);
        }
    }

    /** Another application holds it, or another start within this one, of which Java tells in its own way. */
    private void lock(Path home) throws IOException {
        try {
            if (lock.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            log.debug("Locked by this very process", e);
        }
        throw new EmbeddedServerFailed("another Payung Desa runs from " + home, null);
    }

    private static void closeAfter(Exception failure, Closeable... open) {
        for (var closeable : open) {
            try {
                if (closeable != null) {
                    closeable.close();
                }
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static EmbeddedPostgres start(Path home, Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        home.resolve("pgbin").toAbsolutePath().toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // The engine closes first; the library's own hook would stop the server under it.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
    }

    private void createRolesAndDatabases() throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"), "postgres", "postgres");
                var statement = connection.createStatement()) {
            for (var role : new String[] {"payung_owner", "payung_app", "payung_sandbox"}) {
                if (!exists(statement, "pg_roles where rolname = '" + role + "'")) {
                    statement.execute("create role " + role + " login nobypassrls");
                }
            }
            for (var database : Map.of("payung", "payung_owner", "payung_sandbox", "payung_sandbox")
                    .entrySet()) {
                if (!exists(statement, "pg_database where datname = '" + database.getKey() + "'")) {
                    statement.execute("create database " + database.getKey() + " owner " + database.getValue());
                }
            }
        }
    }

    private static boolean exists(Statement statement, String what) throws SQLException {
        try (var found = statement.executeQuery("select 1 from " + what)) {
            return found.next();
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true";
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            server.close();
        }
    }
}
