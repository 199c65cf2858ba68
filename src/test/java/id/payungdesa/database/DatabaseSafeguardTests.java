package id.payungdesa.database;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.TestDatabase;
import id.payungdesa.common.Weakness;
import id.payungdesa.database.DatabaseSafeguard.Found;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class DatabaseSafeguardTests {

    private static final String DATABASE = ((PGSimpleDataSource) TestDatabase.fresh()).getUrl();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # super | bypass | owner | fsync | pages | commit | what is refused
            false   | false  | false | on    | on    | on     | ''
            true    | false  | false | on    | on    | on     | SPRING_DATASOURCE_USERNAME (app) is a superuser
            false   | true   | false | on    | on    | on     | SPRING_DATASOURCE_USERNAME (app) is above row-level security
            false   | false  | true  | on    | on    | on     | SPRING_DATASOURCE_USERNAME (app) may change the tables
            false   | false  | false | off   | on    | on     | 'fsync of the database is off, so confirmed work may be lost'
            false   | false  | false | on    | off   | on     | 'full_page_writes of the database is off, so confirmed work may be lost'
            false   | false  | false | on    | on    | local  | 'synchronous_commit of the database is local, so confirmed work may be lost'
            """)
    void aDatabaseIsRefusedByTheNameOfItsSetting(
            boolean superuser,
            boolean bypass,
            boolean owner,
            String fsync,
            String pages,
            String commit,
            String refused) {
        var found = new Found("app", superuser, bypass, owner, fsync, pages, commit);

        assertThat(found.weaknesses().map(Weakness::toString))
                .isEqualTo(refused.isEmpty() ? List.of() : List.of(refused));
    }

    /** The server of the tests forgets when the power fails, which is seen too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payung_app   | ''                        | fsync
            payung_app   | -c synchronous_commit=off | fsync,synchronous_commit
            weak_super   | ''                        | SPRING_DATASOURCE_USERNAME (weak_super) is a superuser,fsync
            weak_bypass  | ''                        | SPRING_DATASOURCE_USERNAME (weak_bypass) is above row-level security,fsync
            weak_member  | ''                        | SPRING_DATASOURCE_USERNAME (weak_member) may change the tables,fsync
            """)
    void whatHoldsIsReadFromTheDatabaseItself(String role, String options, String refused) {
        role("weak_super", "superuser");
        role("weak_bypass", "bypassrls");
        role("weak_member", "in role payung_owner");

        var found = safeguard(role, "payung_owner", options.isEmpty() ? "" : "&options=" + options.replace(" ", "%20"));

        assertThat(String.join(
                        ",",
                        found.stream().map(told -> told.split(" of the")[0]).toList()))
                .isEqualTo(refused);
    }

    @Test
    void theOwnerOfTheTablesIsSomebodyElse() {
        assertThat(safeguard("payung_app", "payung_app", ""))
                .contains("SPRING_FLYWAY_USER is the role of the application too");
        assertThat(safeguard("payung_app", "", "")).contains("SPRING_FLYWAY_USER is missing");
    }

    @Test
    void whoDoesNotComeInIsNamed() {
        assertThat(safeguard("nobody", "nobody_else", ""))
                .satisfiesExactly(
                        owner -> assertThat(owner)
                                .startsWith("SPRING_FLYWAY_USER does not come in: ")
                                .contains("nobody_else"),
                        application -> assertThat(application)
                                .startsWith("SPRING_DATASOURCE_URL does not let the application in: ")
                                .contains("nobody"));
    }

    private static List<String> safeguard(String application, String owner, String options) {
        var url = DATABASE.replaceFirst("\\?.*", "") + "?ApplicationName=safeguard" + options;
        var settings = new MockEnvironment()
                .withProperty("spring.datasource.url", url)
                .withProperty("spring.datasource.username", application)
                .withProperty("spring.flyway.user", owner);
        return new DatabaseSafeguard()
                .weaknesses(settings)
                .map(Weakness::toString)
                .toList();
    }

    private static void role(String name, String rights) {
        var server = new PGSimpleDataSource();
        server.setUrl(DATABASE);
        server.setUser("postgres");
        var jdbc = JdbcClient.create(server);
        if (jdbc.sql("select 1 from pg_roles where rolname = :name")
                .param("name", name)
                .query()
                .listOfRows()
                .isEmpty()) {
            jdbc.sql("create role %s login %s".formatted(name, rights)).update();
        }
    }
}
