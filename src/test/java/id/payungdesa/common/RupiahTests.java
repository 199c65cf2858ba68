package id.payungdesa.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RupiahTests {

    @ParameterizedTest
    @CsvSource({"0, Rp0", "800, Rp800", "16800, Rp16.800", "1680000, Rp1.680.000", "4677120000, Rp4.677.120.000"})
    void anAmountIsWrittenWithDotsAndWithoutABlank(long amount, String written) {
        assertThat(Rupiah.of(amount)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "16800, enam belas ribu delapan ratus rupiah",
        "1680000, satu juta enam ratus delapan puluh ribu rupiah",
        "20160000, dua puluh juta seratus enam puluh ribu rupiah",
        "10080000, sepuluh juta delapan puluh ribu rupiah",
        "4677120000, empat miliar enam ratus tujuh puluh tujuh juta seratus dua puluh ribu rupiah",
        "1011, seribu sebelas rupiah",
        "111, seratus sebelas rupiah",
        "0, nol rupiah",
    })
    void anAmountIsRepeatedInWords(long amount, String words) {
        assertThat(Rupiah.of(amount).inWords()).isEqualTo(words);
    }

    @Test
    void amountsAddUpAndCompare() {
        assertThat(Rupiah.of(10_000).plus(Rupiah.of(6_800)).times(100)).isEqualTo(Rupiah.of(1_680_000));
        assertThat(Rupiah.ZERO.plus(Rupiah.of(1))).isGreaterThan(Rupiah.ZERO);
    }

    @Test
    void anAmountIsNeverNegativeAndNeverWrapsAround() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rupiah.of(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Rupiah.of(1).times(-1));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Rupiah.of(Long.MAX_VALUE).times(2));
    }
}
