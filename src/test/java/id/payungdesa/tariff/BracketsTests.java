package id.payungdesa.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.TestDatabase;
import id.payungdesa.common.Rupiah;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class BracketsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static DataSource database;
    private static Brackets brackets;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        brackets = new Brackets(JdbcClient.create(database));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1000000, 10000, 20000, 16800",
        "2, 1100000, 1200000, 12000, 24000, 18800",
        "3, 1300000, 1400000, 14000, 28000, 20800",
        "4, 1500000, 1600000, 16000, 32000, 22800",
        "5, 1700000, 1800000, 18000, 36000, 24800",
        "6, 1900000, 2000000, 20000, 40000, 26800",
        "9, 2500000, 2600000, 26000, 52000, 32800",
        "10, 2700000, 2950000, 29500, 59000, 36300",
        "20, 7700000, 7950000, 79500, 159000, 86300",
        "33, 20200000, 20700000, 207000, 414000, 213800",
    })
    void theTableIsThatOfTheAnnex(int tier, long from, long base, long jkk, long jht, long monthly) {
        var bracket = brackets.get(Rupiah.of(from), TODAY);

        assertThat(bracket)
                .isEqualTo(new Bracket(
                        tier, Rupiah.of(from), Rupiah.of(base), Rupiah.of(jkk), Rupiah.of(6_800), Rupiah.of(jht)));
        assertThat(bracket.monthly()).isEqualTo(Rupiah.of(monthly));
        assertThat(bracket.withOldAge()).isEqualTo(Rupiah.of(monthly + jht));
    }

    @Test
    void contributionsAreOneAndTwoPercentOfTheBaseInEveryTier() {
        assertThat(brackets.all(TODAY)).hasSize(33).allSatisfy(bracket -> {
            assertThat(bracket.jkk().times(100)).isEqualTo(bracket.baseIncome());
            assertThat(bracket.jht().times(50)).isEqualTo(bracket.baseIncome());
            assertThat(bracket.jkk().amount()).isEven();
            assertThat(bracket.jkm().amount()).isEven();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1000000, 1",
        "1099000, 1",
        "1099001, 1",
        "1099999, 1",
        "1100000, 2",
        "1299500, 2",
        "1300000, 3",
        "2699999, 9",
        "2700000, 10",
        "20199999, 32",
        "20200000, 33",
        "999999999, 33",
    })
    void anIncomeInAGapBelongsToTheLowerTier(long income, int tier) {
        assertThat(brackets.get(Rupiah.of(income), TODAY).tier()).isEqualTo(tier);
    }

    @Test
    void theLowestTierIsWhatAlmostEverybodyPays() {
        assertThat(brackets.lowest(TODAY).monthly()).hasToString("Rp16.800");
        assertThat(brackets.lowest(TODAY).withOldAge()).hasToString("Rp36.800");
    }

    @Test
    void aNewTableHoldsFromItsDay() {
        var fresh = TestDatabase.fresh();
        var owner = JdbcClient.create(TestDatabase.asOwner(fresh));
        owner.sql("update contribution_bracket set valid = daterange(lower(valid), '2027-07-01') where tier = 1")
                .update();
        owner.sql("""
                insert into contribution_bracket (tier, valid, income_from, base_income, jkk, jkm, jht)
                values (1, daterange('2027-07-01', null), 0, 1000000, 10000, 7200, 20000)
                """).update();

        var changed = new Brackets(JdbcClient.create(fresh));

        assertThat(changed.lowest(LocalDate.of(2027, 6, 30)).monthly()).isEqualTo(Rupiah.of(16_800));
        assertThat(changed.lowest(LocalDate.of(2027, 7, 1)).monthly()).isEqualTo(Rupiah.of(17_200));
        assertThat(changed.all(LocalDate.of(2027, 7, 1))).hasSize(33);
    }

    @Test
    void noContributionIsInventedForADayBeforeTheTable() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> brackets.lowest(LocalDate.of(2015, 6, 30)));
    }

    @ParameterizedTest
    @CsvSource({"1, 50000, 10000", "34, 0, 10000", "34, 1100000, 10000", "34, 30000000, -1"})
    void aTierThatOverlapsOrCostsNothingIsRefusedByTheDatabase(int tier, long from, long jkk) {
        var insert = JdbcClient.create(TestDatabase.asOwner(database))
                .sql("""
                insert into contribution_bracket (tier, valid, income_from, base_income, jkk, jkm, jht)
                values (:tier, daterange('2026-01-01', null), :from, 1000000, :jkk, 6800, 20000)
                """)
                .param("tier", tier)
                .param("from", from)
                .param("jkk", jkk);

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(insert::update);
    }

    @Test
    void theApplicationOnlyReadsTheTable() {
        var update = JdbcClient.create(database).sql("update contribution_bracket set jkm = 1");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(update::update)
                .havingRootCause()
                .withMessageContaining("permission denied");
    }
}
