package id.payungdesa.dossier.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Scans;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.dossier.Transparency;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.util.ReflectionTestUtils;

@RunningApplication
class ParitranaPagesTests {

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    Transparency transparency;

    @Test
    void theRegencyReadsTheDossierAndDpmpdWritesIt() {
        assertThat(visitor("bupati").get("/paritrana").body())
                .contains("1. Regulasi", "8. Bukti dan penghargaan", "Yang perlu dilengkapi")
                .doesNotContain("Buat edisi baru");
        assertThat(visitor("petugas.dpmpd").get("/paritrana").body())
                .contains("Buat edisi baru", "href=\"/paritrana\"");
        assertThat(visitor("camat.krayan").get("/paritrana").statusCode()).isEqualTo(403);
        assertThat(visitor("pengelola").get("/paritrana").statusCode()).isEqualTo(403);
        assertThat(visitor("camat.krayan").get("/pantau").body()).doesNotContain("href=\"/paritrana\"");
        assertThat(visitor("bupati")
                        .form("/paritrana/edisi", Map.of("tahun", year()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("bupati")
                        .form(
                                "/paritrana/isian/penghargaan",
                                Map.of("tahun", year(), "name", "x", "place", "x", "giver", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor("bupati")
                        .form("/paritrana/transparansi", Map.of("tahun", year(), "buka", "true"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyChapterShowsItsNumbersAndHandsOutItsTables() {
        var visitor = visitor("auditor");

        for (var chapter :
                new String[] {"regulasi", "cakupan", "program", "anggaran", "manfaat", "kepatuhan", "inovasi", "bukti"
                }) {
            assertThat(visitor.get("/paritrana/bab/" + chapter).statusCode())
                    .as(chapter)
                    .isEqualTo(200);
        }
        assertThat(visitor.get("/paritrana/bab/program").body())
                .contains("Desa yang memenuhi kuota", "Program per desa", "Tanjung Aru");
        assertThat(visitor.get("/paritrana/bab/program?unduh=desa.csv").body())
                .contains("Desa;Kecamatan;Kuota", "Tanjung Aru;Sebatik Timur;");
        assertThat(visitor.get("/paritrana/bab/lain").statusCode()).isEqualTo(404);
    }

    @Test
    void anEntryIsWrittenChangedAndTakenOut() {
        var officer = visitor("petugas.dpmpd");
        var award = Map.of("tahun", year(), "name", "Paritrana <b>Award</b>", "place", "Kedua", "giver", "Gubernur");

        assertThat(officer.form("/paritrana/isian/penghargaan", award).statusCode())
                .isEqualTo(302);
        var list = officer.get("/paritrana/isian/penghargaan?tahun=" + year()).body();
        assertThat(list)
                .contains("Isian tersimpan.", "Paritrana &lt;b&gt;Award&lt;/b&gt;")
                .doesNotContain("<b>Award");
        var address = list.replaceFirst("(?s).*href=\"(/paritrana/isian/penghargaan/\\d+)\".*", "$1");
        assertThat(officer.get(address).body()).contains("value=\"Kedua\"", "Riwayat", "Keluarkan dari berkas");

        assertThat(officer.form(address, Map.of("version", "1", "name", "Benar", "place", "", "giver", "Gubernur"))
                        .body())
                .contains("Isi bagian ini.", "aria-invalid=\"true\"", "value=\"Benar\"");
        assertThat(officer.form(address, Map.of("version", "1", "name", "Benar", "place", "Kedua", "giver", "Gubernur"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/paritrana/isian/penghargaan?tahun=" + year()).body())
                .contains("Perubahan tersimpan.", "Benar");
        assertThat(officer.form(address + "/keluarkan", Map.of("version", "2")).statusCode())
                .isEqualTo(302);
        assertThat(officer.get("/paritrana/isian/penghargaan?tahun=" + year()).body())
                .contains("Isian dikeluarkan", "Belum ada.");
    }

    @Test
    void aRegisterIsSortedAndTakenAlong() {
        var officer = visitor("petugas.dpmpd");
        for (var segment : Map.of("NON_ASN", "9", "PERANGKAT_DESA", "10").entrySet()) {
            officer.form(
                    "/paritrana/isian/segmen",
                    Map.of(
                            "tahun",
                            year(),
                            "segment",
                            segment.getKey(),
                            "workers",
                            segment.getValue(),
                            "active",
                            "1",
                            "day",
                            "1/11/2026",
                            "source",
                            "=BKPSDM"));
        }

        assertThat(visitor("bupati")
                        .get("/paritrana/isian/segmen?urut-segmen=-jumlah-pekerja")
                        .body())
                .containsSubsequence("aria-sort=\"descending\"", "Perangkat desa, BPD", "Pegawai non-ASN");
        assertThat(visitor("bupati")
                        .get("/paritrana/isian/segmen?unduh=segmen.csv")
                        .body())
                .contains("Segmen;Jumlah pekerja;Peserta aktif;", "Pegawai non-ASN;9;1;", ";'=BKPSDM;");
    }

    @Test
    void whatWasTypedWrongStandsBesideItsField() {
        var answer = visitor("petugas.dpmpd")
                .form(
                        "/paritrana/isian/segmen",
                        Map.of(
                                "tahun", year(), "segment", "PU", "workers", "banyak", "active", "1", "day", "kemarin",
                                "source", "BPS"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains(
                        "Tulis angka saja",
                        "Tanggal tidak terbaca",
                        "value=\"banyak\"",
                        "aria-describedby=\"isian-workers-salah\"");
    }

    @Test
    void whoMendsAnEntryInAnOldTabKeepsWhatTheyTyped() {
        var officer = visitor("petugas.dpmpd");
        var claim = Map.of(
                "tahun",
                year(),
                "kind",
                "JKM",
                "count",
                "1",
                "amount",
                "Rp42.000.000",
                "letter",
                "B/1",
                "day",
                "2/6/2026");
        officer.form("/paritrana/isian/manfaat", claim);
        var address = officer.get("/paritrana/isian/manfaat?tahun=" + year())
                .body()
                .replaceFirst("(?s).*href=\"(/paritrana/isian/manfaat/\\d+)\".*", "$1");

        var answer = officer.form(
                address,
                Map.of(
                        "version",
                        "0",
                        "kind",
                        "JKM",
                        "count",
                        "2",
                        "amount",
                        "Rp84.000.000",
                        "letter",
                        "B/1",
                        "day",
                        "2 Juni 2026"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Muat ulang", "value=\"2 Juni 2026\"", "value=\"Rp84.000.000\"");
    }

    @Test
    void anEditionIsMadeAndDownloaded() {
        var officer = visitor("kepala.dpmpd");

        assertThat(officer.form("/paritrana/edisi", Map.of("tahun", year())).statusCode())
                .isEqualTo(302);
        var page = officer.get("/paritrana").body();
        assertThat(page).contains("Edisi 1", "ringkasan-wawancara.pdf");
        var zip = visitor("auditor").get("/paritrana/edisi/%s/1".formatted(year()));
        assertThat(zip.headers().firstValue("Content-Disposition").orElse(""))
                .contains("paritrana-nunukan-%s-edisi-1.zip".formatted(year()));
        assertThat(zip.body()).startsWith("PK");
        assertThat(officer.get("/paritrana/edisi/%s/1/berkas?nama=../x".formatted(year()))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anybodyReadsTheSumsOnlyWhileThePageIsOpen() {
        var anybody = new Visitor(port);
        assertThat(anybody.get("/transparansi").statusCode()).isEqualTo(404);

        visitor("petugas.dpmpd").form("/paritrana/transparansi", Map.of("tahun", year(), "buka", "true"));
        assertThat(anybody.get("/transparansi").statusCode())
                .as("the installation does not allow it")
                .isEqualTo(404);

        ReflectionTestUtils.setField(transparency, "allowed", true);
        var page = new Visitor(port).get("/transparansi");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Per kecamatan", "Per desa", "Tanjung Aru")
                .doesNotContain("650399", "Keluar", "name=\"_csrf\"");
        assertThat(header(page, "Cache-Control")).contains("public", "max-age=3600");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(anybody.get("/transparansi/pages.css").body()).contains("--accent");
        assertThat(anybody.get("/transparansi?unduh=desa.csv").body()).contains("Desa;Kecamatan;Keadaan");

        visitor("petugas.dpmpd").form("/paritrana/transparansi", Map.of("tahun", year(), "buka", "false"));
        assertThat(anybody.get("/transparansi").statusCode()).isEqualTo(404);
        ReflectionTestUtils.setField(transparency, "allowed", false);
    }

    @Test
    void aScanIsTakenAndGivenBack() {
        var officer = visitor("petugas.dpmpd");
        assertThat(officer.upload(
                                "/paritrana/isian/regulasi?tahun=%s&kind=PERBUP&number=12&day=3+Maret+2026&subject=Pekerja+rentan"
                                        .formatted(year()),
                                "perbup.pdf",
                                Scans.pdf())
                        .statusCode())
                .isEqualTo(302);
        var list = officer.get("/paritrana/isian/regulasi").body();
        var address = list.replaceFirst("(?s).*href=\"(/paritrana/isian/berkas/\\d+/perbup.pdf)\".*", "$1");

        assertThat(visitor("bupati").get(address).body()).startsWith("%PDF-");
        assertThat(visitor("camat.krayan").get(address).statusCode()).isEqualTo(403);
    }

    private String year() {
        return BudgetYear.current(clock).toString();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }
}
