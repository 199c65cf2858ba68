package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownOccupationsTests {

    private static final Pattern ROW =
            Pattern.compile("\\('(\\w+)', '([^']+)', '([^']+)', '(\\w+)', '(\\w+)', '(\\w+)', \\d+\\)");

    @ParameterizedTest
    @CsvSource({
        "Petani, PETANI",
        "Petani rumput laut, PETANI_RUMPUT_LAUT",
        "PETANI/PEKEBUN, PETANI",
        "NELAYAN/PERIKANAN, NELAYAN",
        "Pekebun, PEKEBUN",
        "Buruh tani, BURUH_TANI",
        "Motoris, MOTORIS",
        "Motoris (speedboat/longboat/ketinting), MOTORIS",
        "Supir, SUPIR",
        "SOPIR, SUPIR",
        "Ojek, OJEK",
        "Pedagang kecil, PEDAGANG_KECIL",
        "Tukang batu, TUKANG",
        "TUKANG JAHIT, PENJAHIT",
        "BURUH HARIAN LEPAS, BURUH_HARIAN",
        "guru  ngaji, GURU_NGAJI",
        "ABK_PERAHU, ABK_PERAHU"
    })
    void villagesAndOpenSidNameThemInTheirOwnWords(String written, String code) {
        assertThat(known().codeOf(written)).contains(code);
    }

    @Test
    void eachIsFoundByItsCodeAndItsName() {
        assertThat(all()).hasSize(31).allSatisfy(occupation -> {
            assertThat(known().codeOf(occupation.code())).contains(occupation.code());
            assertThat(known().codeOf(occupation.name())).contains(occupation.code());
        });
    }

    @Test
    void otherWordsBelongToOccupationsThatExist() {
        var codes = all().stream().map(Occupation::code).toList();

        assertThat(OccupationWords.codes()).isSubsetOf(codes);
    }

    static KnownOccupations known() {
        return new KnownOccupations(all());
    }

    /** The occupations as the migration writes them, without a database. */
    static List<Occupation> all() {
        try (var file = KnownOccupations.class.getResourceAsStream("/db/migration/V008__roster_occupation.sql")) {
            return ROW.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(row -> new Occupation(
                            row.group(1),
                            row.group(2),
                            row.group(3),
                            row.group(4),
                            Occupation.Sector.valueOf(row.group(5)),
                            Occupation.Risk.valueOf(row.group(6))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
