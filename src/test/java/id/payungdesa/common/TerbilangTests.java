package id.payungdesa.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerbilangTests {

    @ParameterizedTest
    @CsvSource({
        "0, nol",
        "9, sembilan",
        "10, sepuluh",
        "11, sebelas",
        "12, dua belas",
        "19, sembilan belas",
        "20, dua puluh",
        "21, dua puluh satu",
        "99, sembilan puluh sembilan",
        "100, seratus",
        "110, seratus sepuluh",
        "200, dua ratus",
        "999, sembilan ratus sembilan puluh sembilan",
        "1000, seribu",
        "1001, seribu satu",
        "1999, seribu sembilan ratus sembilan puluh sembilan",
        "2000, dua ribu",
        "2026, dua ribu dua puluh enam",
        "11000, sebelas ribu",
        "21000, dua puluh satu ribu",
        "100000, seratus ribu",
        "101000, seratus satu ribu",
        "1000000, satu juta",
        "1001000, satu juta seribu",
        "1000000000, satu miliar",
        "1000000000000, satu triliun",
        "1500000000000000, seribu lima ratus triliun",
    })
    void numbersAreSpelledAsOnOfficialPapers(long number, String words) {
        assertThat(Terbilang.of(number)).isEqualTo(words);
    }

    @Test
    void noPaperHasANegativeNumber() {
        assertThatIllegalArgumentException().isThrownBy(() -> Terbilang.of(-1));
    }
}
