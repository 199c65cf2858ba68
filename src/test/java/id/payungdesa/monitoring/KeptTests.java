package id.payungdesa.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.MovableClock;
import id.payungdesa.region.Regions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptTests {

    private static final Official DPMPD = holding(Role.DPMPD_OFFICER, 1);
    private static final Official AUDITOR = holding(Role.AUDITOR, 1);
    private static final Official CAMAT = holding(Role.SUBDISTRICT_HEAD, 10);

    private final Regions regions = mock(Regions.class);
    private final MovableClock clock = new MovableClock();
    private final Kept kept = new Kept(regions, clock);
    private final AtomicInteger read = new AtomicInteger();

    @Test
    void inARegencyEverybodyReadsAnew() {
        given(regions.proposing()).willReturn(232);

        assertThat(answer(DPMPD, "uang").found()).isEqualTo(1);
        assertThat(answer(DPMPD, "uang").found()).isEqualTo(2);
    }

    @Test
    void inACountryWhoSeesAllOfItSharesAnAnswerThatSaysFromWhenItIs() {
        given(regions.proposing()).willReturn(75_266);

        var first = answer(DPMPD, "uang");
        clock.advance(Duration.ofMinutes(1));

        assertThat(answer(AUDITOR, "uang")).isEqualTo(first);
        assertThat(first.asOf()).isEqualTo(MovableClock.START);
        assertThat(answer(DPMPD, "kerja").found()).isEqualTo(2);
    }

    @Test
    void whoSeesAFewVillagesIsNeverToldOfOthers() {
        given(regions.proposing()).willReturn(75_266);

        answer(DPMPD, "uang");

        assertThat(answer(CAMAT, "uang").found()).isEqualTo(2);
        assertThat(answer(DPMPD, "uang").found()).isEqualTo(1);
    }

    private Kept.Answer<Integer> answer(Official official, String question) {
        return kept.of(official, List.of(question), read::incrementAndGet);
    }

    private static Official holding(Role role, int area) {
        return new Official(new OfficialId(1), "petugas", "Petugas", List.of(new Post(role, area)));
    }
}
