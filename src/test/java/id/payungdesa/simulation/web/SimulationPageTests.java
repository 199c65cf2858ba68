package id.payungdesa.simulation.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApplication
class SimulationPageTests {

    @LocalServerPort
    int port;

    @Test
    void theYearAsItIsSetStandsThereAtOnce() {
        assertThat(page("petugas.dpmpd", ""))
                .contains("Rp4.677.120.000", "23.200", "Kasi PMD", "hari kerja")
                .contains("Januari 2027", "Rp389.760.000", "unduh=meja.xlsx");
    }

    @Test
    void aScenarioIsAnAddress() {
        var asked = "?tahun=2027&golongan=3&kuota=60&bulan=6&mulai=7&dana-ADD=75&dana-PAD=25&keluarlain=32";

        assertThat(page("bupati", asked))
                .contains("Rp1.497.600.000", "12.000", "Rp1.123.200.000 (75 %)", "Rp374.400.000 (25 %)")
                .contains("value=\"60\"", "Juli 2027")
                .doesNotContain("Juni 2027</th>");
        assertThat(visitor("bupati")
                        .get("/simulasi" + asked + "&unduh=per-bulan.csv")
                        .body())
                .contains("Bulan;Iuran", "Desember 2027;249600000");
    }

    @Test
    void namedVillagesTakeNoPart() {
        assertThat(page("petugas.dpmpd", "?keluardesa=Tanjung+Aru;+pa'+api")).contains("23.000", ">230<");
        assertThat(page("petugas.dpmpd", "?keluardesa=Tanjung+Aru;+Atlantis"))
                .contains("Desa “Atlantis” tidak dikenal. Periksa ejaannya.", "value=\"Tanjung Aru; Atlantis\"")
                .doesNotContain("Usulan terakhir selesai");
        assertThat(page("petugas.dpmpd", "?keluardesa=sebatik"))
                .contains("Ada beberapa desa yang cocok dengan “sebatik”. Tulis juga nama kecamatannya.");
        assertThat(page("camat.sebatiktimur", "?keluardesa=pa'+api")).contains("tidak dikenal");
    }

    @Test
    void whatDoesNotFitIsSaidBesideItsField() {
        assertThat(page("petugas.dpmpd", "?kuota=9999&bulan=13&dana-ADD=60&masuk=besok&petugas-camat=0"))
                .contains(
                        "Kuota antara 1 dan 2.000 orang.",
                        "Lama perlindungan antara 1 dan 12 bulan.",
                        "sekarang 60 persen",
                        "Isi tanggalnya seperti 1 Desember 2026.",
                        "Petugas antara 1 dan 50 orang.")
                .doesNotContain("Usulan terakhir selesai");
    }

    @Test
    void aCamatTriesOutTheOwnKecamatan() {
        assertThat(page("camat.sebatiktimur", "")).contains("Sebatik Timur").doesNotContain("23.200", "Krayan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kepala.dpmpd", "sekda", "auditor"})
    void othersWhoDecideMayTryToo(String login) {
        assertThat(visitor(login).get("/simulasi").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator.paapi", "pengelola", "kasipmd.krayan"})
    void whoDecidesNothingOfItDoesNotSeeIt(String login) {
        assertThat(visitor(login).get("/simulasi").statusCode()).isEqualTo(403);
        assertThat(visitor(login).get("/pantau").body()).doesNotContain("href=\"/simulasi\"");
    }

    private String page(String login, String asked) {
        var answer = visitor(login).get("/simulasi" + asked);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }
}
