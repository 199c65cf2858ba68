package id.payungdesa.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.proposal.Stage;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApplication
class MonitoringTests {

    private static final int CINGLAT = 49;
    private static final int LONG_BAWAN = 63;
    private static final Pattern ROW = Pattern.compile("<th scope=\"row\"><a href=\"/pantau/desa/\\d+\">(.*?)</a>");

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Test
    void aVillageSeesItselfAndNobodyElse() {
        var visitor = visitor("operator.paapi");

        assertThat(rows(visitor, "/pantau")).containsExactly("Pa&#39; Api");
        assertThat(rows(visitor, "/pantau?kecamatan=10")).isEmpty();
        assertThat(visitor.get("/usulan-desa").body()).contains("Desa Pa&#39; Api", "Mulai usulan baru");
    }

    @Test
    void aCamatSeesHowTheVillagesOfHisKecamatanStand() {
        var tables = new Tables(database);
        tables.proposal(CINGLAT, 2027, Stage.DRAFT, Instant.now(), 1);
        tables.proposal(LONG_BAWAN, 2027, Stage.REVIEW, Instant.now(), 1);

        assertThat(rows(visitor("camat.krayan"), "/pantau")).hasSize(23).contains("Cinglat", "Long Bawan");
        assertThat(rows(visitor("camat.krayan"), "/pantau?tahap=REVIEW")).containsExactly("Long Bawan");
        assertThat(rows(visitor("camat.sebatiktimur"), "/pantau")).hasSize(4).doesNotContain("Cinglat");
    }

    @Test
    void sebatikFindsTheWholeIslandByItsAlias() {
        var visitor = visitor("petugas.dpmpd");

        assertThat(rows(visitor, "/pantau?cari=sebatik")).hasSize(19).contains("Tanjung Aru", "Binalawan");
        assertThat(rows(visitor, "/pantau?cari=nunukan+selatan")).isEmpty();
    }

    @Test
    void theFrameLeadsEverywhereAndTellsWhoIsIn() {
        assertThat(visitor("camat.krayan").get("/pantau").body())
                .contains("Petrus Balang", "Camat", "action=\"/logout\"")
                .contains("href=\"/camunda/app/tasklist/default/\"", "href=\"/antrean\"", "href=\"/pantau\"")
                .contains("href=\"/panduan\"", "href=\"/sandi\"")
                .doesNotContain("href=\"/usulan-desa\"", "href=\"/pejabat\"");
        assertThat(visitor("operator.paapi").get("/pantau").body()).contains("href=\"/usulan-desa\"");
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }

    private static List<String> rows(Visitor visitor, String address) {
        return ROW.matcher(visitor.get(address).body())
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("<.*?>", ""))
                .toList();
    }
}
