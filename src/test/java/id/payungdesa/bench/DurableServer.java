package id.payungdesa.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that loses nothing, with the two roles of production; it writes no checkpoint unless asked to. */
final class DurableServer implements AutoCloseable {

    static final String OWNER = "payung_owner";
    static final String APPLICATION = "payung_app";

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "max_connections", "100",
            "max_wal_size", "20GB",
            "checkpoint_timeout", "1h",
            "logging_collector", "on",
            "shared_preload_libraries", "pg_stat_statements",
            "pg_stat_statements.max", "10000",
            "pg_stat_statements.track", "top");

    private final EmbeddedPostgres server;

    DurableServer() {
        try {
            var builder = EmbeddedPostgres.builder().setRegisterShutdownHook(false);
            SETTINGS.forEach(builder::setServerConfig);
            server = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("The durable PostgreSQL does not start", e);
        }
        var everywhere = superuser("postgres");
        everywhere.sql("create role %s login nobypassrls".formatted(OWNER)).update();
        everywhere
                .sql("create role %s login nobypassrls".formatted(APPLICATION))
                .update();
    }

    /** An empty database; gives the address under which the application knows it, with {@code -Dbench.url} behind it. */
    String create(String database) {
        superuser("postgres")
                .sql("create database %s owner %s".formatted(database, OWNER))
                .update();
        superuser(database).sql("create extension pg_stat_statements").update();
        superuser(database).sql("create extension pg_walinspect").update();
        return url(database) + "?reWriteBatchedInserts=true" + System.getProperty("bench.url", "");
    }

    /** Keeps the database as it stands; nobody may be connected to it meanwhile. */
    void copy(String database, String copy) {
        leftAlone(database)
                .sql("create database %s template %s owner %s".formatted(copy, database, OWNER))
                .update();
    }

    /** Puts a database that was kept in the place of another. */
    void replace(String database, String kept) {
        var server = leftAlone(database);
        server.sql("drop database " + database).update();
        server.sql("alter database %s rename to %s".formatted(kept, database)).update();
    }

    private JdbcClient leftAlone(String database) {
        var server = superuser("postgres");
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(database)
                .query(Boolean.class)
                .list();
        return server;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    static PGSimpleDataSource at(String url, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(role);
        return source;
    }

    JdbcClient superuser(String database) {
        return JdbcClient.create(at(url(database), "postgres"));
    }

    /** The process whose children serve the connections. */
    long pid() {
        return Long.parseLong(superuser("postgres")
                .sql("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)")
                .query(String.class)
                .single());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
