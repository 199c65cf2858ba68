package id.payungdesa.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import id.payungdesa.region.VillageId;
import id.payungdesa.year.YearChange;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
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

    private static Modules modules;
    private static JdbcClient owner;
    private static Quotas quotas;

    @BeforeAll
    static void start() {
        modules = new Modules();
        owner = modules.owner();
        quotas = modules.get(Quotas.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @AfterEach
    void forget() {
        owner.sql("truncate quota").update();
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
    void aPlaceIsReadOnceUntilSomebodySaysOtherwise() {
        store(60, null, "Keputusan Bupati");
        assertThat(places()).isEqualTo(60);
        modules.statements().drain();

        assertThat(places()).isEqualTo(60);
        assertThat(modules.statements().drain()).noneMatch(sql -> sql.contains("quota"));

        owner.sql("truncate quota").update();
        assertThat(places()).isEqualTo(100);
    }

    @Test
    void whoeverChangesAPlaceGoesOnWithTheNewOneAndNobodyElseDoesBeforeTheEnd() {
        assertThat(places()).isEqualTo(100);
        var officer = modules.official(Role.DPMPD_OFFICER, 1);

        modules.as(
                officer,
                () -> modules.inTransaction(() -> {
                    quotas.set(BALANSIKU, YEAR, places(150));
                    assertThat(quotas.get(BALANSIKU, YEAR).places()).isEqualTo(150);
                    assertThat(CompletableFuture.supplyAsync(QuotasTests::places)
                                    .join())
                            .isEqualTo(100);
                    return null;
                }));

        assertThat(places()).isEqualTo(150);
    }

    /** In a transaction of the system, which knows its version as soon as it has asked something. */
    private static int places() {
        return Scope.system(() -> modules.inTransaction(() -> {
            modules.get(JdbcClient.class).sql("select 1").query(Integer.class).single();
            return quotas.get(BALANSIKU, YEAR).places();
        }));
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

    @Test
    void dpmpdGivesAVillageOtherPlacesAndTakesThemBack() {
        var dpmpd = modules.official(Role.DPMPD_OFFICER, 1);

        modules.does(dpmpd, () -> quotas.set(BALANSIKU, YEAR, places(340)));
        var given = quotas.get(BALANSIKU, YEAR);
        modules.clock().advance(Duration.ofMinutes(1));
        modules.does(dpmpd, () -> quotas.set(BALANSIKU, YEAR, places(null)));

        assertThat(given.places()).isEqualTo(340);
        assertThat(given.exceptional()).isTrue();
        assertThat(quotas.get(BALANSIKU, YEAR).places()).isEqualTo(100);
        assertThat(quotas.changes(YEAR))
                .extracting(YearChange::what)
                .containsExactlyInAnyOrder("Kuota Balansiku: 340 orang", "Kuota Balansiku: seperti desa lain");
    }

    @Test
    void onlyDpmpdSetsQuotas() {
        for (var role : List.of(Role.REGENT, Role.AUDITOR, Role.SYSTEM_OPERATOR)) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() ->
                            modules.does(modules.official(role, 1), () -> quotas.set(BALANSIKU, YEAR, places(340))))
                    .withMessageContaining("DPMPD");
        }
        assertThat(quotas.changes(YEAR)).isEmpty();
    }

    @Test
    void aWardIsGivenNoPlaces() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        modules.does(modules.official(Role.DPMPD_OFFICER, 1), () -> quotas.set(WARD, YEAR, places(10))))
                .withMessageContaining("Kelurahan tidak memiliki kuota");
    }

    @Test
    void twoQuotasOfAVillageNeverHoldAtOnce() {
        store(150, null, "Keputusan Bupati");

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> store(160, null, "Keputusan Bupati"))
                .withMessageContaining("one_quota_at_a_time");
    }

    private static NewQuota places(Integer places) {
        return new NewQuota(
                Optional.ofNullable(places), Optional.empty(), Optional.empty(), Optional.empty(), "Surat DPMPD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(2, 2027, 0, null, 'x')",
                "(2, 2027, 2001, null, 'x')",
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
