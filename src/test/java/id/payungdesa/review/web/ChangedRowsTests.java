package id.payungdesa.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.payungdesa.Clerk;
import id.payungdesa.RunningApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A village changes single rows of its list through the application as it runs, and takes the last change back. */
@RunningApplication
class ChangedRowsTests {

    private static final int VILLAGE = 63;
    private static final String HEADINGS = "NIK;Nama;Tanggal Lahir;L/P;Pekerjaan\n";

    private static Clerk operator;
    private static String proposal;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void twoPeopleOfOneNameStandOnTheListAndOneRowNamesOneOfThemAgain() {
        if (proposal == null) {
            operator = new Clerk(port, Clerk.hired(jdbc, "village_operator", VILLAGE));
            operator.fillsInStart();
            operator.presses(operator.definition("villageProposal"));
            var form = operator.form(operator.task("draftProposal"));
            proposal = "/api/proposals/"
                    + form.path("view").path("proposal").path("id").asText();
        }
        var before = listed();
        before.path("rows").forEach(row -> ask("DELETE", "/rows/" + row.path("id"), null));
        before.path("refused").forEach(row -> ask("DELETE", "/refused/" + row.path("id"), null));
        paste("""
                6503990302039200;Jufri Sakai;03/02/2003;L;Ojek
                6503990302039201;Djufri Sakai;03/02/2003;L;Nelayan
                """);
        paste("6503990302039200;Jufri Saka;03/02/2003;L;Petani\n");
    }

    @Test
    void anEditIsAnsweredWithTheListAndCanBeUndoneOnce() {
        var before = listed();

        var edited = operator.read(edit(0, "{\"NAME\":\"Jufri Sakaria\",\"NIK\":\"\"}"));

        assertThat(edited.path("message").asText()).isEqualTo("Jufri Sakai diubah.");
        assertThat(names(edited)).containsExactly("Jufri Sakaria", "Djufri Sakai");
        assertThat(listed().hasNonNull("undo")).isFalse();
        var undo = edited.path("undo").asText();
        assertThat(names(operator.read(ask("POST", "/undo/" + undo, ""))))
                .containsExactly("Jufri Sakai", "Djufri Sakai");
        assertThat(listed()).isEqualTo(before);
        assertThat(operator.sentence(ask("POST", "/undo/" + undo, ""))).contains("tidak dapat diurungkan lagi");
    }

    @Test
    void aWrongCellIsAnsweredBesideItsFieldAndNothingIsChanged() {
        var before = listed();

        var answer = edit(0, "{\"NAME\":\"\",\"NIK\":\"65\",\"OCCUPATION\":\"Ojek\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(operator.read(answer).path("fields").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("NAME", "NIK");
        assertThat(listed()).isEqualTo(before);
    }

    @Test
    void onePersonIsTypedInWithoutAnyFile() {
        var typed = """
                {"cells": {"NIK": "6503994804959202", "NAME": " Hasnah Labo ", "BIRTH_DATE": "8-Apr-95", "SEX": "P", "OCCUPATION": "Petani"}}
                """;

        var list = operator.read(ask("POST", "/rows", typed));

        assertThat(list.path("message").asText()).isEqualTo("Hasnah Labo masuk daftar.");
        assertThat(names(list)).containsExactly("Jufri Sakai", "Djufri Sakai", "Hasnah Labo");
        assertThat(names(operator.read(ask("POST", "/rows", typed))))
                .as("sent again, as the first answer was lost")
                .containsExactly("Jufri Sakai", "Djufri Sakai", "Hasnah Labo");
        assertThat(operator.read(ask("POST", "/rows", typed.replace("Labo", "Laba")))
                        .path("fields")
                        .path("NIK")
                        .asText())
                .isEqualTo("Orang dengan NIK ini sudah ada di daftar Anda, nomor 3.");
    }

    @Test
    void whoIsTypedInWrongIsAnsweredBesideTheFieldsAndNotSetAside() {
        var before = listed();

        var answer = ask("POST", "/rows", "{\"cells\": {\"NIK\": \"65\", \"OCCUPATION\": \"Petani\"}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(operator.read(answer).path("fields").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("NIK", "NAME");
        assertThat(listed()).isEqualTo(before);
    }

    @Test
    void theNextChangeForgetsTheOneBefore() {
        var removed = operator.read(ask("DELETE", "/rows/" + id(0), null));
        assertThat(removed.path("message").asText()).isEqualTo("Jufri Sakai dihapus.");

        ask("DELETE", "/refused/" + listed().path("refused").path(0).path("id"), null);

        assertThat(ask("POST", "/undo/" + removed.path("undo").asText(), "").statusCode())
                .isEqualTo(409);
        assertThat(names(listed())).containsExactly("Djufri Sakai");
    }

    @Test
    void whoMightBeOnePersonIsShownWithTheOther() {
        var list = listed();

        assertThat(list.path("rows").path(1).path("twin").asLong()).isEqualTo(id(0));
        assertThat(list.path("rows").path(0).path("twin").asLong()).isEqualTo(id(1));
        assertThat(list.path("refused").path(0).path("twin").asLong()).isEqualTo(id(0));
    }

    @Test
    void nobodyElseChangesTheList() {
        var stranger = new Clerk(port, Clerk.hired(jdbc, "village_operator", VILLAGE + 1));

        var edited = stranger.json("PUT", proposal + "/roster/rows/" + id(0), "{\"cells\":{\"NAME\":\"X\"}}");
        var template = stranger.get(proposal + "/roster-template.xlsx");

        assertThat(stranger.sentence(edited)).isEqualTo("Usulan ini tidak ditemukan.");
        assertThat(template.statusCode()).isEqualTo(409);
        assertThat(names(listed())).containsExactly("Jufri Sakai", "Djufri Sakai");
    }

    @Test
    void theTemplateIsTheVillagesOwn() {
        var answer = operator.get(proposal + "/roster-template.xlsx");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name ->
                        assertThat(name).contains("daftar-calon-peserta-").contains("-2027.xlsx"));
    }

    private HttpResponse<String> edit(int nth, String cells) {
        return ask("PUT", "/rows/" + id(nth), "{\"cells\":" + cells + "}");
    }

    private HttpResponse<String> ask(String method, String path, String body) {
        return operator.json(method, proposal + "/roster" + path, body);
    }

    private long id(int nth) {
        return listed().path("rows").path(nth).path("id").asLong();
    }

    private JsonNode listed() {
        return operator.read(operator.get(proposal + "/roster"));
    }

    private void paste(String rows) {
        operator.send(operator.request(proposal + "/roster/paste")
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("X-APP-XSRF", operator.cookie("APP-XSRF"))
                .POST(BodyPublishers.ofString(HEADINGS + rows)));
    }

    private static List<String> names(JsonNode list) {
        return StreamSupport.stream(list.path("rows").spliterator(), false)
                .map(row -> row.path("name").asText())
                .toList();
    }
}
