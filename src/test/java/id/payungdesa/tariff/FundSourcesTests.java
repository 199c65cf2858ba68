package id.payungdesa.tariff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Modules;
import id.payungdesa.common.BudgetYear;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FundSourcesTests {

    private static FundSources sources;
    private static AccountCodes codes;

    private static Modules modules;

    @BeforeAll
    static void start() {
        modules = new Modules();
        sources = modules.get(FundSources.class);
        codes = modules.get(AccountCodes.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void onlyTheUndisputedSourcesAreSafe() {
        assertThat(sources.all())
                .extracting(FundSource::code)
                .containsExactly("ADD", "PAD", "PBH", "PBK", "PBP", "DLL", "SILPA", "DDS");
        assertThat(sources.all())
                .filteredOn(FundSource::safe)
                .extracting(FundSource::code)
                .containsExactly("ADD", "PAD", "PBH");
    }

    @Test
    void villageFundAndVillageAllocationAreDifferentMoney() {
        var allocation = sources.get("ADD");
        var fund = sources.get("DDS");

        assertThat(allocation).hasToString("Alokasi Dana Desa (ADD)");
        assertThat(allocation.origin()).isEqualTo(FundSource.Origin.REGENCY);
        assertThat(fund).hasToString("Dana Desa (DDS)");
        assertThat(fund.origin()).isEqualTo(FundSource.Origin.STATE);
        assertThat(fund.account()).isEqualTo("4.2.1.01");
        assertThat(fund.caution()).hasValueSatisfying(text -> assertThat(text).contains("dasar hukum"));
    }

    @Test
    void anUnknownSourceIsNotFound() {
        assertThat(sources.find("XXX")).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> sources.get("add"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2026, 2027})
    void everyYearHasItsOwnCodes(int year) {
        assertThat(codes.activities(BudgetYear.of(year)))
                .extracting(AccountCode::code)
                .containsExactly("2.2.90", "3.4.90", "4.7.90");
        assertThat(codes.accounts(BudgetYear.of(year)))
                .containsExactly(new AccountCode(
                        "5.2.7.90", "Belanja Barang dan Jasa yang Diserahkan kepada Masyarakat Lainnya"));
    }

    @Test
    void aYearThatDpmpdHasNotOpenedHasNoCodes() {
        assertThat(codes.activities(BudgetYear.of(2030))).isEmpty();
        assertThat(codes.accounts(BudgetYear.of(2030))).isEmpty();
    }
}
