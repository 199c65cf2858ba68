package id.payungdesa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL server per JVM and a freshly migrated database of its own for every caller. */
public final class TestDatabase {

    private static final String OWNER = "payung_owner";
    private static final String APPLICATION = "payung_app";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** A migrated database as the application sees it, copied from one that was migrated before. */
    public static DataSource fresh() {
        var name = nextName();
        Server.asSuperuser("create database %s template %s owner %s".formatted(name, Template.name(), OWNER));
        return Server.database(name, APPLICATION);
    }

    /** The same, with Java migrations that are beans elsewhere; it is migrated from the start, so it takes longer. */
    public static DataSource fresh(JavaMigration... migrations) {
        return Server.database(migrated(migrations), APPLICATION);
    }

    /** An empty database on the same server, for whoever keeps books of their own; its URL names the owner. */
    public static String spare() {
        var name = nextName();
        Server.asSuperuser("create database %s owner %s".formatted(name, OWNER));
        return ((PGSimpleDataSource) Server.database(name, OWNER)).getUrl();
    }

    /** The same database with the rights of its owner, who alone may change reference data. */
    public static DataSource asOwner(DataSource application) {
        return Server.database(((PGSimpleDataSource) application).getDatabaseName(), OWNER);
    }

    /** Applications still talk to the server while they stop, so it goes after them. */
    static void stopAfterApplications() {
        if (Server.STOPPING.compareAndSet(false, true)) {
            Runtime.getRuntime().removeShutdownHook(Server.HOOK);
            SpringApplication.getShutdownHandlers().add(Server::stop);
        }
    }

    private static String migrated(JavaMigration... migrations) {
        var name = nextName();
        Server.asSuperuser("create database %s owner %s".formatted(name, OWNER));
        Flyway.configure()
                .dataSource(Server.database(name, OWNER))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", APPLICATION))
                .javaMigrations(migrations)
                .load()
                .migrate();
        return name;
    }

    private static String nextName() {
        return "test_" + NUMBER.incrementAndGet();
    }

    /** {@code -Dpayung.mutation="drop trigger ..."} spoils every copy, to see which test notices. */
    private static final class Template {

        private static final Map<String, String> NAMES = new HashMap<>();

        private static synchronized String name() {
            return of(System.getProperty("payung.mutation", ""));
        }

        private static String of(String mutation) {
            if (!NAMES.containsKey(mutation)) {
                NAMES.put(mutation, mutation.isEmpty() ? migrated() : spoiled(mutation));
            }
            return NAMES.get(mutation);
        }

        private static String spoiled(String mutation) {
            var name = nextName();
            Server.asSuperuser("create database %s template %s owner %s".formatted(name, of(""), OWNER));
            JdbcClient.create(Server.database(name, OWNER)).sql(mutation).update();
            return name;
        }
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static final AtomicBoolean STOPPING = new AtomicBoolean();
        private static final Thread HOOK = new Thread(Server::stop);

        private static void stop() {
            try {
                POSTGRES.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static EmbeddedPostgres start() {
            try {
                // Without fsync it costs nothing, and the application does not start on less.
                return EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "300")
                        // After a checkpoint every page is logged whole, and a step's cost would tell of that.
                        .setServerConfig("checkpoint_timeout", "1h")
                        .setServerConfig("max_wal_size", "4GB")
                        .setRegisterShutdownHook(false)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for the tests does not start", e);
            }
        }

        static {
            Runtime.getRuntime().addShutdownHook(HOOK);
            asSuperuser("create role %s login nosuperuser nocreaterole nocreatedb".formatted(OWNER));
            asSuperuser("create role %s login nosuperuser nocreaterole nocreatedb nobypassrls".formatted(APPLICATION));
        }

        static void asSuperuser(String statement) {
            JdbcClient.create(POSTGRES.getPostgresDatabase()).sql(statement).update();
        }

        static DataSource database(String name, String role) {
            return POSTGRES.getDatabase(role, name);
        }
    }
}
