package id.payungdesa.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.TestDatabase;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.region.VillageId;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class QuotasTests {

    private static final VillageId BALANSIKU = new VillageId(2);
    private static final VillageId WARD = new VillageId(5);
    private static final BudgetYear YEAR = BudgetYear.of(2027);

    private static JdbcClient owner;
    private static Quotas quotas;

    @BeforeAll
    static void migrate() {
        var database = TestDatabase.fresh();
        owner = JdbcClient.create(TestDatabase.asOwner(database));
        quotas = new Quotas(JdbcClient.create(database));
    }

    @AfterEach
    void forget() {
        owner.sql("delete from quota").update();
    }

    @Test
    void aVillageHasAHundredPlacesUnlessSomebodyDecidedOtherwise() {
        assertThat(quotas.get(BALANSIKU, YEAR).places()).isEqualTo(100);
        assertThat(quotas.get(BALANSIKU, YEAR).target()).isEqualTo(100);
        assertThat(quotas.all(YEAR)).hasSize(232);
        assertThat(quotas.all(YEAR).stream().mapToInt(Quota::target).sum()).isEqualTo(23_200);
    }

    @ParameterizedTest
    @CsvSource({"100, 60, 60", "100, 100, 100", "100, 340, 100", "150, 120, 120", "150, 340, 150", "100, 0, 0"})
    void theTargetIsNeverMoreThanThePlacesOrTheEligible(int places, int eligible, int target) {
        store(places, eligible, "Keputusan Bupati");

        assertThat(quotas.get(BALANSIKU, YEAR).target()).isEqualTo(target);
        assertThat(quotas.get(BALANSIKU, BudgetYear.of(2026)).target()).isEqualTo(100);
    }

    @Test
    void whereNobodyCountedThePlacesAreTheTarget() {
        store(150, null, "Keputusan Bupati");

        var quota = quotas.get(BALANSIKU, YEAR);

        assertThat(quota.eligible()).isEmpty();
        assertThat(quota.reason()).hasValue("Keputusan Bupati");
        assertThat(quota.target()).isEqualTo(150);
    }

    @Test
    void aWardHasNoPlaces() {
        assertThat(quotas.get(WARD, YEAR).target()).isZero();
        assertThat(quotas.all(YEAR)).extracting(Quota::village).doesNotContain(WARD);
    }

    @Test
    void aVillageThatDoesNotExistHasNoQuota() {
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> quotas.get(new VillageId(999), YEAR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(2, 2027, 150, null, null)",
                "(2, 2027, 150, null, ' ')",
                "(2, 2027, -1, null, 'x')",
                "(2, 2027, 100, -1, null)",
                "(2, 20227, 100, null, null)",
                "(5, 2027, 100, null, null)",
                "(999, 2027, 100, null, null)"
            })
    void aQuotaWithoutReasonOrForAWardIsRefusedByTheDatabase(String row) {
        var insert = owner.sql("insert into quota (village, year, places, eligible, reason) values " + row);

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(insert::update);
    }

    private void store(int places, Integer eligible, String reason) {
        owner.sql("""
                insert into quota (village, year, places, eligible, reason)
                values (:village, :year, :places, :eligible, :reason)
                """)
                .param("village", BALANSIKU.value())
                .param("year", YEAR.value())
                .param("places", places)
                .param("eligible", eligible)
                .param("reason", reason)
                .update();
    }
}
