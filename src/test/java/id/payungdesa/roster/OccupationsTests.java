package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payungdesa.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OccupationsTests {

    private static JdbcClient application;

    @BeforeAll
    static void migrate() {
        application = JdbcClient.create(TestDatabase.fresh());
    }

    @Test
    void areThoseOfTheProgrammeInTheirOrder() {
        var occupations = new Occupations(application);

        assertThat(occupations.all()).isEqualTo(KnownOccupationsTests.all());
        assertThat(occupations.known().codeOf("sopir")).contains("SUPIR");
    }

    @Test
    void areNotTheApplicationsToChange() {
        assertThatThrownBy(() -> application.sql("delete from occupation").update())
                .hasRootCauseMessage("ERROR: permission denied for table occupation");
    }
}
