package id.payungdesa.notice.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.database.Scope;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.notice.Addresses;
import id.payungdesa.notice.Herald;
import id.payungdesa.notice.Kind;
import id.payungdesa.notice.Manner;
import id.payungdesa.notice.Preferences;
import id.payungdesa.proposal.Stage;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a mail server: what people are told is on their page, and WhatsApp is opened by themselves. */
@RunningApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesPageTests {

    private static final String TASK = "task-for-the-page";

    @LocalServerPort
    int port;

    @Autowired
    Officials officials;

    @Autowired
    Addresses addresses;

    @Autowired
    Preferences preferences;

    @Autowired
    Herald herald;

    @Autowired
    DataSource database;

    private int village;

    @BeforeAll
    void theHeadHasATaskThatIsLate() {
        village = officials
                .findByLogin("kades.paapi")
                .orElseThrow()
                .posts()
                .get(0)
                .area();
        var tables = new Tables(database);
        var proposal = tables.proposal(village, 2027, Stage.SIGNING, Instant.now(), 1);
        tables.open(
                TASK,
                "signProposal",
                proposal,
                new Post(Role.VILLAGE_HEAD, village),
                Instant.now().minus(Duration.ofDays(2)));
        herald.tellNews();
        herald.tellDeadlines();
    }

    @Test
    void whatOneIsToldStandsOnOnesPageWithATextToSendOn() {
        var body = visitor("kades.paapi").get("/pemberitahuan").body();

        assertThat(body)
                .contains("Tanda tangani usulan", "lewat batas waktu", "Batas waktu:")
                .contains("Server surel belum diatur")
                .contains("https://wa.me/?text=*Desa%20Pa%27%20Api");
        assertThat(visitor("operator.tanjungaru").get("/pemberitahuan").body())
                .contains("Belum ada pemberitahuan untuk Anda.")
                .doesNotContain("Tanda tangani usulan");
    }

    @Test
    void whatCannotBeReadIsSaidBesideItsFieldAndNothingIsSaved() {
        var clerk = visitor("sekdes.paapi");

        var answer = clerk.form("/pemberitahuan/alamat", Map.of("mail", "saya di rumah", "whatsapp", "12"));

        assertThat(answer.body())
                .contains("Alamat surel itu tidak terbaca. Tulis seperti nama@contoh.go.id.", "saya di rumah")
                .contains("Nomor WhatsApp itu tidak terbaca.")
                .contains("aria-invalid=\"true\"");
        assertThat(address("sekdes.paapi")).isEqualTo(id.payungdesa.notice.Address.NONE);
    }

    @Test
    void addressAndWishesAreKeptAndNobodyElseHasThem() {
        var clerk = visitor("bendahara.paapi");

        clerk.form("/pemberitahuan/alamat", Map.of("mail", "bendahara@contoh.go.id", "whatsapp", "0812-3456-7890"));
        clerk.form("/pemberitahuan/cara", Map.of("TASK", "NOW", "PAID", "PAGE"));

        assertThat(clerk.get("/pemberitahuan").body()).contains("bendahara@contoh.go.id", "+6281234567890");
        assertThat(preferences(id("bendahara.paapi")))
                .containsEntry(Kind.TASK, Manner.NOW)
                .containsEntry(Kind.PAID, Manner.PAGE)
                .containsEntry(Kind.DUE_SOON, Manner.DIGEST);
        assertThat(visitor("kades.paapi").get("/pemberitahuan").body()).doesNotContain("bendahara@contoh.go.id");
    }

    @Test
    void theSystemOperatorEntersAnAddressWithoutSeeingTheOther() {
        var operator = visitor("pengelola");
        var page = "/pejabat/" + id("operator.paapi");
        operator.form(page + "/alamat", Map.of("mail", "operator@contoh.go.id", "whatsapp", ""));
        operator.form(page + "/alamat", Map.of("mail", "", "whatsapp", "081311112222"));

        assertThat(operator.get(page).body())
                .contains("Catat alamat")
                .doesNotContain("operator@contoh.go.id", "81311112222");
        assertThat(address("operator.paapi").mail()).contains("operator@contoh.go.id");
        assertThat(address("operator.paapi").whatsapp()).contains("6281311112222");
        assertThat(visitor("camat.krayan")
                        .form(page + "/alamat", Map.of("mail", "x@contoh.go.id"))
                        .statusCode())
                .isEqualTo(403);
    }

    /** The number is looked up with the click, stands in no page, and is for those who may see the village. */
    @Test
    void whoMaySeeTheVillageRemindsByWhatsApp() {
        visitor("kades.paapi").form("/pemberitahuan/alamat", Map.of("mail", "", "whatsapp", "0813 9999 8888"));
        var camat = visitor("camat.krayan");

        assertThat(camat.get("/pantau?tahun=2027").body())
                .contains("/ingatkan/tugas/" + TASK)
                .doesNotContain("81399998888");
        assertThat(location(camat.get("/ingatkan/tugas/" + TASK)))
                .startsWith(
                        "https://wa.me/6281399998888?text=Salam, mengingatkan tugas “Tanda tangani usulan” untuk Desa Pa' Api,"
                                + " batas waktu ");
        assertThat(visitor("camat.sebatiktimur").get("/ingatkan/tugas/" + TASK).statusCode())
                .isEqualTo(404);
        assertThat(visitor("pengelola").get("/ingatkan/tugas/" + TASK).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aVillageThatHasNotProposedIsInvited() {
        var silent = officials
                .findByLogin("operator.tanjungaru")
                .orElseThrow()
                .posts()
                .get(0)
                .area();

        assertThat(location(visitor("petugas.dpmpd").get("/ingatkan/desa/" + silent)))
                .startsWith("https://wa.me/?text=Salam, Desa Tanjung Aru belum mengusulkan");
        assertThat(visitor("camat.krayan").get("/ingatkan/desa/" + silent).statusCode())
                .isEqualTo(404);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return URLDecoder.decode(answer.headers().firstValue("Location").orElseThrow(), StandardCharsets.UTF_8);
    }

    private id.payungdesa.notice.Address address(String login) {
        return Scope.system(() -> addresses.of(id(login)));
    }

    private Map<Kind, Manner> preferences(OfficialId official) {
        return Scope.system(() -> preferences.of(official));
    }

    private OfficialId id(String login) {
        return officials.findByLogin(login).orElseThrow().id();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }
}
