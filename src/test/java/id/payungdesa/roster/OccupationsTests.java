package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OccupationsTests {

    @Test
    void areThoseOfTheProgrammeInTheirOrder() throws IOException {
        try (var database = EmbeddedPostgres.start();
                var migration = getClass().getResourceAsStream("/db/migration/V008__roster_occupation.sql")) {
            var jdbc = JdbcClient.create(database.getPostgresDatabase());
            jdbc.sql("create role app").update();
            jdbc.sql(new String(migration.readAllBytes(), StandardCharsets.UTF_8).replace("${app_role}", "app"))
                    .update();

            var occupations = new Occupations(jdbc);

            assertThat(occupations.all()).isEqualTo(KnownOccupationsTests.all());
            assertThat(occupations.known().codeOf("sopir")).contains("SUPIR");
            assertThat(jdbc.sql("select has_table_privilege('app', 'occupation', 'select')")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(jdbc.sql("select has_table_privilege('app', 'occupation', 'update')")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
        }
    }
}
