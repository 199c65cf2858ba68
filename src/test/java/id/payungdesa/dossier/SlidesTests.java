package id.payungdesa.dossier;

import static id.payungdesa.dossier.SomeNumbers.entry;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.dossier.Questions.Question;
import id.payungdesa.dossier.Slides.Big;
import id.payungdesa.dossier.Slides.Slide;
import org.junit.jupiter.api.Test;

class SlidesTests {

    private static final SomeNumbers NUMBERS = SomeNumbers.on("2027-02-01");

    @Test
    void whatCannotBeToldIsNotShown() {
        var slides = Slides.of(NUMBERS.with());

        assertThat(slides).hasSize(10);
        assertThat(slides).extracting(Slide::svg).containsOnlyNulls();
        assertThat(slides.stream().flatMap(slide -> slide.lines().stream()))
                .noneMatch(line -> line.contains("belum ditulis"));
        assertThat(slides.stream().flatMap(slide -> slide.figures().stream()).map(Big::words))
                .noneMatch(words -> words.matches(".*(manfaat|diperpanjang|36 bulan).*"));
        assertThat(slides.get(8).figures()).extracting(Big::words).containsExactly("tagihan lewat jatuh tempo");
    }

    @Test
    void whatIsKnownIsShown() {
        var claim = entry(Register.CLAIMS, "kind", "JKM", "count", "2", "amount", "84000000", "day", "2027-01-02");
        var slides = Slides.of(NUMBERS.people(9, 4)
                .paidBy("Desa")
                .with(claim, entry(Register.NARRATIVE, "sustainability", "Setiap desa menganggarkan lagi.")));

        assertThat(slides.get(5).message()).isEqualTo("Dari 4 menjadi 9 orang dalam setahun");
        assertThat(slides.get(5).svg()).contains("<svg");
        assertThat(slides.get(6).figures()).containsExactly(new Big("9", "orang di Sebatik Timur, terbanyak"));
        assertThat(slides.get(9).figures())
                .contains(new Big("Rp84 juta", "manfaat sudah diterima pekerja dan keluarganya"));
        assertThat(slides.get(9).lines()).containsExactly("Setiap desa menganggarkan lagi.");
    }

    @Test
    void nobodyIsCoveredBeforeTheYearBegins() {
        var slides = Slides.of(SomeNumbers.on("2026-11-20").people(9, 0).with());

        assertThat(slides.get(4).message()).isEqualTo("1 dari 1 desa siap melindungi pekerjanya pada tahun 2027");
        assertThat(slides.get(5).message()).isEqualTo("9 orang akan terlindungi pada tahun 2027");
        assertThat(slides.get(5).figures()).contains(new Big("12", "bulan iuran rata-rata per orang"));
    }

    @Test
    void theContributionIsTheOneThatHolds() {
        var dossier = NUMBERS.with();

        assertThat(Slides.of(dossier).get(1).figures()).extracting(Big::value).contains("Rp17.300");
        assertThat(Questions.of(dossier))
                .filteredOn(Question::asked, "Berapa biayanya untuk satu orang?")
                .singleElement()
                .satisfies(question -> assertThat(question.answer()).startsWith("Rp17.300 sebulan untuk JKK dan JKM"));
    }

    @Test
    void weaknessesAreToldWithoutAdvice() {
        assertThat(Questions.of(NUMBERS.with(entry(Register.REGULATION, "kind", "PERBUP"))))
                .filteredOn(Question::asked, "Apa kelemahannya?")
                .singleElement()
                .satisfies(question -> assertThat(question.answer())
                        .startsWith("1 desa belum melindungi pekerjanya. Belum ada Peraturan Daerah. Jumlah pekerja")
                        .doesNotContain("Juri", "tagihan"));
    }
}
