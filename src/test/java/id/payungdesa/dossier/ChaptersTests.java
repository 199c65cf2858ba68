package id.payungdesa.dossier;

import static id.payungdesa.dossier.SomeNumbers.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.payungdesa.dossier.Chapter.Figure;
import id.payungdesa.dossier.Chapter.Missing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaptersTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 9 orang di 1 dari 1 desa akan terlindungi pada tahun 2027; iurannya sudah lunas.",
        "2027-02-01, 9 orang di 1 dari 1 desa terlindungi pada tahun 2027.",
    })
    void nobodyIsCoveredBeforeTheYearBegins(String day, String message) {
        assertThat(message(SomeNumbers.on(day).people(9, 0).with(), "program")).isEqualTo(message);
    }

    @Test
    void whoPaysIsWhoDid() {
        var numbers = SomeNumbers.on("2027-02-01");

        assertThat(message(numbers.paidBy("Desa").with(), "anggaran")).startsWith("Desa membayar Rp50 dari Rp100");
        assertThat(message(numbers.paidBy("Desa", "Kabupaten", "Desa").with(), "anggaran"))
                .startsWith("Desa dan kabupaten membayar Rp150 dari Rp300");
    }

    @Test
    void whatVillagesPlanIsAShareOfWhatAllOfThemSpend() {
        var numbers = SomeNumbers.on("2027-02-01").paidBy("Desa", "Kabupaten");
        var spent =
                entry(Register.BUDGET, "kind", "APBDES", "amount", "40000", "day", "2027-01-02", "source", "Siskeudes");
        var company = entry(Register.BUDGET, "kind", "CSR", "amount", "700", "day", "2027-01-02", "source", "Surat");

        assertThat(chapter(numbers.with(spent, company), "anggaran").figures())
                .extracting(Figure::title, Figure::value)
                .contains(
                        tuple("Bagian dari belanja APBDes", "0,250 %"),
                        tuple("Iuran dari APBD dan CSR di luar program", "Rp700"));
        assertThat(chapter(numbers.with(spent), "anggaran").missing()).isEmpty();
        assertThat(chapter(numbers.with(spent), "anggaran").figures())
                .as("what nobody wrote down is not nothing")
                .extracting(Figure::value)
                .contains("belum dicatat");
        assertThat(chapter(numbers.with(), "anggaran").missing())
                .extracting(Missing::sentence)
                .containsExactly("Belanja seluruh APBDes tahun 2027 belum diketahui.");
    }

    @Test
    void claimsAndScholarshipsAreCountedApart() {
        var numbers = SomeNumbers.on("2027-02-01");
        var claim = entry(Register.CLAIMS, "kind", "JKM", "count", "2", "amount", "84000000", "day", "2027-01-02");
        var school = entry(Register.CLAIMS, "kind", "BEASISWA", "count", "3", "amount", "1", "day", "2027-01-02");

        assertThat(message(numbers.with(claim), "manfaat")).startsWith("2 klaim senilai Rp84.000.000");
        assertThat(message(numbers.with(claim, school), "manfaat")).startsWith("2 klaim dan 3 beasiswa senilai");
        assertThat(chapter(numbers.with(), "manfaat").figures())
                .as("no letter, no figure by letter")
                .isEmpty();
    }

    @Test
    void whatIsSaidToBeCountedTogetherIs() {
        var numbers = SomeNumbers.on("2027-02-01");
        var employed = segment("PU", "100", "50");
        var others = segment("BPU", "100", "10");

        assertThat(chapter(numbers.with(employed, others), "cakupan").figures().get(0))
                .satisfies(figure -> {
                    assertThat(figure.value()).isEqualTo("30 %");
                    assertThat(figure.source())
                            .startsWith("Jumlah PU dan BPU menurut")
                            .endsWith("Keadaan 31 Agustus 2026.");
                });
        assertThat(chapter(numbers.with(employed, others, segment("JASA_KONSTRUKSI", "10", "1")), "cakupan")
                        .figures()
                        .get(0)
                        .source())
                .startsWith("Jumlah PU, BPU, dan jasa konstruksi menurut");
    }

    @Test
    void oneYearAloneIsNoTrend() {
        var numbers = SomeNumbers.on("2027-02-01");

        assertThat(chapter(numbers.people(9, 0).with(), "program").drawings()).hasSize(1);
        assertThat(chapter(numbers.people(9, 4).with(), "program").drawings()).hasSize(2);
    }

    private static Entry segment(String segment, String workers, String active) {
        return entry(
                Register.SEGMENT,
                "segment",
                segment,
                "workers",
                workers,
                "active",
                active,
                "day",
                "2026-08-31",
                "source",
                "BPS");
    }

    private static String message(Dossier dossier, String slug) {
        return chapter(dossier, slug).message();
    }

    private static Chapter chapter(Dossier dossier, String slug) {
        return dossier.chapters().stream()
                .filter(chapter -> chapter.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
