package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.Agenda;
import id.payungdesa.monitoring.Progress;
import id.payungdesa.monitoring.QuotaSum;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SituationTests {

    @Test
    void theCoveredAreComparedWithTheEligibleOnlyOnceEveryVillageHasCounted() {
        assertThat(covered(1043, new QuotaSum(232, 23_200, 5_000, 232)).eligibleShare())
                .contains("21 %");
        assertThat(covered(1043, new QuotaSum(232, 23_200, 4_900, 231)).eligibleShare())
                .isEmpty();
        assertThat(covered(0, new QuotaSum(232, 23_200, 0, 232)).eligibleShare())
                .isEmpty();
    }

    private static Situation covered(int people, QuotaSum quota) {
        var none = new Progress.Step(0, Rupiah.ZERO);
        return new Situation(
                Instant.EPOCH,
                new Progress(none, none, Rupiah.ZERO, 0, people, List.of()),
                quota,
                List.of(),
                List.of(),
                new Agenda.Page(List.of(), 0),
                List.of());
    }
}
