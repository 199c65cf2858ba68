package id.payungdesa.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTests {

    private final MovableClock clock = new MovableClock();
    private final LoginThrottle throttle = new LoginThrottle(clock);

    @Test
    void aPausePassesByItself() {
        fail("kades", "10.0.0.1", LoginThrottle.TRIES_PER_LOGIN);
        assertThat(throttle.count("kades", "10.0.0.1")).isEqualTo(Duration.ofSeconds(30));

        clock.advance(Duration.ofSeconds(31));

        assertThat(throttle.count("kades", "10.0.0.1")).isZero();
    }

    @Test
    void pausesGrowButNeverBeyondAQuarterOfAnHour() {
        for (int i = 0; i < 40; i++) {
            fail("kades", "10.0.0.1", 1);
            clock.advance(LoginThrottle.LONGEST_PAUSE);
        }
        fail("kades", "10.0.0.1", 1);

        assertThat(throttle.count("kades", "10.0.0.1")).isEqualTo(LoginThrottle.LONGEST_PAUSE);
    }

    @Test
    void nobodyIsLockedOutFromAnotherAddress() {
        fail("kades", "10.0.0.1", 100);

        assertThat(throttle.count("kades", "10.0.0.2")).isZero();
    }

    @Test
    void anAddressThatTriesManyLoginsWaitsToo() {
        for (int i = 0; i < LoginThrottle.TRIES_PER_ADDRESS; i++) {
            fail("official" + i, "10.0.0.1", 1);
        }

        assertThat(throttle.count("kades", "10.0.0.1")).isPositive();
    }

    @Test
    void anOfficeWhereEverybodyLogsInNeverWaits() {
        for (int i = 0; i < 500; i++) {
            assertThat(throttle.count("official" + i, "10.0.0.1")).isZero();
            throttle.succeeded("official" + i, "10.0.0.1");
        }
    }

    @Test
    void nobodyWaitsBecauseTheClockWasSetBack() {
        fail("bupati", "10.0.0.1", 1);
        assertThat(throttle.count("kades", "10.0.0.1")).isZero();
        throttle.succeeded("kades", "10.0.0.1");
        fail("camat", "10.0.0.1", LoginThrottle.TRIES_PER_LOGIN);

        clock.advance(Duration.ofHours(-1));

        assertThat(throttle.count("kades", "10.0.0.1")).isZero();
        assertThat(throttle.count("camat", "10.0.0.1")).isZero();
    }

    @Test
    void whoGoesOnTryingAfterTheClockWasSetBackWaitsAgain() {
        fail("kades", "10.0.0.1", LoginThrottle.TRIES_PER_LOGIN);

        clock.advance(Duration.ofHours(-1));
        fail("kades", "10.0.0.1", 1);

        assertThat(throttle.count("kades", "10.0.0.1")).isEqualTo(Duration.ofMinutes(1));
    }

    private void fail(String login, String address, int times) {
        for (int i = 0; i < times; i++) {
            throttle.count(login, address);
        }
    }
}
