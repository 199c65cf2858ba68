package id.payungdesa.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Empty books for a sandbox: one server for all tests, a database for each. */
public final class SandboxBooks {

    public static final String API_KEY = "kunci-uji";

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private SandboxBooks() {}

    /** A sandbox on a free port that tells everything at once. */
    public static SandboxProperties empty() {
        return empty(0, Duration.ZERO, Duration.ZERO);
    }

    public static SandboxProperties empty(int port, Duration answerAfter, Duration settleAfter) {
        var name = "sandbox" + NUMBER.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        return new SandboxProperties(
                port,
                new SandboxProperties.Database(SERVER.getJdbcUrl("postgres", name), "postgres", "postgres"),
                API_KEY,
                answerAfter,
                settleAfter);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
