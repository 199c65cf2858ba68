package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Scans;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.common.MovableTime;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@RunningApplication
@Import(MovableTime.class)
class YearsPageTests {

    @LocalServerPort
    int port;

    @Test
    void dpmpdOpensClosesAndReopensAYear() {
        var dpmpd = visitor("petugas.dpmpd");
        assertThat(dpmpd.get("/tahun").body()).contains("Belum dibuka", "Dibuka", "href=\"/tahun/2028\"");
        assertThat(dpmpd.get("/tahun/2028").body()).contains("Buka tahun 2028", "Pengaturan tahun 2027 disalin");

        assertThat(post(dpmpd, "/tahun/2028/keadaan", Map.of("deed", "buka", "reason", "Edaran 1/2027")))
                .contains("Tahun anggaran 2028 dibuka.", "Tutup tahun 2028", "Edaran 1/2027");
        assertThat(post(dpmpd, "/tahun/2028/keadaan", Map.of("deed", "tutup", "reason", " ")))
                .contains("Tuliskan alasan tahun ini ditutup.");
        assertThat(post(dpmpd, "/tahun/2028/keadaan", Map.of("deed", "tutup", "reason", "Batas lewat")))
                .contains("Usulan yang sedang berjalan tetap diteruskan.", "Buka kembali tahun 2028");
        assertThat(post(dpmpd, "/tahun/2028/keadaan", Map.of("deed", "buka-kembali", "reason", "Sepuluh desa")))
                .contains("dibuka kembali", "Tahun dibuka kembali", "Batas lewat");
    }

    @Test
    void eachFormAnswersBesideItself() {
        var dpmpd = visitor("kepala.dpmpd");
        var rule = Map.of(
                "places",
                "120",
                "firstFrom",
                "1",
                "firstTo",
                "6",
                "fewestMonths",
                "3",
                "mostMonths",
                "12",
                "reason",
                "SE 5");

        assertThat(post(dpmpd, "/tahun/2026/ketentuan", rule))
                .contains(
                        "Ketentuan tersimpan.",
                        "120 orang per desa",
                        "Januari sampai Juni 2026",
                        "3 sampai 12 bulan",
                        "SE 5");
        assertThat(post(dpmpd, "/tahun/2026/ketentuan", Map.of("places", "9000", "reason", "SE 6")))
                .contains("Pilih bulan pertama paling awal.", "value=\"9000\"");
        assertThat(post(
                        dpmpd,
                        "/tahun/2026/tenggat",
                        Map.of("kind", "PROPOSAL", "due", "2026-12-04", "reason", "SE 5")))
                .contains("Tenggat tersimpan.", "Jumat, 4 Desember 2026");
        assertThat(post(
                        dpmpd,
                        "/tahun/2026/kode",
                        Map.of("kind", "ACTIVITY", "code", "2.2.91", "name", "Jaminan sosial", "reason", "Perbup")))
                .contains("Kegiatan 2.2.91 boleh dipakai untuk tahun 2026.");
        assertThat(post(dpmpd, "/tahun/2026/kode", Map.of("kind", "ACTIVITY", "code", "91", "name", "x")))
                .contains("Kegiatan ditulis seperti 2.2.90.");
        assertThat(post(
                        dpmpd,
                        "/tahun/2026/kode/pencabutan",
                        Map.of("kind", "ACTIVITY", "code", "2.2.91", "reason", "Salah")))
                .contains("Kode 2.2.91 dicabut.");
        assertThat(post(
                        dpmpd,
                        "/tahun/2026/sumber-dana",
                        Map.of(
                                "source",
                                "DDS",
                                "verdict",
                                "REFUSED",
                                "citation",
                                "Perbup 3/2026",
                                "reason",
                                "Perbup 3")))
                .contains("Aturan sumber dana tersimpan.", "Tidak boleh", "Perbup 3/2026");
        assertThat(post(dpmpd, "/tahun/2029/tenggat", Map.of("kind", "DECREE", "due", "2029-01-04", "reason", "x")))
                .contains("Buka dahulu tahun anggarannya");
    }

    @Test
    void theCircularIsAPdfThatOpensAgain() {
        var dpmpd = visitor("petugas.dpmpd");
        var file = Scans.pdf();

        var stored = dpmpd.upload("/tahun/2027/edaran?number=400.10/7&dated=2026-09-01", "Edaran 2027.pdf", file);
        assertThat(stored.statusCode()).isEqualTo(302);
        assertThat(dpmpd.get("/tahun/2027").body()).contains("Nomor 400.10/7", "Unduh Edaran 2027.pdf");
        assertThat(visitor("auditor").get("/tahun/2027/edaran").headers().firstValue("Content-Type"))
                .hasValue("application/pdf");

        var refused = dpmpd.upload(
                "/tahun/2027/edaran?number=8&dated=2026-09-01", "x.pdf", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(follow(dpmpd, refused)).contains("Hanya PDF", "Nomor 400.10/7");
    }

    @Test
    void quotasAreSetOneByOneAndFromAFile() {
        var dpmpd = visitor("petugas.dpmpd");
        assertThat(dpmpd.get("/tahun/2027/kuota?cari=tanjung+aru").body())
                .contains("Tanjung Aru", "Kec. Sebatik Timur");
        assertThat(dpmpd.get("/tahun/2027/kuota").body())
                .contains("Kuota semua desa", "232 baris", "unduh=kuota-desa.xlsx");
        assertThat(dpmpd.get("/tahun/2027/kuota?unduh=kuota-desa.csv").body())
                .contains("Desa;Kecamatan;Kuota;Pekerja layak;Sasaran;Sumber data;Tahun data;Alasan");
        var village = dpmpd.get("/tahun/2027/kuota?cari=tanjung+aru")
                .body()
                .replaceFirst("(?s).*name=\"village\" value=\"([0-9]+)\".*", "$1");

        assertThat(post(dpmpd, "/tahun/2027/kuota", Map.of("village", village, "places", "340", "eligible", "350")))
                .contains("Isi sumber dan tahun data pekerja layak.");
        assertThat(post(
                        dpmpd,
                        "/tahun/2027/kuota",
                        Map.of(
                                "village",
                                village,
                                "places",
                                "340",
                                "eligible",
                                "350",
                                "source",
                                "Pendataan desa",
                                "countedIn",
                                "2026",
                                "reason",
                                "Semua pekerja")))
                .contains("Kuota Desa Tanjung Aru tersimpan.", "340", "Pendataan desa, 2026");

        assertThat(upload(dpmpd, """
                kode_desa;kuota;pekerja_layak;alasan
                65.03.10.2004;banyak;;SE 5
                65.99.99.2004;120;;SE 5
                65.03.10.2004;120;;
                """))
                .contains(
                        "baris perlu diperbaiki.",
                        "Perbaiki &quot;banyak&quot;",
                        "tidak dikenal",
                        "Tuliskan alasannya");
        assertThat(upload(dpmpd, """
                kode_desa;kuota;pekerja_layak;alasan
                65.03.10.2004;360;;SE 6
                """)).contains("Simpan kuota 1 desa", "360 orang");
        assertThat(post(dpmpd, "/tahun/2027/kuota/berkas/simpan", Map.of()))
                .contains("Kuota 1 desa tersimpan.", "360", "SE 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "bupati", "sekda", "camat.krayan"})
    void whoDecidesWithItReadsItAndChangesNothing(String login) {
        var reader = visitor(login);

        assertThat(reader.get("/tahun/2027").body())
                .contains("Riwayat pengaturan")
                .doesNotContain("Ubah ketentuan");
        assertThat(reader.get("/tahun/2027/kuota").body()).doesNotContain("Unggah dari berkas");
        for (var address : List.of("keadaan", "ketentuan", "tenggat", "kode", "sumber-dana", "kuota")) {
            assertThat(reader.form("/tahun/2027/" + address, Map.of("deed", "tutup", "reason", "Tutup"))
                            .statusCode())
                    .as(address)
                    .isEqualTo(403);
        }
        assertThat(reader.get("/tahun/2027").body()).contains("<dd>Dibuka</dd>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator.paapi", "pengelola", "kasipmd.krayan"})
    void othersDoNotSeeIt(String login) {
        var visitor = visitor(login);

        assertThat(visitor.get("/tahun").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/tahun/2027/edaran").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/pantau").body()).doesNotContain("href=\"/tahun\"");
    }

    private static String upload(Visitor visitor, String csv) {
        return visitor.upload("/tahun/2027/kuota/berkas", "kuota.csv", csv.getBytes(StandardCharsets.UTF_8))
                .body();
    }

    private static String post(Visitor visitor, String path, Map<String, String> fields) {
        var answer = visitor.form(path, fields);
        assertThat(answer.statusCode()).isEqualTo(302);
        return follow(visitor, answer);
    }

    private static String follow(Visitor visitor, HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow();
        return visitor.get(location.replaceFirst("https?://[^/]+", "").replaceFirst("#.*", ""))
                .body();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }
}
