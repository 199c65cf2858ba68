package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.proposal.Stage;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningApplication
class OfficialsPageTests {

    private static final int KRAYAN_INDUK = 4;

    @LocalServerPort
    int port;

    @Autowired
    Officials officials;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    private Visitor operator;

    @BeforeEach
    void enter() {
        operator = visitor("pengelola");
    }

    @Test
    void anOfficialIsFoundByPlaceAndOpened() {
        var body = operator.get("/pejabat?cari=sebatik+timur").body();

        assertThat(body).contains("Zainal Arifin", "camat.sebatiktimur", "href=\"/pejabat/" + id("camat.sebatiktimur"));
        assertThat(operator.get("/pejabat?cari=tidak-ada").body()).contains("Tidak ada pejabat yang cocok.");
        assertThat(operator.get("/pejabat/" + id("camat.sebatiktimur")).body())
                .contains("Zainal Arifin", "Kecamatan Sebatik Timur", "Catat jabatan baru", "Tutup akun");
    }

    @Test
    void aDeputyIsAppointedAndEndedOnThePage() {
        var secretary = id("loket.krayan");
        var place = "SUBDISTRICT-" + area("camat.krayan");

        var without = post("/pejabat/" + secretary + "/jabatan", appointment(place, "", ""));
        assertThat(without)
                .contains("Isi nomor dan tanggal surat penunjukan: Plt., Plh., dan Pj. hanya sah dengan surat.")
                .contains("value=\"2026-11-25\"");
        var done = post("/pejabat/" + secretary + "/jabatan", appointment(place, "821/9/2026", "2026-11-18"));

        assertThat(done).contains("Jabatan sudah dicatat.", "Plh. Camat", "821/9/2026 tanggal 18 November 2026");
        var post = jdbc.sql("select max(id) from post where official_id = :id")
                .param("id", secretary)
                .query(Long.class)
                .single();
        assertThat(post("/pejabat/" + secretary + "/jabatan/" + post + "/akhir", Map.of("last", "2026-11-25")))
                .contains("Tuliskan alasan jabatan ini berakhir.");
        assertThat(post(
                        "/pejabat/" + secretary + "/jabatan/" + post + "/akhir",
                        Map.of("last", "2099-11-26", "reason", "Camat kembali")))
                .contains("Akhir jabatan sudah dicatat.", "26 November 2099");
    }

    @Test
    void numberAndRankOfACivilServantAreEnteredAndTakenAway() {
        var page = "/pejabat/" + id("camat.krayan");

        assertThat(post(page + "/nip", Map.of("nip", "1975", "rank", "Pembina Tk. I")))
                .contains("NIP terdiri atas 18 angka.", "value=\"1975\"", "value=\"Pembina Tk. I\"");
        assertThat(post(page + "/nip", Map.of("nip", "19750817 200003 1 002", "rank", "")))
                .contains("Isi pangkat, misalnya Pembina Tk. I.");
        assertThat(post(page + "/nip", Map.of("nip", "19750817 200003 1 002", "rank", "Pembina Tk. I")))
                .contains("NIP dan pangkat sudah dicatat.", "value=\"197508172000031002\"");
        assertThat(post(
                        "/pejabat/" + id("loket.krayan") + "/nip",
                        Map.of("nip", "197508172000031002", "rank", "Penata")))
                .contains("NIP ini sudah tercatat pada pejabat lain.");
        assertThat(post(page + "/nip", Map.of("nip", "", "rank", "")))
                .contains("NIP dan pangkat sudah dicatat.")
                .doesNotContain("197508172000031002");
        assertThat(visitor("petugas.dpmpd").form(page + "/nip", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aRoleInTheWrongPlaceIsExplained() {
        var secretary = id("loket.krayan");

        assertThat(post("/pejabat/" + secretary + "/jabatan", appointment("REGENCY-1", "1/2026", "2026-11-18")))
                .contains("Camat bertugas di kecamatan. Pilih kecamatannya.");
        assertThat(post("/pejabat/" + secretary + "/jabatan", appointment("nowhere", "1/2026", "2026-11-18")))
                .contains("Pilih wilayah jabatannya.");
    }

    @Test
    void whoseAccountIsClosedIsOutWithTheNextClickAndDoesNotComeBack() {
        jdbc.sql("insert into official (login, name, password_hash) select 'akan.pergi', 'Akan Pergi', password_hash"
                        + " from official where login = 'auditor'")
                .update();
        jdbc.sql("insert into post (official_id, role, regency_id, valid) select id, 'auditor', 1, '[2020-01-01,)'"
                        + " from official where login = 'akan.pergi'")
                .update();
        var leaving = visitor("akan.pergi");
        assertThat(leaving.get("/pantau").statusCode()).isEqualTo(200);

        assertThat(post("/pejabat/" + id("akan.pergi") + "/penutupan", Map.of("reason", "Pensiun")))
                .contains("Akun sudah ditutup.", "Akun ditutup");

        assertThat(leaving.get("/pantau").statusCode()).isEqualTo(403);
        var again = new Visitor(port);
        assertThat(again.login("akan.pergi", DemoAccounts.PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aDeskWithoutAnybodyIsListedWithoutSayingWhatLiesThere() {
        var tables = new Tables(database);
        var proposal = tables.proposal(KRAYAN_INDUK, 2027, Stage.REVIEW, Instant.now(), 1);
        tables.open("task-empty", "receiveFile", proposal, new Post(Role.SUBDISTRICT_COUNTER, 3), Instant.now());

        assertThat(operator.get("/pejabat").body())
                .contains("Meja tanpa pejabat", "Petugas Loket Kecamatan")
                .doesNotContain("Setiap meja yang punya tugas ada pejabatnya.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"petugas.dpmpd", "camat.krayan", "operator.paapi", "auditor"})
    void onlyTheSystemOperatorSeesOrChangesPosts(String login) {
        var visitor = visitor(login);
        var camat = id("camat.krayan");

        assertThat(visitor.get("/pejabat").statusCode()).isEqualTo(403);
        assertThat(visitor.get("/pejabat/" + camat).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/api/officials?cari=krayan").statusCode()).isEqualTo(403);
        assertThat(visitor.json("POST", "/api/officials/" + camat + "/closing", "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.form("/pejabat/" + camat + "/penutupan", Map.of("reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/usulan-desa").body()).doesNotContain("href=\"/pejabat\"");
        assertThat(officials.get(new OfficialId(camat)).posts()).isNotEmpty();
    }

    @Test
    void scriptsDoTheSame() {
        var counter = id("evaluator.krayan");
        var refused = operator.json(
                "POST",
                "/api/officials/" + counter + "/posts",
                "{\"role\":\"SUBDISTRICT_HEAD\",\"place\":\"SUBDISTRICT-" + area("camat.krayan")
                        + "\",\"capacity\":\"PLT\",\"letterNumber\":\"7/2026\",\"letterDate\":\"2026-11-18\","
                        + "\"from\":\"2026-11-20\",\"until\":\"2099-01-01\"}");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Jabatan ini masih dipegang Petrus Balang.");

        assertThat(operator.get("/api/officials/" + counter + "/posts").body())
                .contains("\"title\":\"Petugas Evaluasi APBDes\"");
        assertThat(operator.get("/api/officials?cari=evaluator.krayan").body()).contains("Yohanes Liang");
    }

    private static Map<String, String> appointment(String place, String letter, String letterDate) {
        return Map.of(
                "role", "SUBDISTRICT_HEAD",
                "place", place,
                "capacity", "PLH",
                "letterNumber", letter,
                "letterDate", letterDate,
                "from", "2026-11-25",
                "until", "2099-12-05");
    }

    /** Sends a form and reads the page it leads to. */
    private String post(String path, Map<String, String> fields) {
        var answer = operator.form(path, fields);
        assertThat(answer.statusCode()).isEqualTo(302);
        return operator.get(
                        answer.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", ""))
                .body();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }

    private long id(String login) {
        return officials.findByLogin(login).orElseThrow().id().value();
    }

    private int area(String login) {
        return officials.findByLogin(login).orElseThrow().posts().get(0).area();
    }
}
