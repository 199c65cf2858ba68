package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.MovableClock;
import id.payungdesa.common.MovableTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningApplication
@Import(MovableTime.class)
class CalendarPageTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @AfterEach
    void asItWas() {
        clock.reset();
        jdbc.sql("delete from holiday where name = 'Hari jadi halaman'").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"petugas.dpmpd", "pengelola"})
    void aHolidayIsAddedAndRemovedOnThePage(String login) {
        var keeper = visitor(login);
        assertThat(keeper.get("/kalender").body())
                .contains("Kalender 2026", "Kelahiran Yesus Kristus (Natal)", "href=\"/kalender\"")
                .doesNotContain("belum lengkap");

        assertThat(post(keeper, "/kalender", holiday("2027-10-12")))
                .contains("Selasa, 12 Oktober 2027 tercatat sebagai hari libur.", "Kalender 2027", "Hari jadi halaman");
        assertThat(post(keeper, "/kalender", holiday("2027-10-12")))
                .contains("12 Oktober 2027 sudah tercatat sebagai libur daerah.", "value=\"Keputusan Bupati 8/2026\"");
        var gone = Map.of("day", "2027-10-12", "kind", "REGIONAL", "reason", "");
        assertThat(post(keeper, "/kalender/penghapusan", gone)).contains("Tuliskan alasan hari libur ini dihapus.");
        assertThat(post(
                        keeper,
                        "/kalender/penghapusan",
                        Map.of("day", "2027-10-12", "kind", "REGIONAL", "reason", "Dicabut")))
                .contains("Selasa, 12 Oktober 2027 kembali menjadi hari biasa.")
                .doesNotContain("Hari jadi halaman");
    }

    @Test
    void whatIsMissingOrPastIsSaidInASentence() {
        var keeper = visitor("petugas.dpmpd");

        assertThat(post(keeper, "/kalender", holiday("kapan-kapan")))
                .contains("Tanggal tidak terbaca. Tulis seperti 20 November 2026.");
        assertThat(post(keeper, "/kalender", holiday(""))).contains("Isi tanggal liburnya.");
        assertThat(post(keeper, "/kalender", Map.of("day", "2027-10-12", "kind", "REGIONAL", "name", "Libur")))
                .contains("Tuliskan dasar penetapannya, misalnya nomor dan tanggal keputusan.");
        assertThat(post(keeper, "/kalender", holiday("2026-11-19"))).contains("Tanggal yang sudah lewat");
        assertThat(jdbc.sql("select count(*) from holiday where name = 'Hari jadi halaman'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aYearWithoutHolidaysIsWarnedOf() {
        clock.advance(Duration.ofDays(60));

        assertThat(LocalDate.ofInstant(clock.instant(), Indonesian.WITA).getYear())
                .isEqualTo(2027);
        assertThat(visitor("petugas.dpmpd").get("/kalender").body())
                .contains("Hari libur tahun 2028 belum lengkap. Catat sesuai SKB Tiga Menteri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"camat.krayan", "operator.paapi", "auditor", "bupati"})
    void othersNeitherSeeNorChangeIt(String login) {
        var visitor = visitor(login);

        assertThat(visitor.get("/kalender").statusCode()).isEqualTo(403);
        assertThat(visitor.form("/kalender", holiday("2027-10-12")).statusCode())
                .isEqualTo(403);
        assertThat(visitor.get("/usulan-desa").body()).doesNotContain("href=\"/kalender\"");
    }

    private static Map<String, String> holiday(String day) {
        return Map.of("day", day, "name", "Hari jadi halaman", "kind", "REGIONAL", "decree", "Keputusan Bupati 8/2026");
    }

    private static String post(Visitor visitor, String path, Map<String, String> fields) {
        var answer = visitor.form(path, fields);
        assertThat(answer.statusCode()).isEqualTo(302);
        return visitor.get(answer.headers().firstValue("Location").orElseThrow().replaceFirst("https?://[^/]+", ""))
                .body();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }
}
