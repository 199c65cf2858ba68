package id.payungdesa.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.WorkingDays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST_MONDAY = LocalDate.of(2026, 8, 31);
    private static final WorkingDays WEEKDAYS =
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    @Test
    void aSteadyDeskIsDoneOnOneDay() {
        var forecast = of(10, WEEKDAYS, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0);

        assertThat(forecast.likely()).contains(LocalDate.of(2026, 12, 4));
        assertThat(forecast.soonest()).isEqualTo(forecast.latest()).isEqualTo(forecast.likely());
        assertThat(forecast.told()).isEqualTo("Sekitar 4 Desember 2026, antara 4 Desember 2026 dan 4 Desember 2026.");
    }

    @Test
    void theBetterWeeksSayTheSoonestAndTheSlowerOnesTheLatestDay() {
        var forecast = of(10, WEEKDAYS, 0, 0, 0, 0, 0, 1, 9, 1, 9, 1, 9, 0);

        assertThat(forecast.likely()).contains(LocalDate.of(2026, 12, 4));
        assertThat(forecast.soonest()).contains(LocalDate.of(2026, 11, 30));
        assertThat(forecast.latest()).contains(LocalDate.of(2027, 1, 29));
    }

    @Test
    void holidaysPutTheDayOff() {
        WorkingDays calendar = day -> WEEKDAYS.isWorkingDay(day)
                && !day.equals(LocalDate.of(2026, 11, 23))
                && !day.equals(LocalDate.of(2026, 11, 24));

        assertThat(of(10, calendar, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0).likely())
                .contains(LocalDate.of(2026, 12, 8));
    }

    @Test
    void aWeekOfHolidaysIsNoSlowWeek() {
        WorkingDays calendar = day -> WEEKDAYS.isWorkingDay(day)
                && (day.isBefore(FIRST_MONDAY.plusWeeks(3)) || !day.isBefore(FIRST_MONDAY.plusWeeks(4)));

        var forecast = of(10, calendar, 5, 5, 5, 0, 5, 5, 5, 5, 5, 5, 5, 0);

        assertThat(forecast.latest()).contains(LocalDate.of(2026, 12, 4));
    }

    @Test
    void theWeekUnderWayIsNotReckonedWith() {
        assertThat(of(10, WEEKDAYS, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 900))
                .isEqualTo(of(10, WEEKDAYS, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0));
    }

    @Test
    void tooLittleIsSaidToBeTooLittle() {
        assertThat(of(10, WEEKDAYS, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 0).likely())
                .isEmpty();
        assertThat(of(10, WEEKDAYS, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0).told()).startsWith("Belum dapat diperkirakan");
    }

    @Test
    void whatTakesLongerThanAYearHasNoDay() {
        assertThat(of(5000, WEEKDAYS, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0).told())
                .contains("tidak selesai dalam setahun");
        assertThat(of(100, WEEKDAYS, 0, 0, 0, 0, 9, 0, 0, 9, 0, 0, 9, 0).told()).endsWith("lebih dari setahun lagi.");
    }

    @Test
    void nothingOpenNeedsNoForecast() {
        assertThat(of(0, WEEKDAYS, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0).told()).isEqualTo("Tidak ada yang menunggu.");
    }

    private static Forecast of(int open, WorkingDays calendar, int... went) {
        assertThat(Arrays.stream(went).count()).isEqualTo(Loads.WEEKS);
        var weeks = IntStream.range(0, went.length)
                .mapToObj(week -> new Load.Week(FIRST_MONDAY.plusWeeks(week), 0, went[week]))
                .toList();
        return Forecast.of(open, weeks, calendar, FRIDAY);
    }
}
