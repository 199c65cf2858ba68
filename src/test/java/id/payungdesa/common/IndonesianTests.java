package id.payungdesa.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndonesianTests {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);

    @Test
    void datesAreWrittenInFull() {
        assertThat(Indonesian.date(FRIDAY)).isEqualTo("20 November 2026");
        assertThat(Indonesian.dayAndDate(FRIDAY)).isEqualTo("Jumat, 20 November 2026");
        assertThat(Indonesian.month(YearMonth.from(FRIDAY))).isEqualTo("November 2026");
    }

    @Test
    void monthsAndDaysHaveTheirIndonesianNames() {
        assertThat(Arrays.stream(Month.values()).map(month -> Indonesian.month(YearMonth.of(2026, month))))
                .containsExactly(
                        "Januari 2026",
                        "Februari 2026",
                        "Maret 2026",
                        "April 2026",
                        "Mei 2026",
                        "Juni 2026",
                        "Juli 2026",
                        "Agustus 2026",
                        "September 2026",
                        "Oktober 2026",
                        "November 2026",
                        "Desember 2026");
        assertThat(FRIDAY.minusDays(4).datesUntil(FRIDAY.plusDays(3)).map(Indonesian::dayAndDate))
                .extracting(text -> text.substring(0, text.indexOf(',')))
                .containsExactly("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu");
    }

    @Test
    void hoursAreThoseOfCentralIndonesia() {
        assertThat(Indonesian.time(Instant.parse("2026-11-20T01:30:00Z")))
                .isEqualTo("20 November 2026 pukul 09.30 WITA");
        assertThat(Indonesian.time(Instant.parse("2026-12-31T16:05:00Z"))).isEqualTo("1 Januari 2027 pukul 00.05 WITA");
    }

    @Test
    void thousandsAreSetApartByDots() {
        assertThat(Indonesian.number(1_680_000)).isEqualTo("1.680.000");
        assertThat(Indonesian.number(999)).isEqualTo("999");
        assertThat(Indonesian.number(-23_200)).isEqualTo("-23.200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20/11/2026", "20-11-2026", "20.11.2026", "2026-11-20", "20 November 2026", "20 november 2026",
                "20 NOVEMBER 2026", "20 Nov 2026", "20-Nov-2026", "20 Nov. 2026", "20 Nopember 2026", "  20  Nop 2026 "
            })
    void datesAreReadAsPeopleTypeThem(String typed) {
        assertThat(Indonesian.parseDate(typed)).hasValue(FRIDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "1 Februari 1967, 1967-02-01",
        "1 Pebruari 1967, 1967-02-01",
        "01/02/1967, 1967-02-01",
        "1-2-1967, 1967-02-01",
        "17 agt 1945, 1945-08-17",
        "17 Ags 1945, 1945-08-17",
        "17 Agu 1945, 1945-08-17",
        "3 Mei 1980, 1980-05-03",
        "3 Mar 1980, 1980-03-03",
        "3 Juni 1980, 1980-06-03",
        "3 JUL 1980, 1980-07-03",
        "3 Sept 1980, 1980-09-03",
        "3 Okt 1980, 1980-10-03",
        "3 Des 1980, 1980-12-03",
        "29 Februari 1964, 1964-02-29",
        "31-Aug-1975, 1975-08-31",
        "1-May-1975, 1975-05-01",
        "20-Oct-1975, 1975-10-20",
        "24-Dec-1975, 1975-12-24",
    })
    void theDayComesBeforeTheMonth(String typed, LocalDate date) {
        assertThat(Indonesian.parseDate(typed)).hasValue(date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1967",
                "20/11/26",
                "11/20/2026",
                "30 Februari 1967",
                "29/02/1967",
                "0/1/1967",
                "1 Xyz 1967",
                "1 Ja 1967",
                "20/11-2026",
                "20 November",
                "45985",
                "2026-13-01",
                "20/11/2026 08:00"
            })
    void whatIsNoDateIsNotGuessed(String typed) {
        assertThat(Indonesian.parseDate(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "20-Nov-92, 1992-11-20",
        "3/2/03, 2003-02-03",
        "03.02.2003, 2003-02-03",
        "20/11/26, 2026-11-20",
        "31/12/26, ",
        "20/11/27, 1927-11-20",
        "20/11/2027, ",
        "20/11/9, ",
    })
    void twoDigitsOfABirthYearMeanTheLastOneThatHasCome(String typed, LocalDate date) {
        assertThat(Indonesian.parsePastDate(typed, FRIDAY)).isEqualTo(Optional.ofNullable(date));
    }
}
