package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.monitoring.StepCase;
import id.payungdesa.monitoring.StepCases;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseTablesTests {

    private static final Instant NOW = Instant.parse("2026-11-20T01:30:00Z");
    private static final StepCase CASE = new StepCase(
            "receiveFile",
            Optional.of(58),
            "Pa' Api",
            "Krayan",
            new Post(Role.SUBDISTRICT_COUNTER, 1),
            Optional.empty(),
            NOW,
            Optional.empty(),
            Optional.empty(),
            0,
            0);

    @Test
    void whereNotAllAreShownTheTableSaysSo() {
        var all = Collections.nCopies(StepCases.MOST - 1, CASE);
        var some = Collections.nCopies(StepCases.MOST, CASE);

        assertThat(CaseTables.open(all, NOW).title()).isEqualTo("Masih terbuka");
        assertThat(CaseTables.open(some, NOW).title()).isEqualTo("Masih terbuka: 3.000 yang paling lama");
        assertThat(CaseTables.decided(some, NOW).title()).isEqualTo("Selesai dalam kurun ini: 3.000 yang paling lama");
    }
}
