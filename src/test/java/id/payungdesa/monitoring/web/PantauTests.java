package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.CountedStatements;
import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.proposal.Stage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may look where in Pemantauan, and what a look costs. */
@RunningApplication
class PantauTests {

    private static final int LONG_PASIA = 81;
    private static final int TANJUNG_ARU = 105;
    private static final Instant NOW = Instant.now();

    @LocalServerPort
    int port;

    @Autowired
    HikariDataSource pool;

    private Tables tables;

    @BeforeEach
    void tables() {
        tables = new Tables(pool);
    }

    @ParameterizedTest
    @CsvSource({
        "petugas.dpmpd,      48,          200",
        "bupati,             105,         200",
        "camat.krayan,       48,          200",
        "camat.krayan,       105,         403",
        "operator.paapi,     58,          200",
        "operator.paapi,     48,          403",
        "pengelola,          48,          403",
        "petugas.dpmpd,      5,           404",
        "petugas.dpmpd,      99999,       404",
        "petugas.dpmpd,      desa,        404",
        "petugas.dpmpd,      99999999999, 404"
    })
    void aVillagesPageIsForWhoLooksAfterIt(String login, String village, int status) {
        var answer = visitor(login).get("/pantau/desa/" + village);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status != 200) {
            assertThat(answer.body()).doesNotContain("Pa' Padi", "Pa&#39; Padi", "Tanjung Aru");
        }
    }

    @Test
    void aVillagesPageShowsPeopleMasked() {
        tables.proposal(LONG_PASIA, 2027, Stage.REVIEW, NOW, 3);

        var page = visitor("petugas.dpmpd").get("/pantau/desa/" + LONG_PASIA).body();

        assertThat(page).contains("650399******0001", "P.").doesNotContain(">Pekerja</td>");
        assertThat(visitor("petugas.dpmpd")
                        .get("/pantau/desa/" + LONG_PASIA + "?unduh=pekerja.csv")
                        .body())
                .contains("2027;1;P.;650399******0001");
    }

    @Test
    void theMapHasEveryVillageOnceThatOneMaySee() {
        assertThat(points("petugas.dpmpd")).hasSize(232).doesNotHaveDuplicates();
        assertThat(points("camat.sebatiktimur"))
                .containsExactlyInAnyOrder(
                        "/pantau/desa/102", "/pantau/desa/103", "/pantau/desa/104", "/pantau/desa/105");
        assertThat(points("operator.paapi")).containsExactly("/pantau/desa/58");
        assertThat(visitor("pengelola").get("/pantau/peta").body()).contains("tidak memantau desa mana pun");
    }

    @ParameterizedTest
    @CsvSource({"tahap,1", "cakupan,0", "terlambat,0", "rupiah,1", "x,0", "tahap,9", "tahap,x"})
    void theMapIsColouredByWhatIsAskedFor(String colour, String band) {
        var answer = visitor("camat.krayan").get("/pantau/peta?warna=%s&kelas=%s".formatted(colour, band));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("class=\"map\"", "aria-current=\"true\"");
    }

    @Test
    void aDeskIsReadByItselfAndAMistypedOneIsEverybodys() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.REVIEW, NOW, 1);
        tables.open(
                "pantau-1",
                "verifyCandidates",
                proposal,
                new Post(Role.COMMUNITY_OFFICER, 10),
                NOW.minus(Duration.ofDays(3)));
        tables.open("pantau-2", "receiveFile", proposal, new Post(Role.SUBDISTRICT_COUNTER, 10), NOW);
        var camat = visitor("camat.sebatiktimur");

        assertThat(camat.get("/pantau/tenggat?tahun=2027&meja=community_officer-10")
                        .body())
                .contains("Terlambat, lewat 3 hari", "Verifikasi calon peserta")
                .doesNotContain("Terima berkas Raperdes");
        for (var mistyped : List.of("x", "community_officer-99999", "village_head-99999", "nobody-1")) {
            assertThat(camat.get("/pantau/tenggat?tahun=2027&meja=" + mistyped).statusCode())
                    .isEqualTo(200);
        }
    }

    /** As many statements for two hundred villages as for two: none is asked about by itself. */
    @Test
    void aLookCostsNoMoreStatementsThanItHasTo() throws SQLException {
        IntStream.rangeClosed(150, 190).forEach(village -> tables.proposal(village, 2027, Stage.REVIEW, NOW, 2));
        var dpmpd = visitor("petugas.dpmpd");

        assertThat(statements(dpmpd, "/pantau?tahun=2027")).as("overview").isLessThanOrEqualTo(13);
        assertThat(statements(dpmpd, "/pantau/peta?tahun=2027")).as("map").isLessThanOrEqualTo(6);
        assertThat(statements(dpmpd, "/pantau/tenggat?tahun=2027"))
                .as("deadlines")
                .isLessThanOrEqualTo(10);
        assertThat(statements(dpmpd, "/pantau/desa/150")).as("village").isLessThanOrEqualTo(8);
    }

    /** The fewest of some, as the sums are counted now and then meanwhile. */
    private int statements(Visitor visitor, String address) throws SQLException {
        var counted = pool.unwrap(CountedStatements.class);
        visitor.get(address);
        return IntStream.range(0, 3)
                .map(time -> {
                    counted.drain();
                    assertThat(visitor.get(address).statusCode()).isEqualTo(200);
                    var sent = counted.drain();
                    if (System.getProperty("payung.explain") != null) {
                        sent.forEach(sql -> System.out.println("  " + sql.replaceAll("\\s+", " ")));
                    }
                    System.out.printf("%-40s %3d statements%n", address, sent.size());
                    return sent.size();
                })
                .min()
                .orElseThrow();
    }

    private List<String> points(String login) {
        var page = visitor(login).get("/pantau/peta").body();
        return Pattern.compile("<a [^>]*href=\"(/pantau/desa/\\d+)\"[^>]*transform=")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }
}
