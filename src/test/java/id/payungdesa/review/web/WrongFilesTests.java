package id.payungdesa.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.payungdesa.Clerk;
import id.payungdesa.RunningApplication;
import id.payungdesa.roster.Files;
import id.payungdesa.roster.ReadingRoom;
import id.payungdesa.roster.RosterFile;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A village uploads what it has, through the application as it runs: one sentence says what to do, nothing is lost. */
@RunningApplication
class WrongFilesTests {

    private static final int VILLAGE = 61;

    private static Clerk operator;
    private static String list;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReadingRoom room;

    @BeforeEach
    void twoPeopleStandOnTheListAndOneRowWaits() {
        if (list == null) {
            operator = new Clerk(port, Clerk.hired(jdbc, "village_operator", VILLAGE));
            operator.fillsInStart();
            operator.presses(operator.definition("villageProposal"));
            var form = operator.form(operator.task("draftProposal"));
            list = "/api/proposals/"
                    + form.path("view").path("proposal").path("id").asText() + "/roster";
        }
        var before = listed();
        before.path("rows")
                .forEach(row ->
                        operator.json("DELETE", list + "/rows/" + row.path("id").asText(), null));
        before.path("refused")
                .forEach(row -> operator.json(
                        "DELETE", list + "/refused/" + row.path("id").asText(), null));
        paste("""
                NIK;Nama;Tanggal Lahir;L/P;Pekerjaan
                6503990302039200;Jufri Sakai;03/02/2003;L;Ojek
                6503991806749201;Syahrul Tandi;18/06/1974;L;Nelayan
                650399;Salah Ketik;18/06/1974;L;Nelayan
                """);
    }

    @ParameterizedTest
    @MethodSource("id.payungdesa.review.web.WrongFile#all")
    void aWrongFileIsAnsweredByOneSentenceAndChangesNothing(WrongFile file) {
        var before = listed();

        var answer = operator.upload(list + "/file", file.name(), file.content());

        assertThat(operator.sentence(answer)).isEqualTo(file.sentence());
        assertThat(answer.statusCode()).isEqualTo(file.status());
        assertThat(listed()).isEqualTo(before);
        assertThat(before.path("rows")).hasSize(2);
        assertThat(before.path("refused")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void aTextIsReadWhateverComputerWroteIt(String letters) {
        var mark = letters.startsWith("UTF") ? "\uFEFF" : "";
        for (var separator : List.of(";", "\t", ",")) {
            var text = mark
                    + "No;NIK;Nama;Tanggal Lahir;L/P;Pekerjaan\r\n1;6503994804959202;Hasnah Labo;8 April 1995;P;Petani\r\n";

            var answer = uploaded("daftar.csv", text.replace(";", separator).getBytes(Charset.forName(letters)));

            assertThat(answer.path("message").asText()).isEqualTo("1 baris diterima.");
            assertThat(names(answer)).containsExactly("Jufri Sakai", "Syahrul Tandi", "Hasnah Labo");
            operator.json(
                    "DELETE",
                    list + "/rows/" + answer.path("rows").path(2).path("id").asText(),
                    null);
        }
    }

    @Test
    void aListBelowItsTitleOnTheSecondSheetIsFound() throws Exception {
        try (var workbook = new XSSFWorkbook()) {
            Files.fill(
                    workbook.createSheet("Sampul"),
                    Files.line("DAFTAR CALON PESERTA"),
                    Files.line("Desa", "Tahun 2027"));
            Files.fill(
                    workbook.createSheet("Daftar"),
                    Files.line("LAMPIRAN"),
                    Files.line(""),
                    Files.line("NIK", "Nama", "Tanggal Lahir", "L/P"),
                    Files.line("6503994804959202", "Hasnah Labo", "08-04-1995", "P"));

            assertThat(names(uploaded("daftar.xlsx", Files.bytes(workbook))))
                    .containsExactly("Jufri Sakai", "Syahrul Tandi", "Hasnah Labo");
        }
    }

    @Test
    void aDateMayBeADateOrWords() {
        var file = Files.workbook(sheet -> {
            Files.fill(
                    sheet,
                    Files.line("NIK", "Nama", "Tanggal Lahir", "L/P"),
                    Files.line("6503994804959202", "Hasnah Labo", "", "P"),
                    Files.line("6503992407789203", "Yansen Rante", "24 Juli 1978", "L"),
                    Files.line("6503991709759204", "Dominggus Sanusi", "31/02/1975", "L"));
            var format = sheet.getWorkbook().createCellStyle();
            format.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("dd/mm/yyyy"));
            sheet.getRow(1).getCell(2).setCellValue(java.time.LocalDate.of(1995, 4, 8));
            sheet.getRow(1).getCell(2).setCellStyle(format);
        });

        var answer = uploaded("daftar.xlsx", file);

        assertThat(answer.path("rows").findValuesAsText("birthDate")).endsWith("8 April 1995", "24 Juli 1978");
        assertThat(reasons(answer))
                .containsExactly("Tanggal lahir tidak ada di kalender atau tidak terbaca. Tulis seperti 31/12/1990.");
    }

    @Test
    void aNikThatExcelTookForANumberIsExplained() {
        var file = Files.workbook(sheet -> {
            Files.fill(
                    sheet,
                    Files.line("NIK", "Nama"),
                    Files.line("", "Hasnah Labo"),
                    Files.line("6,50399E+15", "Yansen"));
            sheet.getRow(1).getCell(0).setCellValue(6503994804959202d);
        });

        assertThat(reasons(uploaded("daftar.xlsx", file)))
                .hasSize(2)
                .containsOnly("NIK rusak oleh Excel (tampil seperti 6,5E+15 atau angka terakhir menjadi 0). "
                        + "Ubah kolom NIK menjadi Teks, lalu ketik ulang 16 angkanya dari KTP.");
    }

    @Test
    void whoStandsBeyondTheTargetIsReserve() {
        var answer = uploaded("daftar.xlsx", WrongFile.people(120));

        assertThat(answer.path("message").asText())
                .isEqualTo(
                        "120 baris diterima (120 dengan peringatan); 22 orang di luar sasaran 100 menjadi cadangan.");
        assertThat(answer.path("totals").path("people").asInt()).isEqualTo(100);
        assertThat(answer.path("rows").findValuesAsText("standing"))
                .startsWith("PARTICIPANT")
                .endsWith("RESERVE")
                .hasSize(122);
    }

    @Test
    void thePersonWhoStandsTwiceUnderTwoSpellingsIsNoticed() {
        var answer = uploaded("daftar.csv", """
                NIK;Nama;Tanggal Lahir;L/P;Pekerjaan
                6503994804959202;Hasnah Labo;08/04/1995;P;Petani
                6503.9948.0495.9202;HASNAH  LABO;08/04/1995;P;Petani
                6503994804959777;Chasnah Labo binti Baso;08/04/1995;P;Petani
                6503990302039777;Yufri Sakai;03/02/2003;L;Petani
                6503990302039888;JUFRI\u00A0SAKKAI;03/02/2003;L;Petani
                6503991806749201;Sjahrul Tandi;18/06/1974;L;Nelayan
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(reasons(answer))
                .containsExactly(
                        "NIK sama dengan baris 1. Hapus salah satu, atau perbaiki NIK yang keliru.",
                        "Orang dengan NIK ini sudah ada di daftar Anda. Hapus baris ini.");
        assertThat(warnings(answer))
                .containsExactly(
                        twice("baris 1"),
                        twice("nomor 1 di daftar Anda"),
                        twice("baris 4"),
                        twice("nomor 1 di daftar Anda"));
    }

    @Test
    void oddLettersAreReadOrPointedOut() {
        var answer = uploaded("daftar.csv", """
                NIK;Nama;Tanggal Lahir;L/P;Pekerjaan
                \uFF16\uFF15\uFF10\uFF13\uFF19\uFF19\uFF14\uFF18\uFF10\uFF14\uFF19\uFF15\uFF19\uFF12\uFF10\uFF12;Hasnah;08/04/1995;\uFF30;Petani
                \u00A06503\u00A0992407789\u200B203\u00A0;\u00A0Yansen Rante\u2003;24/07/1978;L;Petani
                6503991709759204;Domi\u200Bnggus;17/09/1975;L;Petani
                6503990910969205;Markus\u202E buka Y;09/10/1996;L;Petani
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(names(answer)).containsExactly("Jufri Sakai", "Syahrul Tandi", "Hasnah", "Yansen Rante");
        assertThat(reasons(answer))
                .hasSize(2)
                .containsOnly("Nama Lengkap berisi tanda tersembunyi. Hapus isinya, lalu ketik ulang.");
    }

    @Test
    void aListHandedInTwiceBecauseTheAnswerGotLostStandsThereOnce() {
        var dirty = Files.resource("tanjung-aru-dirty.csv");
        var first = uploaded("daftar.csv", dirty);

        var second = uploaded("daftar.csv", dirty);

        assertThat(second.path("message").asText()).isEqualTo("0 baris diterima, 24 sudah ada di daftar Anda.");
        assertThat(second.path("rows")).isEqualTo(first.path("rows"));
        assertThat(second.path("refused")).isEqualTo(first.path("refused"));
    }

    @Test
    void othersAreServedWhileHostileFilesAreRead() throws Exception {
        var reading = new CountDownLatch(2);
        var othersAreServed = new CountDownLatch(1);
        Supplier<CompletableFuture<Void>> hostileFile = () -> CompletableFuture.runAsync(
                () -> room.read(() -> {
                    reading.countDown();
                    othersAreServed.await();
                    return RosterFile.paste("NIK;Nama\n" + Files.GOOD_NIK + ";Jufri");
                }),
                work -> new Thread(work).start());
        var hostile = Stream.generate(hostileFile).limit(2).collect(Collectors.toList());
        reading.await();
        Stream.generate(hostileFile).limit(6).forEach(hostile::add);
        await().atMost(Duration.ofSeconds(10)).until(() -> room.waiting() == 6);
        var before = listed();

        var refused = operator.upload(list + "/file", "daftar.xlsx", WrongFile.people(3));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
        assertThat(operator.sentence(refused))
                .isEqualTo("Server sedang memeriksa banyak daftar. Daftar Anda belum diterima; coba lagi sebentar.");
        assertThat(listed()).isEqualTo(before);
        assertThat(operator.get("/usulan-desa").statusCode()).isEqualTo(200);
        assertThat(operator.get("/api/roster-template.xlsx").statusCode()).isEqualTo(200);
        assertThat(operator.fillsInStart().statusCode()).isEqualTo(200);
        assertThat(hostile).noneMatch(CompletableFuture::isDone);

        othersAreServed.countDown();
        assertThat(hostile).allSatisfy(read -> assertThat(read).succeedsWithin(Duration.ofSeconds(10)));
        assertThat(uploaded("daftar.xlsx", WrongFile.people(3)).path("rows")).hasSize(5);
    }

    @Test
    void whatNoFormOfOursSendsIsAMistakeAndNoTrouble() {
        var file = list + "/file";
        assertThat(List.of(
                        operator.json("POST", file, "{}"),
                        operator.json("GET", "/api/proposals/x/roster", null),
                        operator.json("PUT", list + "/refused/1", "{\"cells\":null}"),
                        operator.json("PUT", list + "/refused/1", "{\"cells\":{\"NIK\":null,\"TINGGI\":\"2\"}}"),
                        operator.send(operator.request(file)
                                .header("Content-Type", "multipart/form-data; boundary=x")
                                .header("X-APP-XSRF", operator.cookie("APP-XSRF"))
                                .POST(BodyPublishers.ofString(
                                        "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n1\r\n--x--\r\n"))),
                        operator.json(
                                "PUT",
                                "/api/starts/villageProposal/decision",
                                "{\"version\":0,\"content\":{\"a\":\"\\\ud83d\"}}"),
                        operator.json(
                                "PUT",
                                "/api/starts/villageProposal/decision",
                                "{\"version\":0,\"content\":{\"a\":\"\\\u0000\"}}"),
                        operator.json(
                                "PUT", "/api/starts/villageProposal/decision", "[" + " ".repeat(1_100_000) + "]")))
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
                    assertThat(operator.sentence(answer)).endsWith(".");
                });
    }

    private static String twice(String where) {
        return "Nama dan tanggal lahir sama dengan " + where
                + ", tetapi NIK berbeda. Pastikan dua orang, lalu beri tanda setuju.";
    }

    private JsonNode uploaded(String name, byte[] content) {
        var answer = operator.upload(list + "/file", name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return operator.read(answer);
    }

    private void paste(String rows) {
        HttpResponse<String> answer = operator.send(operator.request(list + "/paste")
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("X-APP-XSRF", operator.cookie("APP-XSRF"))
                .POST(BodyPublishers.ofString(rows)));
        assertThat(operator.sentence(answer)).isEqualTo("2 baris diterima, 1 perlu diperbaiki.");
    }

    private JsonNode listed() {
        return operator.read(operator.get(list));
    }

    private static List<String> names(JsonNode answer) {
        return texts(answer.path("rows"), "name");
    }

    /** Why rows were refused that were not there before. */
    private static List<String> reasons(JsonNode answer) {
        var reasons = new ArrayList<String>();
        answer.path("refused").forEach(row -> {
            if (!row.path("cells").path("NAME").asText().equals("Salah Ketik")) {
                reasons.addAll(texts(row.path("reasons"), "text"));
            }
        });
        return reasons;
    }

    private static List<String> warnings(JsonNode answer) {
        var warnings = new ArrayList<String>();
        answer.path("rows").forEach(row -> row.path("warnings").forEach(warning -> warnings.add(warning.asText())));
        return warnings;
    }

    private static List<String> texts(JsonNode rows, String field) {
        var texts = new ArrayList<String>();
        rows.forEach(row -> texts.add(row.path(field).asText()));
        return texts;
    }
}
