package id.payungdesa.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BudgetYearTests {

    @Test
    void theYearChangesAtMidnightInNunukan() {
        var clock = new MovableClock(Instant.parse("2026-12-31T15:59:59Z"));
        assertThat(BudgetYear.current(clock)).isEqualTo(BudgetYear.of(2026)).hasToString("2026");

        clock.advance(Duration.ofSeconds(1));
        assertThat(BudgetYear.current(clock)).isEqualTo(BudgetYear.of(2027)).isGreaterThan(BudgetYear.of(2026));
    }

    @Test
    void aSlipOfTheKeyboardIsNoBudgetYear() {
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetYear.of(20226));
        assertThatIllegalArgumentException().isThrownBy(() -> BudgetYear.of(226));
    }

    @Test
    void aDeadlineEndsOneSecondBeforeMidnightWita() {
        WorkingDays everyDay = day -> true;

        assertThat(everyDay.endOf(LocalDate.of(2026, 12, 18))).isEqualTo("2026-12-18T15:59:59Z");
    }

    @Test
    void theTestClockStandsStillInEveryZone() {
        var clock = new MovableClock();
        var there = clock.withZone(Indonesian.WITA);

        clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
        assertThat(there.instant()).isEqualTo(clock.instant()).isEqualTo("2027-01-01T00:00:00Z");
    }
}
