package id.payungdesa.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTests {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    @Test
    void aWholeHeaderIsAccepted() {
        assertThat(said(Dossiers.header(Basis.ENACTED))).isEmpty();
        assertThat(said(Dossiers.header(Basis.DRAFT_ORIGINAL))).isEmpty();
    }

    @Test
    void anEmptyHeaderIsToldEverythingThatIsMissing() {
        assertThat(said(new Header(null, null, null, null, null, null, null, null, null, " ", null)))
                .containsExactlyInAnyOrder(
                        "Pilih tahun anggaran.",
                        "Pilih bulan pertama perlindungan.",
                        "Isi jumlah bulan.",
                        "Pilih cara bayar.",
                        "Pilih sumber dana.",
                        "Pilih pembayar iuran.",
                        "Pilih dasar anggaran.",
                        "Pilih kegiatan.",
                        "Pilih kode rekening.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, -", "5/2026, -", "-, 2026-11-02", "' ', 2026-11-02"})
    void anEnactedBudgetIsNamedByNumberAndDate(String number, LocalDate date) {
        assertThat(said(header(Basis.ENACTED, 2027, YearMonth.of(2027, 1), 12, 12, number, date)))
                .containsExactly("Isi nomor dan tanggal Perdes APBDes yang sudah ditetapkan.");
    }

    @Test
    void theFirstMonthLiesInTheBudgetYear() {
        assertThat(said(header(Basis.DRAFT_ORIGINAL, 2027, YearMonth.of(2026, 12), 12, 12, null, null)))
                .containsExactly("Bulan pertama perlindungan harus di dalam tahun anggaran.");
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12, true",
        "12, 1, true",
        "6, 3, true",
        "10, 1, true",
        "12, 5, false",
        "10, 3, false",
        "12, 0, false",
        "4, 4, false"
    })
    void instalmentsDivideTheMonths(int months, int instalment, boolean whole) {
        var said = said(header(Basis.DRAFT_ORIGINAL, 2027, YearMonth.of(2027, 1), months, instalment, null, null));

        assertThat(said.isEmpty()).isEqualTo(whole);
        assertThat(said).allMatch(sentence -> sentence.startsWith("Cara bayar harus membagi habis"));
    }

    @ParameterizedTest
    @CsvSource({"0, Jumlah bulan paling sedikit 1.", "13, Jumlah bulan paling banyak 12."})
    void theMonthsAreOneToTwelve(int months, String sentence) {
        assertThat(said(header(Basis.DRAFT_ORIGINAL, 2027, YearMonth.of(2027, 1), months, 1, null, null)))
                .containsExactly(sentence);
    }

    @Test
    void aCorrectionNamesTheBudgetLineAndWhatWasDone() {
        assertThat(said(new Correction("ADD", "2.2.90", "5.2.7.90", "Rekening diganti")))
                .isEmpty();
        assertThat(said(new Correction("", null, " ", "  ")))
                .containsExactlyInAnyOrder(
                        "Pilih sumber dana.",
                        "Pilih kegiatan.",
                        "Pilih kode rekening.",
                        "Tulis apa yang sudah diperbaiki.");
    }

    @Test
    void whoHandsBackSaysWhy() {
        assertThat(said(new Signature(Signature.Outcome.SIGN, null))).isEmpty();
        assertThat(said(new Signature(Signature.Outcome.HAND_BACK, " ")))
                .containsExactly("Tulis alasan pengembalian, supaya petugas tahu apa yang harus diperbaiki.");
        assertThat(said(new Signature(null, null))).containsExactly("Pilih Tanda tangani atau Kembalikan.");
    }

    private static Header header(
            Basis basis, int year, YearMonth first, int months, int instalment, String number, LocalDate date) {
        return new Header(
                year, first, months, instalment, "ADD", Payer.VILLAGE, basis, number, date, "2.2.90", "5.2.7.90");
    }

    private static List<String> said(Object decision) {
        return VALIDATOR.validate(decision).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }
}
