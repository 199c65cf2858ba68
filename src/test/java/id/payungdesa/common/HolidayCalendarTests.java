package id.payungdesa.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.TestDatabase;
import java.time.LocalDate;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class HolidayCalendarTests {

    private static DataSource database;
    private static HolidayCalendar days;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        days = new HolidayCalendar(JdbcClient.create(database), false);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-30, 20, 2026-11-27",
        "2026-11-20, 20, 2026-12-18",
        "2026-12-07, 20, 2027-01-08",
        "2026-12-07,  7, 2026-12-16",
        "2026-12-21, 15, 2027-01-15",
        "2027-02-26, 20, 2027-04-07",
        "2025-08-15,  3, 2025-08-21",
    })
    void deadlinesSkipWeekendsHolidaysAndCollectiveLeave(LocalDate received, int workingDays, LocalDate due) {
        assertThat(days.after(received, workingDays)).isEqualTo(due);
    }

    @Test
    void aDeadlineReceivedOnAHolidayStartsWithTheNextWorkingDay() {
        assertThat(days.after(LocalDate.of(2026, 12, 25), 1)).isEqualTo("2026-12-28");
        assertThat(days.after(LocalDate.of(2026, 12, 24), 0)).isEqualTo("2026-12-24");
    }

    @ParameterizedTest
    @CsvSource({"2025, 17, 11", "2026, 17, 8", "2027, 18, 8"})
    void theDecreesOfThreeYearsAreKnown(int year, long holidays, long leaves) {
        assertThat(count(year, "NATIONAL")).isEqualTo(holidays);
        assertThat(count(year, "COLLECTIVE_LEAVE")).isEqualTo(leaves);
    }

    @Test
    void collectiveLeaveCountsWhereTheRegencySaysSo() {
        var strict = new HolidayCalendar(JdbcClient.create(database), true);
        var leave = LocalDate.of(2026, 12, 24);

        assertThat(days.isWorkingDay(leave)).isFalse();
        assertThat(strict.isWorkingDay(leave)).isTrue();
        assertThat(strict.isWorkingDay(LocalDate.of(2026, 12, 25))).isFalse();
    }

    @Test
    void aNewHolidayCountsOnEveryNodeWithTheNextDeadline() {
        var fresh = TestDatabase.fresh();
        var calendar = new HolidayCalendar(JdbcClient.create(fresh), false);
        var electionDay = LocalDate.of(2026, 11, 25);
        assertThat(calendar.isWorkingDay(electionDay)).isTrue();

        JdbcClient.create(TestDatabase.asOwner(fresh)).sql("""
                insert into holiday (day, name, kind, decree, certainty)
                values (date '2026-11-25', 'Pemilihan', 'REGIONAL', 'Keputusan Bupati', 'HIGH')
                """).update();

        assertThat(calendar.isWorkingDay(electionDay)).isFalse();
        assertThat(calendar.after(LocalDate.of(2026, 11, 20), 20)).isEqualTo("2026-12-21");
    }

    @Test
    void theWeekHasFiveDays() {
        var monday = LocalDate.of(2026, 11, 16);

        assertThat(IntStream.range(0, 7).mapToObj(monday::plusDays).filter(days::isWorkingDay))
                .hasSize(5)
                .doesNotContain(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 11, 22));
    }

    @Test
    void theApplicationTurnsNoHolidayIntoAnother() {
        var update = JdbcClient.create(database).sql("update holiday set day = day + 1");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(update::update)
                .havingRootCause()
                .withMessageContaining("permission denied");
    }

    private static long count(int year, String kind) {
        return JdbcClient.create(database)
                .sql("select count(*) from holiday where extract(year from day) = :year and kind = :kind")
                .param("year", year)
                .param("kind", kind)
                .query(Long.class)
                .single();
    }
}
