package id.payungdesa.database;

import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The database keeps what it has confirmed, and holds the application to row-level security. */
class DatabaseSafeguard implements Safeguard {

    private static final String ROLES = "src/docker/roles.sh makes both roles as they should be.";

    @Override
    public Stream<Weakness> weaknesses(Environment settings) {
        var url = settings.getRequiredProperty("spring.datasource.url");
        var user = settings.getProperty("spring.datasource.username", "");
        var owner = settings.getProperty("spring.flyway.user", "");
        return Stream.concat(
                owner(url, owner, settings.getProperty("spring.flyway.password", ""), user),
                application(url, user, settings.getProperty("spring.datasource.password", "")));
    }

    private static Stream<Weakness> owner(String url, String owner, String password, String application) {
        var setting = "SPRING_FLYWAY_USER";
        var remedy = "payung_owner, who owns the tables, with SPRING_FLYWAY_PASSWORD; " + ROLES;
        if (owner.isBlank()) {
            return Stream.of(new Weakness(setting, "is missing", remedy));
        }
        if (owner.equals(application)) {
            return Stream.of(new Weakness(setting, "is the role of the application too", remedy));
        }
        try {
            DriverManager.getConnection(url, owner, password).close();
            return Stream.empty();
        } catch (SQLException e) {
            return Stream.of(new Weakness(setting, "does not come in: " + e.getMessage(), remedy));
        }
    }

    private static Stream<Weakness> application(String url, String user, String password) {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            return found(connection).weaknesses();
        } catch (SQLException e) {
            return Stream.of(new Weakness(
                    "SPRING_DATASOURCE_URL",
                    "does not let the application in: " + e.getMessage(),
                    "jdbc:postgresql://host/payung, with SPRING_DATASOURCE_USERNAME (payung_app) and _PASSWORD; "
                            + ROLES));
        }
    }

    private static Found found(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select current_user, rolsuper, rolbypassrls,
                            not rolsuper and exists (
                                select from pg_class where relnamespace = 'public'::regnamespace
                                    and pg_has_role(current_user, relowner, 'member')),
                            current_setting('fsync'), current_setting('full_page_writes'),
                            current_setting('synchronous_commit')
                        from pg_roles where rolname = current_user
                        """)) {
            row.next();
            return new Found(
                    row.getString(1),
                    row.getBoolean(2),
                    row.getBoolean(3),
                    row.getBoolean(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7));
        }
    }

    /** What the application finds when it looks around in the database. */
    record Found(
            String role,
            boolean superuser,
            boolean aboveRowSecurity,
            boolean owner,
            String fsync,
            String fullPageWrites,
            String synchronousCommit) {

        Stream<Weakness> weaknesses() {
            return Stream.of(
                            role(superuser, "is a superuser", "alter role %s nosuperuser;".formatted(role)),
                            role(
                                    aboveRowSecurity,
                                    "is above row-level security",
                                    "alter role %s nobypassrls;".formatted(role)),
                            role(
                                    owner,
                                    "may change the tables",
                                    "Let payung_owner own them, and nobody be its member."),
                            kept("fsync", fsync),
                            kept("full_page_writes", fullPageWrites),
                            kept("synchronous_commit", synchronousCommit))
                    .flatMap(weakness -> weakness);
        }

        private Stream<Weakness> role(boolean weak, String fault, String remedy) {
            return weak
                    ? Stream.of(new Weakness("SPRING_DATASOURCE_USERNAME", "(" + role + ") " + fault, remedy))
                    : Stream.empty();
        }

        private static Stream<Weakness> kept(String setting, String value) {
            return value.equals("on")
                    ? Stream.empty()
                    : Stream.of(new Weakness(
                            setting,
                            "of the database is " + value + ", so confirmed work may be lost",
                            "on, in postgresql.conf."));
        }
    }
}
