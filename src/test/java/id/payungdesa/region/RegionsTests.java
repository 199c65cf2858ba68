package id.payungdesa.region;

import static id.payungdesa.region.Authority.BPS;
import static id.payungdesa.region.Authority.KEMENDAGRI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.TestDatabase;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegionsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static DataSource database;
    private static Regions regions;

    @BeforeAll
    static void migrate() {
        database = TestDatabase.fresh();
        regions = new Regions(JdbcClient.create(database));
    }

    @Test
    void nunukanHas232VillagesAnd8WardsIn21Subdistricts() {
        assertThat(regions.all()).hasSize(240);
        assertThat(regions.all()).filteredOn(Village::canPropose).hasSize(232);
        assertThat(regions.all())
                .filteredOn(village -> village.kind() == Village.Kind.WARD)
                .hasSize(8);
        assertThat(regions.subdistricts()).hasSize(21);
    }

    @ParameterizedTest
    @CsvSource({
        "1, Sebatik, 4, 0",
        "2, Nunukan, 1, 4",
        "3, Sembakung, 10, 0",
        "4, Lumbis, 28, 0",
        "5, Krayan, 23, 0",
        "6, Sebuku, 10, 0",
        "7, Krayan Selatan, 13, 0",
        "8, Sebatik Barat, 4, 0",
        "9, Nunukan Selatan, 0, 4",
        "10, Sebatik Timur, 4, 0",
        "11, Sebatik Utara, 3, 0",
        "12, Sebatik Tengah, 4, 0",
        "13, Sei Menggaris, 4, 0",
        "14, Tulin Onsoi, 12, 0",
        "15, Lumbis Ogong, 26, 0",
        "16, Sembakung Atulai, 10, 0",
        "17, Krayan Tengah, 11, 0",
        "18, Krayan Timur, 17, 0",
        "19, Krayan Barat, 25, 0",
        "20, Lumbis Pansiangan, 13, 0",
        "21, Lumbis Hulu, 10, 0",
    })
    void everySubdistrictHasItsVillagesAndWards(int id, String name, int villages, int wards) {
        var subdistrict = new SubdistrictId(id);

        assertThat(regions.get(subdistrict).name()).isEqualTo(name);
        assertThat(regions.villagesOf(subdistrict))
                .hasSize(villages + wards)
                .filteredOn(Village::canPropose)
                .hasSize(villages);
        assertThat(regions.codeOf(subdistrict, KEMENDAGRI, TODAY)).hasValue("65.03.%02d".formatted(id));
    }

    @Test
    void aWardHasNoBudgetAndCannotPropose() {
        var ward = regions.byCode(KEMENDAGRI, "65.03.09.1004", TODAY).orElseThrow();

        assertThat(ward).hasToString("Kelurahan Tanjung Harapan, Kecamatan Nunukan Selatan");
        assertThat(ward.canPropose()).isFalse();
    }

    @Test
    void tanjungAruLiesInSebatikTimur() {
        var village = regions.byCode(KEMENDAGRI, "65.03.10.2004", TODAY).orElseThrow();

        assertThat(village).hasToString("Desa Tanjung Aru, Kecamatan Sebatik Timur");
        assertThat(village.canPropose()).isTrue();
        assertThat(regions.codeOf(village.id(), KEMENDAGRI, TODAY)).hasValue("65.03.10.2004");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tanjung Aru",
                "tanjung aru",
                "TANJUNG  ARU",
                "Tanjungaru",
                "Desa Tanjung Aru",
                "Tanjung Aru, Kecamatan Sebatik",
                "Tanjung Aru Kec. Sebatik Timur",
                "tanjung aru pulau sebatik"
            })
    void tanjungAruIsFoundUnderTheIslandAsWell(String text) {
        assertThat(regions.search(text))
                .extracting(Village::toString)
                .containsExactly("Desa Tanjung Aru, Kecamatan Sebatik Timur");
    }

    @Test
    void sebatikIsTheWholeIsland() {
        assertThat(regions.search("Sebatik"))
                .hasSize(19)
                .extracting(village -> village.subdistrict().name())
                .containsOnly("Sebatik", "Sebatik Barat", "Sebatik Timur", "Sebatik Utara", "Sebatik Tengah");
        assertThat(regions.search("pulau sebatik")).hasSize(19);
    }

    @Test
    void villagesOfOneNameAreToldApartByTheirSubdistrict() {
        assertThat(regions.search("Labuk"))
                .extracting(Village::toString)
                .containsExactly("Desa Labuk, Kecamatan Lumbis Ogong", "Desa Labuk, Kecamatan Sembakung");
        assertThat(regions.search("Tanjung Harapan"))
                .extracting(Village::toString)
                .containsExactly(
                        "Kelurahan Tanjung Harapan, Kecamatan Nunukan Selatan",
                        "Desa Tanjung Harapan, Kecamatan Sebatik Timur");
    }

    @Test
    void aWardMayBeNamedLikeItsSubdistrict() {
        assertThat(regions.search("Nunukan Selatan"))
                .hasSize(4)
                .first()
                .hasToString("Kelurahan Nunukan Selatan, Kecamatan Nunukan Selatan");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    Pa' Api,   Pa' Api
                    pa api,    Pa' Api
                    PaApi,     Pa' Api
                    Pa’ Api,   Pa' Api
                    Ba Liku,   Ba' Liku
                    Wa' Yanud, Wa' Yanud
                    ma libu,   Ma' Libu
                    Pa'loo,    Pa'loo
                    paloo,     Pa'loo
                    Pa' loo,   Pa'loo
                    """)
    void apostrophesDoNotMatterInASearch(String text, String name) {
        assertThat(regions.search(text)).first().extracting(Village::name).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sei Menggaris", "Sungai Menggaris", "sei manggaris", "SUNGAI MANGGARIS", "Manggaris"})
    void dailySpellingsFindTheSubdistrict(String text) {
        assertThat(regions.search(text))
                .hasSize(4)
                .allSatisfy(village -> assertThat(village.subdistrict().name()).isEqualTo("Sei Menggaris"));
    }

    @ParameterizedTest
    @CsvSource({"Sei Nyamuk, Sungai Nyamuk", "sei pancang, Sungai Pancang", "Sei Limau, Sungai Limau"})
    void dailySpellingsFindTheVillage(String text, String name) {
        assertThat(regions.search(text)).extracting(Village::name).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "desa", "'", "%", "_", "'; drop table village; --", "Tarakan"})
    void aSearchForNothingFindsNothing(String text) {
        assertThat(regions.search(text)).isEmpty();
    }

    @Test
    void everyPlaceLiesOnTheMapOfNunukan() {
        assertThat(regions.all()).allSatisfy(village -> {
            assertThat(village.location().latitude()).isBetween(3.0, 4.6);
            assertThat(village.location().longitude()).isBetween(115.3, 118.1);
        });
        assertThat(regions.get(new SubdistrictId(1)).location()).isEqualTo(new Location(4.07, 117.88));
    }

    @Test
    void aCodeBelongsToItsAuthorityAndItsDay() {
        assertThat(regions.byCode(BPS, "65.03.10.2004", TODAY)).isEmpty();
        assertThat(regions.byCode(KEMENDAGRI, "65.03.10.2004", LocalDate.of(2012, 1, 1)))
                .isEmpty();
    }

    @Test
    void aVillageKeepsItsKeyWhenItsCodeChanges() {
        var fresh = TestDatabase.fresh();
        var moved = new Regions(JdbcClient.create(fresh));
        var id = moved.byCode(KEMENDAGRI, "65.03.10.2004", TODAY).orElseThrow().id();
        var owner = JdbcClient.create(TestDatabase.asOwner(fresh));

        owner.sql("""
                update village_code set valid = daterange(lower(valid), '2027-01-01') where code = '65.03.10.2004'
                """).update();
        owner.sql("""
                insert into village_code (village, authority, code, valid)
                values (:village, 'KEMENDAGRI', '65.03.22.2001', daterange('2027-01-01', null))
                """).param("village", id.value()).update();

        assertThat(moved.codeOf(id, KEMENDAGRI, TODAY)).hasValue("65.03.10.2004");
        assertThat(moved.codeOf(id, KEMENDAGRI, LocalDate.of(2027, 1, 1))).hasValue("65.03.22.2001");
        assertThat(moved.byCode(KEMENDAGRI, "65.03.10.2004", LocalDate.of(2027, 1, 1)))
                .isEmpty();
        assertThat(moved.byCode(KEMENDAGRI, "65.03.22.2001", LocalDate.of(2027, 1, 1)))
                .map(Village::id)
                .hasValue(id);
    }

    @ParameterizedTest
    @CsvSource({
        "1, KEMENDAGRI, 65.03.10.2004",
        "1, KEMENDAGRI, 65.03.99.2001",
        "1, KEMENDAGRI, 6503992001",
        "1, BPS, 65.04.99.2001",
        "999, BPS, 6504990001",
    })
    void aCodeThatOverlapsOrIsMalformedIsRefusedByTheDatabase(int village, String authority, String code) {
        var insert = JdbcClient.create(TestDatabase.asOwner(database))
                .sql("""
                insert into village_code (village, authority, code, valid)
                values (:village, :authority, :code, daterange('2026-06-01', '2026-07-01'))
                """)
                .param("village", village)
                .param("authority", authority)
                .param("code", code);

        assertThatExceptionOfType(DataIntegrityViolationException.class).isThrownBy(insert::update);
    }

    @Test
    void theApplicationOnlyReadsTheVillages() {
        var update = JdbcClient.create(database).sql("update village set name = 'X' where id = 1");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(update::update)
                .havingRootCause()
                .withMessageContaining("permission denied");
    }

    @Test
    void anUnknownVillageIsNotFound() {
        assertThat(regions.find(new VillageId(999))).isEmpty();
        assertThat(regions.find(new SubdistrictId(99))).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> regions.get(new VillageId(999)));
    }
}
