package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Clerk;
import id.payungdesa.RunningApplication;
import id.payungdesa.database.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Officials who press twice, work in two tabs or on a bad line: one winner, and a sentence for the others. */
@RunningApplication
class EdgeTests {

    private static final int AT_ONCE = 4;
    private static final String YOURS = "Tugas ini sudah Anda selesaikan; keputusan Anda tercatat.";
    private static final String STARTED = "Isian ini sudah dipakai untuk memulai. Lihat hasilnya di daftar tugas Anda.";
    private static final String OTHER_TAB =
            "Isian ini sudah diubah di tab atau perangkat lain. Muat ulang halaman, lalu periksa isiannya.";
    private static final AtomicInteger VILLAGES = new AtomicInteger(80);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    int village;
    Clerk operator;
    String task;

    @BeforeEach
    void theOperatorHasTakenTheDraft() {
        village = jdbc.sql("select id from village where kind = 'VILLAGE' order by id offset ? limit 1")
                .param(VILLAGES.incrementAndGet())
                .query(Integer.class)
                .single();
        operator = new Clerk(port, Clerk.hired(jdbc, "village_operator", village));
        operator.fillsInStart();
        assertThat(operator.presses(operator.definition("villageProposal")).statusCode())
                .isEqualTo(200);
        task = operator.task("draftProposal");
        assertThat(operator.claims(task).statusCode()).isEqualTo(204);
    }

    @Test
    void ofFourWhoCompleteAtOnceOneWinsAndTheOthersAreTold() {
        for (int round = 0; round < 50; round++) {
            if (round > 0) {
                theOperatorHasTakenTheDraft();
            }
            lists();
            operator.saves(task, Map.of("note", "Mohon diperiksa"));

            var answers = atOnce(() -> operator.completes(task));

            assertThat(answers).filteredOn(answer -> answer.statusCode() < 300).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.statusCode() >= 300)
                    .hasSize(AT_ONCE - 1)
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(409);
                        assertThat(operator.sentence(answer)).isEqualTo(YOURS);
                    });
            assertThat(number("select count(*) from step where proposal_id = :p and step = 'signProposal'"))
                    .isOne();
            assertThat(number(
                            "select count(*) from audit_entry where subject = :p::text and action = 'DRAFT_FINISHED'"))
                    .isOne();
        }
    }

    @Test
    void whoNeverHeardThatItIsDoneAndPressesAgainIsTold() {
        lists();
        operator.saves(task, Map.of());
        assertThat(operator.completes(task).statusCode()).isLessThan(300);

        var again = operator.completes(task);

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(operator.sentence(again)).isEqualTo(YOURS);
        assertThat(operator.get("/api/tasks/" + task).statusCode()).isEqualTo(410);
        assertThat(operator.sentence(operator.get("/api/tasks/" + task))).isEqualTo(YOURS);
    }

    @Test
    void ofFourWhoStartAtOnceOneWinsAndTheOthersAreTold() {
        var definition = operator.definition("villageProposal");
        operator.fillsInStart();

        var answers = atOnce(() -> operator.presses(definition));

        assertThat(answers).filteredOn(answer -> answer.statusCode() < 300).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() >= 300)
                .hasSize(AT_ONCE - 1)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(409);
                    assertThat(operator.sentence(answer)).isEqualTo(STARTED);
                });
        assertThat(proposals()).isEqualTo(2);
    }

    @Test
    void anOldTabOfAStartFormStartsNothingMore() {
        var old = operator.read(operator.get("/api/starts/villageProposal"))
                .path("decision")
                .path("version")
                .asInt();
        operator.fillsInStart();
        operator.presses(operator.definition("villageProposal"));

        var late = operator.json(
                "PUT",
                "/api/starts/villageProposal/decision",
                "{\"version\":%d,\"content\":{\"year\":2027}}".formatted(old));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(operator.read(operator.get("/api/starts/villageProposal"))
                        .path("decision")
                        .hasNonNull("content"))
                .isFalse();
        assertThat(operator.sentence(operator.presses(operator.definition("villageProposal"))))
                .isEqualTo(STARTED);
        assertThat(proposals()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"x\""})
    void whatIsNoFormIsKeptNowhere(String content) {
        var revision = operator.form(task).path("task").path("revision").asInt();

        var saved = operator.json(
                "PUT",
                "/api/tasks/" + task + "/decision",
                "{\"revision\":%d,\"version\":0,\"content\":%s}".formatted(revision, content));
        var decided = operator.json(
                "POST",
                "/api/decisions",
                "[{\"task\":\"%s\",\"revision\":%d,\"content\":%s}]".formatted(task, revision, content));

        assertThat(List.of(saved, decided)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(operator.sentence(answer)).startsWith("Isian tidak terbaca.");
        });
        assertThat(operator.form(task).path("decision").path("version").asInt()).isZero();
    }

    @Test
    void theSecondOfTwoTabsIsToldAndLosesNothingThatWasSaved() {
        var revision = operator.form(task).path("task").path("revision").asInt();
        assertThat(operator.saves(task, revision, 0, Map.of("note", "Dari tab satu"))
                        .statusCode())
                .isEqualTo(200);

        var second = operator.saves(task, revision, 0, Map.of("note", "Dari tab dua"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(operator.sentence(second)).isEqualTo(OTHER_TAB);
        assertThat(note()).isEqualTo("Dari tab satu");
        assertThat(operator.saves(task, revision, 1, Map.of("note", "Dari tab dua"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(note()).isEqualTo("Dari tab dua");
    }

    @Test
    void whatIsSavedTwiceBecauseTheAnswerGotLostIsSavedOnce() {
        var revision = operator.form(task).path("task").path("revision").asInt();
        operator.saves(task, revision, 0, Map.of("note", "Satu", "lain", 1));

        var again = operator.saves(task, revision, 0, Map.of("lain", 1, "note", "Satu"));
        var atOnce = atOnce(() -> operator.saves(task, revision, 1, Map.of("note", "Dua")));

        assertThat(operator.read(again).path("version").asInt()).isEqualTo(1);
        assertThat(atOnce).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(operator.read(answer).path("version").asInt()).isEqualTo(2);
        });
    }

    @Test
    void ofTwoOfficialsOneTakesTheTaskAndTheOtherIsTold() {
        var colleague = colleague();

        var taken = colleague.claims(task);

        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(colleague.sentence(taken)).isEqualTo("Tugas ini sudah diambil petugas lain. Muat ulang halaman.");
        assertThat(colleague.sentence(colleague.saves(task, Map.of())))
                .isEqualTo("Ambil tugas ini lebih dulu sebelum mengisinya.");
        givesBack(operator);
        assertThat(colleague.claims(task).statusCode()).isEqualTo(204);
        assertThat(operator.sentence(operator.saves(task, Map.of())))
                .isEqualTo("Ambil tugas ini lebih dulu sebelum mengisinya.");
    }

    @Test
    void ofTwoWhoTakeAFreeTaskAtOnceOneHasIt() {
        givesBack(operator);
        var colleague = colleague();
        var clerks = List.of(operator, colleague).iterator();

        var answers = atOnce(2, () -> next(clerks).claims(task));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(204, 409);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> assertThat(
                        operator.sentence(answer))
                .isIn(
                        "Tugas ini sudah diambil petugas lain. Muat ulang halaman.",
                        "Tugas ini baru saja diubah atau diselesaikan. Muat ulang halaman."));
    }

    @Test
    void whoComesLateToAColleaguesTaskIsTold() {
        lists();
        givesBack(operator);
        var colleague = colleague();
        colleague.claims(task);
        colleague.saves(task, Map.of());
        assertThat(colleague.completes(task).statusCode()).isLessThan(300);

        for (var late :
                List.of(operator.completes(task), operator.claims(task), operator.saves(task, 1, 0, Map.of()))) {
            assertThat(late.statusCode()).as(late.body()).isBetween(400, 499);
            assertThat(operator.sentence(late))
                    .isEqualTo("Tugas ini sudah diselesaikan petugas lain. Isian Anda tidak dipakai.");
        }
    }

    @Test
    void aTaskThatWasGivenBackAndTakenAgainRefusesWhatWasWrittenBefore() {
        var before = operator.form(task).path("task").path("revision").asInt();
        givesBack(operator);
        operator.claims(task);

        var stale = operator.saves(task, before, 0, Map.of("note", "lama"));

        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(operator.sentence(stale))
                .isEqualTo("Tugas ini baru saja berubah. Muat ulang halaman dan periksa isian Anda.");
    }

    @Test
    void aSessionThatEndedLosesNothingThatWasSaved() {
        operator.saves(task, Map.of("note", "Sebelum malam"));
        operator.forget("JSESSIONID");

        var late = operator.saves(task, 1, 1, Map.of("note", "Sesudah malam"));

        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(operator.sentence(late)).isEqualTo("Sesi Anda sudah berakhir. Masuk kembali, lalu lanjutkan.");
        assertThat(operator.completes(task).statusCode()).isEqualTo(401);
        operator.logsInAgain();
        assertThat(note()).isEqualTo("Sebelum malam");
        assertThat(operator.saves(task, Map.of("note", "Sesudah malam")).statusCode())
                .isEqualTo(200);
    }

    private void lists() {
        var proposal =
                operator.form(task).path("view").path("proposal").path("id").asText();
        var listed = operator.send(operator.request("/api/proposals/" + proposal + "/roster/paste")
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("X-APP-XSRF", operator.cookie("APP-XSRF"))
                .POST(BodyPublishers.ofString(
                        Resident.COLUMNS + Resident.anybody().row())));
        assertThat(operator.sentence(listed)).isEqualTo("1 baris diterima.");
        operator.showsPapers(task);
    }

    private Clerk colleague() {
        var login = "rekan." + village;
        Clerk.hired(jdbc, login, "village_operator", village);
        return new Clerk(port, login);
    }

    private void givesBack(Clerk clerk) {
        assertThat(clerk.json("POST", Clerk.ENGINE + "task/" + task + "/unclaim", "{}")
                        .statusCode())
                .isEqualTo(204);
    }

    private String note() {
        return operator.form(task).path("decision").path("content").path("note").asText();
    }

    private long proposals() {
        return inAllVillages("select count(*) from proposal where village_id = " + village);
    }

    private long number(String question) {
        var proposal = inAllVillages("select max(id) from proposal where village_id = " + village);
        return inAllVillages(question.replace(":p", String.valueOf(proposal)));
    }

    private long inAllVillages(String question) {
        return Scope.system(() -> transaction.execute(
                status -> jdbc.sql(question).query(Long.class).single()));
    }

    private static synchronized <T> T next(java.util.Iterator<T> each) {
        return each.next();
    }

    private static List<HttpResponse<String>> atOnce(Supplier<HttpResponse<String>> deed) {
        return atOnce(AT_ONCE, deed);
    }

    private static List<HttpResponse<String>> atOnce(int times, Supplier<HttpResponse<String>> deed) {
        var start = new CyclicBarrier(times);
        return Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                start.await();
                            } catch (InterruptedException | BrokenBarrierException e) {
                                throw new IllegalStateException(e);
                            }
                            return deed.get();
                        },
                        work -> new Thread(work).start()))
                .limit(times)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
