package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.Scans;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.proposal.ProposalId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProcessTest
class PaperControllerTests {

    private static final String OPERATOR = "operator.tanjungaru";

    @Autowired
    Story story;

    @Autowired
    ObjectMapper json;

    @LocalServerPort
    int port;

    private Visitor operator;
    private CaseKey proposal;
    private String task;

    @BeforeEach
    void theOperatorHasTakenTheDraft() {
        story.desks.starts(
                OPERATOR,
                "villageProposal",
                Map.of(
                        "year", 2027,
                        "firstMonth", "2027-01",
                        "months", 12,
                        "instalmentMonths", 12,
                        "fundSource", "ADD",
                        "payer", "VILLAGE",
                        "basis", "DRAFT_ORIGINAL",
                        "activityCode", "2.2.90",
                        "accountCode", "5.2.7.90"));
        proposal = Cases.of(new ProposalId(story.tables.number("select max(id) from proposal")));
        task = story.desks.takes(OPERATOR, proposal, "draftProposal");
        operator = visitor(OPERATOR);
    }

    @Test
    void aPaperIsSentSeenOpenedAndTakenBack() throws IOException {
        var content = Scans.pdf();

        var sent = operator.upload(papers("MUSDES_MINUTES"), "Berita Acara Musdes Désa.pdf", content);
        assertThat(sent.statusCode()).isEqualTo(200);
        var minutes = json.readTree(sent.body()).path("papers").path(0);
        assertThat(minutes.path("code").asText()).isEqualTo("MUSDES_MINUTES");
        assertThat(minutes.path("required").asBoolean()).isTrue();
        var file = minutes.path("files").path(0);
        assertThat(file.path("size").asInt()).isEqualTo(content.length);
        assertThat(file.path("by").asText()).isEqualTo("Rahmat Hidayatullah");

        var opened = operator.get("/api/papers/" + file.path("id").asLong());
        assertThat(opened.body()).isEqualTo(new String(content, StandardCharsets.UTF_8));
        assertThat(header(opened, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(opened, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(opened, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Berita%20Acara%20Musdes%20D%C3%A9sa.pdf");
        assertThat(header(opened, "Cache-Control")).contains("no-store");

        var removed = operator.json("DELETE", "/api/papers/" + file.path("id").asLong(), null);
        assertThat(json.readTree(removed.body()).path("papers").path(0).path("files"))
                .isEmpty();
        assertThat(operator.get("/api/papers/" + file.path("id").asLong()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFormOfATaskTellsItsPapers() throws IOException {
        var form = json.readTree(operator.get("/api/tasks/" + task).body());

        assertThat(form.path("papers")).hasSize(2);
        assertThat(form.path("filed").isArray()).isTrue();
        assertThat(form.path("largestPaper").asInt()).isEqualTo(5 * 1024 * 1024);
    }

    @Test
    void whoIsNotLoggedInHearsSo() {
        assertThat(new Visitor(port).get("/api/papers/1").statusCode()).isEqualTo(401);
        operator.forget("JSESSIONID");
        assertThat(operator.upload(papers("OTHER"), "x.pdf", Scans.pdf()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsNotForThemDoesNotExist() throws IOException {
        var id = sent();
        var neighbour = visitor("operator.paapi");
        var operatorOfTheSystem = visitor("pengelola");
        var colleague = visitor("sekdes.tanjungaru");

        assertThat(neighbour.get("/api/papers/" + id).statusCode()).isEqualTo(404);
        assertThat(neighbour.json("DELETE", "/api/papers/" + id, null).statusCode())
                .isEqualTo(404);
        assertThat(neighbour
                        .upload(papers("MUSDES_MINUTES"), "x.pdf", Scans.pdf())
                        .statusCode())
                .isEqualTo(404);
        assertThat(operatorOfTheSystem.get("/api/papers/" + id).statusCode()).isEqualTo(404);
        assertThat(colleague.get("/api/papers/" + id).statusCode())
                .as("of the same village")
                .isEqualTo(200);
        assertThat(colleague.json("DELETE", "/api/papers/" + id, null).statusCode())
                .as("not their desk")
                .isEqualTo(404);
        assertThat(operator.upload("/api/tasks/unknown/papers/OTHER", "x.pdf", Scans.pdf())
                        .statusCode())
                .isEqualTo(404);
        assertThat(message(operator.get("/api/papers/999999"))).isEqualTo("Berkas ini tidak ditemukan.");
    }

    @Test
    void whatIsRefusedIsSaidInASentence() throws IOException {
        assertThat(refused(operator.upload(papers("BANK_RECEIPT"), "x.pdf", Scans.pdf())))
                .isEqualTo("Tugas ini tidak meminta Bukti bayar.");
        assertThat(refused(operator.upload(papers("SIGNED_PAPER"), "x.pdf", Scans.pdf())))
                .isEqualTo("Tugas ini tidak meminta Naskah bertanda tangan.");
        assertThat(refused(operator.upload(papers("MUSDES_MINUTES"), "x.pdf", "<html>".getBytes())))
                .startsWith("Hanya PDF, foto JPEG, atau gambar PNG");
        story.desks.givesBack(task);
        assertThat(refused(operator.upload(papers("MUSDES_MINUTES"), "x.pdf", Scans.pdf())))
                .isEqualTo("Ambil tugas ini lebih dulu sebelum mengisinya.");
    }

    @Test
    void aFileBeyondEveryLimitIsRefusedByASentenceToo() throws IOException {
        for (var megabytes : new int[] {6, 12, 30}) {
            var answer = operator.upload(papers("MUSDES_MINUTES"), "besar.pdf", new byte[megabytes * 1024 * 1024]);

            assertThat(answer.statusCode()).as(megabytes + " MB").isEqualTo(413);
            assertThat(message(answer))
                    .isEqualTo("Berkas terlalu besar, paling besar 5 MB. Kecilkan berkasnya, lalu unggah lagi.");
        }
    }

    @Test
    void theSameSentTwiceIsThereOnce() throws IOException {
        var content = Scans.jpeg();

        operator.upload(papers("MUSDES_MINUTES"), "foto.jpg", content);
        var again = operator.upload(papers("MUSDES_MINUTES"), "foto.jpg", content);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json.readTree(again.body()).path("papers").path(0).path("files"))
                .hasSize(1);
    }

    private long sent() throws IOException {
        return json.readTree(operator.upload(papers("MUSDES_MINUTES"), "ba.pdf", Scans.pdf())
                        .body())
                .path("papers")
                .path(0)
                .path("files")
                .path(0)
                .path("id")
                .asLong();
    }

    private Visitor visitor(String login) {
        return new Visitor(port).loggedIn(login, DemoAccounts.PASSWORD);
    }

    private String papers(String kind) {
        return "/api/tasks/" + task + "/papers/" + kind;
    }

    private String refused(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(409);
        return message(answer);
    }

    private String message(HttpResponse<String> answer) throws IOException {
        JsonNode body = json.readTree(answer.body());
        return body.path("message").asText();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
