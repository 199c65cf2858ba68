package id.payungdesa.letter.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.proposal.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RunningApplication
class LetterPagesTests {

    private static final String IN_PA_API = "operator.paapi";
    private static final Pattern FILE = Pattern.compile("href=\"(/surat/surat-usulan/[^\"]+kertas=A4)\"");

    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    private Tables tables;
    private long proposal;

    /** Signed by the head of Pa' Api, and drafted by its operator. */
    @BeforeEach
    void aVillageHasProposed() {
        tables = new Tables(database);
        var village = tables.in("*", () -> JdbcClient.create(database)
                .sql("select id from village where name = 'Pa'' Api'")
                .query(Integer.class)
                .single());
        proposal = tables.proposal(village, 2027, Stage.REVIEW, Instant.now(), 2);
        tables.write("""
                insert into revision (proposal_id, revision, village_id, letter_number, sha256, people, amount, fund_source,
                    activity_code, account_code, drafted_by, signed_by, submitted_at)
                select proposal.id, 1, village_id, '400.10/%1$03d/DS-58/XI/2026', sha256('x'), 2, 403200, fund_source, activity_code,
                    account_code, drafter.id, head.id, now()
                from proposal, official drafter, official head
                where proposal.id = %1$d and drafter.login = 'operator.paapi' and head.login = 'kades.paapi'
                """.formatted(proposal));
        tables.write("update proposal set revision = 1 where id = " + proposal);
    }

    @Test
    void aVillageFindsItsLetterUnderItsProposalAndGetsTheSameFileEveryTime() {
        var operator = visitor(IN_PA_API);

        var once = file(operator, link(operator));
        var again = file(operator, link(operator));

        assertThat(once.statusCode()).isEqualTo(200);
        assertThat(once.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(once.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename=\"surat-usulan-pa-api-%d-A4.pdf\"".formatted(proposal));
        assertThat(again.body()).isEqualTo(once.body());
    }

    @Test
    void onlyWhoseScopeHoldsTheVillageMayDownload() {
        var link = link(visitor(IN_PA_API));

        assertThat(visitor("camat.krayan").get(link).statusCode()).isEqualTo(200);
        assertThat(visitor("petugas.dpmpd").get(link).statusCode()).isEqualTo(200);
        assertThat(visitor("operator.tanjungaru").get(link).statusCode()).isEqualTo(404);
        assertThat(visitor("camat.sebatiktimur").get(link).statusCode()).isEqualTo(404);
        assertThat(new Visitor(port).get(link).headers().firstValue("Location").orElse(""))
                .endsWith("/login");
    }

    @Test
    void whoSeesManyVillagesFindsTheLettersOfOne() {
        assertThat(visitor("petugas.dpmpd")
                        .get("/surat?cari=pa'+api&jenis=surat-usulan")
                        .body())
                .contains("Desa Pa&#39; Api, Kec. Krayan", "revision-" + proposal + "-1");
        assertThat(visitor("petugas.dpmpd").get("/surat?cari=tanjung+aru").body())
                .contains("Belum ada surat di sini");
        assertThat(visitor("camat.sebatiktimur").get("/surat").body()).doesNotContain("revision-" + proposal + "-1");
    }

    @Test
    void anybodySeesWhatAPaperIsButNoPerson() {
        var operator = visitor(IN_PA_API);
        file(operator, link(operator));

        var page = new Visitor(port).get("/dokumen/" + id().toLowerCase());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Surat usulan", "Berlaku", "400.10/%03d/DS-58/XI/2026".formatted(proposal))
                .contains("Pemerintah Desa Pa&#39; Api, Kecamatan Krayan", "(A4)")
                .doesNotContain("Samuel", "Yosua", "Pekerja</", "650399");
    }

    @Test
    void aFileIsComparedWithWhatWasIssuedWhereTheBrowserCannot() {
        var operator = visitor(IN_PA_API);
        var issued = file(operator, link(operator)).body();
        var forged = issued.clone();
        forged[issued.length / 2] ^= 1;
        var anybody = new Visitor(port);
        anybody.get("/dokumen/" + id());

        assertThat(anybody.upload("/dokumen/" + id(), "surat.pdf", issued).body())
                .contains("Berkas ini sama dengan yang diterbitkan.");
        assertThat(anybody.upload("/dokumen/" + id(), "surat.pdf", forged).body())
                .contains("Berkas ini tidak sama dengan yang diterbitkan.");
        assertThat(anybody.upload("/dokumen/" + id(), "surat.pdf", new byte[6_000_000])
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aPaperIsReplacedWhenTheVillageCorrectsItsProposal() {
        var operator = visitor(IN_PA_API);
        file(operator, link(operator));

        tables.write("update proposal set revision = 2 where id = " + proposal);

        assertThat(new Visitor(port).get("/dokumen/" + id()).body()).contains("Sudah diganti");
    }

    @Test
    void whatWasNeverIssuedIsToldCalmly() {
        for (var unknown : new String[] {"ZZZZ-ZZZZ-ZZZZ", "1", "' or true --", "%3Cscript%3E"}) {
            var page = new Visitor(port)
                    .get("/dokumen/" + unknown.replace(" ", "%20").replace("'", "%27"));

            assertThat(page.statusCode()).as(unknown).isEqualTo(404);
            assertThat(page.body()).contains("Tidak ada dokumen dengan nomor").doesNotContain("<script>");
        }
    }

    private String id() {
        return tables.in("*", () -> JdbcClient.create(database)
                .sql("select document_id from letter where proposal_id = ? and kind = 'PROPOSAL' and paper = 'A4'")
                .param(proposal)
                .query(String.class)
                .single());
    }

    private String link(Visitor visitor) {
        return FILE.matcher(visitor.get("/usulan-desa").body())
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .filter(link -> link.contains("revision-" + proposal + "-1"))
                .findFirst()
                .orElseThrow();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }

    private HttpResponse<byte[]> file(Visitor visitor, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .header("Cookie", "JSESSIONID=" + visitor.cookie("JSESSIONID"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
