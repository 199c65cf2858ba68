package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Clerk;
import id.payungdesa.access.Role;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The Bupati signs one decree on one page. */
@ProcessTest
class DecreePageTests {

    private static final Pattern HIDDEN =
            Pattern.compile("type=\"hidden\" name=\"(task|revision|version)\" value=\"(.*?)\"");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    private VillageStory plain;
    private VillageStory corrected;
    private CaseKey round;
    private Clerk regent;
    private String number;

    @BeforeEach
    void aRoundLiesBeforeTheBupati() {
        plain = story.village().isReady(3);
        corrected = story.village();
        corrected.startsAndSubmits(
                Map.of("basis", "ENACTED", "regulationNumber", "7/2026", "regulationDate", "2026-11-02"), 2);
        corrected.does(
                Role.EVALUATION_OFFICER,
                "checkBudgetLine",
                Map.of("outcome", "FINDING", "field", "accountCode", "finding", "Rekening salah"));
        corrected.verifies(Map.of());
        corrected.matchingIsAnswered();
        corrected.corrects("Sudah diperbaiki");
        corrected.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK"));
        round = story.opensRound(plain, corrected);
        story.goesOnTo("signDecree", round);
        regent = new Clerk(port, "bupati");
        number = String.valueOf(story.decree().get("number"));
    }

    @Test
    void theBupatiReadsWhatItMeansAndWhatStandsOut() {
        var page = regent.get(address()).body();

        assertThat(page)
                .contains("5 pekerja rentan", "2 desa", "(2 kecamatan)", "Januari 2027 – Desember 2027")
                .contains("<dd>Rp84.000</dd>", "<dd>Rp1.008.000</dd>")
                .contains("Pernah dikembalikan; ini perbaikan ke-1", "Lanjut ke tanda tangan");
        assertThat(regent.get("/antrean").body()).contains("href=\"" + address() + "\"");
    }

    @Test
    void oneSignatureDecreesEveryVillage() {
        var check = sends("/periksa", Map.of());
        assertThat(check.body())
                .contains("Periksa sekali lagi", number, "20 November 2026", "Saya menetapkan 2 desa dan 5 orang ini");
        assertThat(signed()).isZero();

        var answer = sends("", Map.of("setuju", "true"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(regent.get(address()).body())
                .contains("Ditetapkan dengan Keputusan Bupati nomor " + number)
                .doesNotContain("Lanjut ke tanda tangan");
        assertThat(plain.stage()).isEqualTo("ENDORSED");
        assertThat(corrected.stage()).isEqualTo("ENDORSED");
    }

    @Test
    void aVillageTakenOutIsToldWhyAndTheOthersAreDecreed() {
        var out = Map.of(
                "tujuan-" + plain.proposal(), "POOL",
                "alasan-" + plain.proposal(), "Menunggu pencairan tahap dua.");
        assertThat(sends("/periksa", out).body())
                .contains(
                        "Dikeluarkan: 1 desa",
                        "Menunggu pencairan tahap dua.",
                        "Saya menetapkan 1 desa dan 2 orang ini");

        sends("", with(out, "setuju", "true"));

        assertThat(plain.stage()).isEqualTo("READY");
        assertThat(plain.toldToHead()).last().asString().contains("Menunggu pencairan tahap dua.");
        assertThat(corrected.stage()).isEqualTo("ENDORSED");
    }

    @Test
    void nothingIsSignedWhileSomethingIsMissing() {
        var answer = sends("/periksa", Map.of("nomor", " ", "tujuan-" + plain.proposal(), "REFUSED"));

        assertThat(answer.statusCode()).as("a page to go back to").isEqualTo(302);
        assertThat(regent.get(address()).body())
                .contains("Isi nomor Keputusan Bupati.", "Tulis alasannya; Kepala Desa akan membacanya.")
                .contains("value=\"REFUSED\" checked=\"checked\"");
        assertThat(sends("", Map.of()).body()).contains("Centang pernyataan ini lebih dulu.");
        assertThat(signed()).isZero();
    }

    @Test
    void aReasonWithoutAWayIsAskedAboutAndTakesNobodyOut() {
        sends(
                "/periksa",
                Map.of(
                        "tujuan-" + plain.proposal(), "",
                        "alasan-" + plain.proposal(), "Menunggu pencairan.",
                        "tujuan-" + corrected.proposal(), "",
                        "alasan-" + corrected.proposal(), "Menunggu juga."));

        assertThat(regent.get(address()).body())
                .contains("Pilih tujuannya, atau hapus alasannya.", "Menunggu pencairan.")
                .doesNotContain("Semua desa dikeluarkan");
        assertThat(signed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-11-20", "0026-11-20", "2026-11-21"})
    void aDecreeIsDatedNeitherYearsAgoNorTomorrow(String day) {
        sends("/periksa", Map.of("tanggal", day));

        assertThat(regent.get(address()).body()).contains("paling awal 1 Juli 2025, paling lambat hari ini");
        assertThat(signed()).isZero();
    }

    @Test
    void aSecondClickSignsNothingAnew() {
        var seen = seen();
        sends(seen, "", Map.of("setuju", "true"));

        assertThat(sends(seen, "", Map.of("setuju", "true")).statusCode()).isEqualTo(302);
        assertThat(signed()).isEqualTo(1);
    }

    @Test
    void aVillageThatWithdrewMeanwhileIsNotTakenOutOnceMore() {
        var seen = seen();
        plain.withdraws("Anggaran dipakai untuk bencana banjir");
        var out = Map.of(
                "tujuan-" + plain.proposal(), "POOL", "alasan-" + plain.proposal(), "Ditunda.", "setuju", "true");

        assertThat(sends(seen, "", out).body()).contains("Salah satu desa sudah tidak ada dalam gelombang ini.");
        assertThat(signed()).isZero();
    }

    @Test
    void whoRecordsAPaperDoesSoInTheFormAndNobodyElseSigns() {
        var seen = seen();
        var secretariat = new Clerk(port, "sekretariat");
        assertThat(secretariat.get(address()).body())
                .contains("dicatat lewat formulir tugas", "#/?task=")
                .doesNotContain("Lanjut ke tanda tangan");
        regent = secretariat;
        assertThat(sends(seen, "", Map.of("setuju", "true")).body())
                .contains("Tanda tangan di kertas dicatat lewat formulir");

        regent = new Clerk(port, "kepala.dpmpd");
        assertThat(regent.get(address()).body()).contains("Gelombang ini sekarang di meja Bupati.");
        assertThat(sends(seen, "", Map.of("setuju", "true")).body()).contains("Tugas ini tidak ditemukan.");
        assertThat(signed()).isZero();
    }

    @Test
    void anotherRoundIsNotSignedUnderThisAddress() {
        var seen = seen();
        var other = story.opensRound(story.village().isReady(1));
        story.goesOnTo("signDecree", other);
        var fields = new HashMap<>(Map.of("nomor", number, "tanggal", "2026-11-20", "setuju", "true"));
        fields.putAll(seen);

        assertThat(regent.form("/penetapan/" + other.id(), fields).body())
                .contains("Tugas ini bukan tanda tangan gelombang ini.");
        assertThat(signed()).isZero();
    }

    @Test
    void aKecamatanReadsNoRound() {
        assertThat(new Clerk(port, "camat.krayan").get(address()).statusCode()).isEqualTo(404);
        assertThat(regent.get("/penetapan/999999").statusCode()).isEqualTo(404);
    }

    private String address() {
        return "/penetapan/" + round.id();
    }

    private long signed() {
        return story.tables.number("select count(*) from decree where round_id = ?", round.id());
    }

    private Map<String, String> seen() {
        var seen = new HashMap<String, String>();
        HIDDEN.matcher(regent.get(address()).body())
                .results()
                .forEach(field -> seen.put(field.group(1), field.group(2)));
        return seen;
    }

    private HttpResponse<String> sends(String to, Map<String, String> fields) {
        return sends(seen(), to, fields);
    }

    private HttpResponse<String> sends(Map<String, String> seen, String to, Map<String, String> fields) {
        var all = new HashMap<>(Map.of("nomor", number, "tanggal", "2026-11-20"));
        all.putAll(seen);
        all.putAll(fields);
        return regent.form(address() + to, all);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        var all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }
}
