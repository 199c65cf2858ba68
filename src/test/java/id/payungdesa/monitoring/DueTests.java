package id.payungdesa.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTests {

    private static final Instant FRIDAY_MORNING = Instant.parse("2026-11-20T01:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-18T15:59:59Z, lewat 2 hari, 'Rabu, 18 November 2026'",
        "2026-11-20T01:29:59Z, lewat hari ini, 'Jumat, 20 November 2026'",
        "2026-11-20T15:59:59Z, hari ini, 'Jumat, 20 November 2026'",
        "2026-11-20T16:00:00Z, besok, 'Sabtu, 21 November 2026'",
        "2026-11-23T15:59:59Z, 3 hari lagi, 'Senin, 23 November 2026'",
    })
    void daysAreCountedInNunukan(Instant at, String distance, String day) {
        var due = new Due(at, FRIDAY_MORNING);

        assertThat(due.distance()).isEqualTo(distance);
        assertThat(due).hasToString(day);
        assertThat(due.over()).isEqualTo(distance.startsWith("lewat"));
    }
}
