package id.payungdesa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One PostgreSQL server per JVM and a freshly migrated database of its own for every caller. */
public final class TestDatabase {

    private static final String OWNER = "payung_owner";
    private static final String APPLICATION = "payung_app";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** A migrated database as the application sees it; Java migrations that are beans elsewhere are handed in. */
    public static DataSource fresh(JavaMigration... migrations) {
        var name = "test_" + NUMBER.incrementAndGet();
        Server.asSuperuser("create database %s owner %s".formatted(name, OWNER));
        Flyway.configure()
                .dataSource(Server.database(name, OWNER))
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", APPLICATION))
                .javaMigrations(migrations)
                .load()
                .migrate();
        return Server.database(name, APPLICATION);
    }

    /** The same database with the rights of its owner, who alone may change reference data. */
    public static DataSource asOwner(DataSource application) {
        return Server.database(((PGSimpleDataSource) application).getDatabaseName(), OWNER);
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                // Without fsync it costs nothing, and the application does not start on less.
                return EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL for the tests does not start", e);
            }
        }

        static {
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
