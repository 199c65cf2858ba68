package id.payungdesa.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Modules;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HolidaysTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final Holiday ELECTION =
            new Holiday(LocalDate.of(2026, 11, 25), "Pemilihan", Holiday.Kind.REGIONAL, "Keputusan Bupati 1/2026");

    private final Modules modules = new Modules();
    private final Holidays holidays = modules.get(Holidays.class);
    private final WorkingDays calendar = modules.get(WorkingDays.class);

    @AfterEach
    void close() {
        modules.close();
    }

    /** Whoever was at work while it changed may have reckoned with the former calendar. */
    @Test
    void aChangeIsDatedForGoodWhenNobodyCanReckonWithTheFormerCalendarAnyMore() {
        assertThat(calendar.after(FRIDAY, 3)).isEqualTo("2026-11-25");

        modules.system(() -> holidays.add(ELECTION));
        holidays.dated(1);

        assertThat(calendar.after(FRIDAY, 3)).isEqualTo("2026-11-26");
        assertThat(holidays.undated()).hasValue(1);
        modules.owner()
                .sql("update calendar_state set changed_at = changed_at - interval '3 minutes'")
                .update();
        holidays.dated(1);
        assertThat(holidays.undated()).isEmpty();
    }

    @Test
    void theCalendarCanBeChangedUpToToday() {
        modules.clock()
                .set(ELECTION.day()
                        .plusDays(1)
                        .atTime(0, 5)
                        .atZone(Indonesian.WITA)
                        .toInstant());
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> modules.system(() -> holidays.add(ELECTION)));
        modules.clock().advance(Duration.ofMinutes(-6));

        modules.system(() -> holidays.add(ELECTION));

        assertThat(holidays.of(2026)).contains(ELECTION);
    }

    @Test
    void theYearToComeIsMissingUntilItsHolidaysAreEntered() {
        assertThat(holidays.missingYear()).isEmpty();
        modules.clock().advance(Duration.ofDays(60));

        assertThat(holidays.missingYear()).hasValue(2028);
        for (var month = 1; month <= 10; month++) {
            var day = LocalDate.of(2028, month, 1);
            modules.system(() -> holidays.add(new Holiday(day, "Libur", Holiday.Kind.NATIONAL, "SKB 2027")));
        }
        assertThat(holidays.missingYear()).isEmpty();
    }
}
