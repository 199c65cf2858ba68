package id.payungdesa.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.payungdesa.common.Rupiah;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContributionTests {

    private static final YearMonth JANUARY = YearMonth.of(2027, 1);
    private static final Bracket TIER_1 = tier(1, 0, 1_000_000, 10_000, 20_000);
    private static final Bracket TIER_3 = tier(3, 1_300_000, 1_400_000, 14_000, 28_000);

    @ParameterizedTest
    @CsvSource({
        "1, 1, 16800",
        "100, 1, 1680000",
        "100, 3, 5040000",
        "100, 6, 10080000",
        "100, 12, 20160000",
        "87, 12, 17539200",
        "23200, 1, 389760000",
        "23200, 12, 4677120000",
        "7526600, 1, 126446880000",
        "0, 12, 0",
        "100, 0, 0",
    })
    void theAmountIsPeopleTimesMonthsTimesTariff(int people, int months, long amount) {
        assertThat(new Contribution(TIER_1, JANUARY, months).forPeople(people)).isEqualTo(Rupiah.of(amount));
    }

    @Test
    void theBudgetOfBengkayangCovers12051PeopleForAYear() {
        var year = new Contribution(TIER_1, JANUARY, 12);

        assertThat(Rupiah.of(2_429_520_000L)).isBetween(year.forPeople(12_051), year.forPeople(12_052));
    }

    @Test
    void aVillageOfTwoTiersPaysTheSumOfBoth() {
        var lower = new Contribution(TIER_1, JANUARY, 12).forPeople(60);
        var higher = new Contribution(TIER_3, JANUARY, 12).forPeople(40);

        assertThat(lower).isEqualTo(Rupiah.of(12_096_000));
        assertThat(higher).isEqualTo(Rupiah.of(9_984_000));
        assertThat(lower.plus(higher)).hasToString("Rp22.080.000");
    }

    @ParameterizedTest
    @CsvSource({
        "1962-04-02, 4",
        "1962-04-30, 4",
        "1962-05-01, 4",
        "1962-05-02, 5",
        "1962-01-01, 0",
        "1961-12-31, 0",
        "1962-12-01, 11",
        "1962-12-02, 12",
        "1980-01-01, 12",
    })
    void monthsBegunBeforeThe65thBirthdayArePaid(LocalDate born, int months) {
        assertThat(new Contribution(TIER_1, JANUARY, 12).until65(born).months()).isEqualTo(months);
    }

    @Test
    void whoTurns65AfterFourMonthsPaysFour() {
        var contribution = new Contribution(TIER_1, JANUARY, 12).until65(LocalDate.of(1962, 4, 20));

        assertThat(contribution.perPerson()).isEqualTo(Rupiah.of(67_200));
    }

    @Test
    void whoWasBornOnALeapDayTurns65InFebruary() {
        var contribution = new Contribution(TIER_1, YearMonth.of(2029, 1), 12).until65(LocalDate.of(1964, 2, 29));

        assertThat(contribution.months()).isEqualTo(2);
    }

    @Test
    void theWindowMayBridgeTwoYears() {
        var april = new Contribution(TIER_1, YearMonth.of(2026, 4), 12);

        assertThat(april.perPerson(Discount.PP_50_2025, Sector.NON_TRANSPORT))
                .isEqualTo(Rupiah.of(9 * 8_400 + 3 * 16_800));
        assertThat(april.perPerson(Discount.PP_50_2025, Sector.TRANSPORT)).isEqualTo(Rupiah.of(12 * 8_400));
    }

    @Test
    void aTransportWorkerOf2027HasThreeDiscountedMonths() {
        var year = new Contribution(TIER_1, JANUARY, 12);

        assertThat(year.perPerson(Discount.PP_50_2025, Sector.TRANSPORT)).isEqualTo(Rupiah.of(176_400));
        assertThat(year.perPerson(Discount.PP_50_2025, Sector.NON_TRANSPORT)).isEqualTo(Rupiah.of(201_600));
        assertThat(year.perPerson(Discount.NONE, Sector.TRANSPORT)).isEqualTo(Rupiah.of(201_600));
    }

    @Test
    void halfOfAWholeYearForAHundredPeople() {
        var year = new Contribution(TIER_1, YearMonth.of(2026, 1), 12);

        assertThat(year.perPerson(Discount.PP_50_2025, Sector.TRANSPORT).times(100))
                .isEqualTo(Rupiah.of(10_080_000));
    }

    @Test
    void monthsAreNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Contribution(TIER_1, JANUARY, -1));
    }

    private static Bracket tier(int tier, long from, long base, long jkk, long jht) {
        return new Bracket(tier, Rupiah.of(from), Rupiah.of(base), Rupiah.of(jkk), Rupiah.of(6_800), Rupiah.of(jht));
    }
}
