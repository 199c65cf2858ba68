package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Clerk;
import id.payungdesa.access.Role;
import id.payungdesa.review.Criterion;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Many at once, each for itself. */
@ProcessTest
class JointDecisionsTests {

    private static final Pattern CHOICE = Pattern.compile("name=\"pilih\" value=\"(.*?)\"");

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    private List<VillageStory> villages;
    private Clerk community;

    @BeforeEach
    void threeVillagesOfOneKecamatanWait() {
        villages = story.neighbours(3);
        villages.forEach(village -> village.startsAndSubmits(Map.of(), 2));
        community = story.clerk(port, villages.get(0).login(Role.COMMUNITY_OFFICER));
    }

    @Test
    void manyAreDecidedAtOnceEachAsADecisionOfItsOwn() {
        var answer = sends(community, item(0), item(1), item(2));

        assertThat(outcomes(answer)).containsExactly("DONE", "DONE", "DONE");
        assertThat(villages).allSatisfy(village -> {
            assertThat(story.tables.number(
                            "select count(*) from audit_entry where subject = ? and action = 'CANDIDATES_VERIFIED'",
                            village.proposal().toString()))
                    .isEqualTo(1);
            assertThat(village.openSteps()).doesNotContain("verifyCandidates");
        });
        assertThat(story.tables.rows(
                        "select distinct login from step join official on official.id = closed_by where step = 'verifyCandidates'"
                                + " and proposal_id = any (?)",
                        (Object) ids()))
                .containsExactly(villages.get(0).login(Role.COMMUNITY_OFFICER));
    }

    @Test
    void oneThatFailsStopsNoOther() {
        var items = List.of(item(0), item(1), item(2));
        story.tables.whileRefusing("verdict", villages.get(1).id(), () -> {
            var answer = sends(community, items.toArray(String[]::new));

            assertThat(outcomes(answer)).containsExactly("DONE", "FAILED", "DONE");
            assertThat(answer.body()).contains("Belum tercatat; kirim lagi");
        });

        assertThat(villages.get(1).openSteps()).contains("verifyCandidates");
        assertThat(assignee(1)).as("Nobody holds what was not decided").isEqualTo("none");
        assertThat(outcomes(sends(community, items.toArray(String[]::new))))
                .containsExactly("DONE_BEFORE", "DONE", "DONE_BEFORE");
    }

    @Test
    void whatIsSentTwiceIsDecidedOnce() {
        var item = item(0);

        var both = Stream.of(
                        CompletableFuture.supplyAsync(() -> sends(community, item)),
                        CompletableFuture.supplyAsync(() -> sends(community, item)))
                .map(CompletableFuture::join)
                .toList();

        assertThat(both.stream().flatMap(answer -> outcomes(answer).stream()))
                .containsExactlyInAnyOrder("DONE", "DONE_BEFORE");
        assertThat(outcomes(sends(community, item, item))).containsExactly("DONE_BEFORE", "DONE_BEFORE");
        assertThat(verdicts(0)).isEqualTo(2);
    }

    @Test
    void whoDecidesOtherwiseAfterwardsReadsThatTheFirstCounts() {
        sends(community, item(0));

        var other = sends(
                community, item(0).replace("\"othersAccepted\":true", "\"othersAccepted\":true,\"note\":\"lain\""));

        assertThat(outcomes(other)).containsExactly("CHANGED");
        assertThat(other.body()).contains("Yang pertama yang tercatat");
    }

    @Test
    void aTaskThatHasChangedSinceItWasSeenIsNotDecided() {
        var item = item(0);
        var me = villages.get(0).login(Role.COMMUNITY_OFFICER);
        story.desks.takes(me, villages.get(0).key(), "verifyCandidates");

        assertThat(outcomes(sends(community, item))).containsExactly("CHANGED");

        assertThat(outcomes(sends(community, item(0)))).containsExactly("DONE");
    }

    @Test
    void aTaskThatAColleagueHasTakenStaysTheirs() {
        var colleague = villages.get(0).alsoHeld(Role.COMMUNITY_OFFICER);
        var items = List.of(item(0), item(1));
        story.desks.takes(colleague, villages.get(0).key(), "verifyCandidates");

        var answer = sends(community, items.toArray(String[]::new));

        assertThat(outcomes(answer)).containsExactly("TAKEN", "DONE");
        assertThat(answer.body()).contains("Sedang dikerjakan " + colleague);
    }

    @Test
    void twoOfficialsAtOneMomentDecideEachTaskOnce() {
        var colleague = story.clerk(port, villages.get(0).alsoHeld(Role.COMMUNITY_OFFICER));
        var items = new String[] {item(0), item(1), item(2)};

        var mine = CompletableFuture.supplyAsync(() -> outcomes(sends(community, items)));
        var theirs = CompletableFuture.supplyAsync(() -> outcomes(sends(colleague, items)));
        var all = Stream.concat(mine.join().stream(), theirs.join().stream()).toList();

        assertThat(all).hasSize(6).filteredOn("DONE"::equals).hasSize(3);
        assertThat(all).filteredOn(outcome -> !outcome.equals("DONE")).allMatch(List.of("CHANGED", "TAKEN")::contains);
    }

    @Test
    void whosePostHasJustEndedDecidesNoneOfThem() {
        var login = villages.get(0).alsoHeld(Role.COMMUNITY_OFFICER);
        var colleague = story.clerk(port, login);
        colleague.get("/api/starts");
        story.tables.row("""
                with ended as (
                    update post set valid = daterange('2026-01-01', '2026-01-02')
                    where official_id = (select id from official where login = ?) returning 1
                )
                select count(*)::text from ended
                """, login);

        var answer = sends(colleague, item(0), item(1), item(2));

        assertThat(answer.body()).contains("Jabatan Anda baru saja berubah").doesNotContain("DONE");
        assertThat(villages)
                .allSatisfy(village -> assertThat(village.openSteps()).contains("verifyCandidates"));
    }

    @Test
    void aNeighboursTaskIsAsGoodAsNone() {
        var elsewhere = story.village();
        elsewhere.startsAndSubmits(Map.of(), 1);

        var answer = sends(community, item(elsewhere), item(0));

        assertThat(outcomes(answer)).containsExactly("REFUSED", "DONE");
        assertThat(answer.body()).contains("Tugas ini tidak ditemukan.");
        assertThat(elsewhere.openSteps()).contains("verifyCandidates");
    }

    @Test
    void whatIsOddIsDecidedAlone() {
        story.tables.change("""
                insert into verdict (candidate_id, village_id, verdict, reason, given_at)
                select min(id), village_id, 'REFUSED', 'GANDA', now() from candidate where proposal_id = ? group by village_id
                """, villages.get(0).proposal().value());

        var answer = sends(community, item(0), item(1));

        assertThat(outcomes(answer)).containsExactly("REFUSED", "DONE");
        assertThat(answer.body()).contains("Ada catatan: 1 orang ganda dengan desa lain");
    }

    @Test
    void aStepThatWantsEachCaseLookedAtIsDecidedAlone() {
        villages.get(0).fileIsReceived();
        var evaluator = story.clerk(port, villages.get(0).login(Role.EVALUATION_OFFICER));
        var task = story.desks.openTask(villages.get(0).key(), "prepareEvaluation");

        var answer = sends(evaluator, "{\"task\":\"%s\",\"revision\":1,\"content\":{\"checks\":{}}}".formatted(task));

        assertThat(outcomes(answer)).containsExactly("REFUSED");
        assertThat(answer.body()).contains("Langkah ini diputuskan satu per satu.");
    }

    @Test
    void whoHelpedToDraftDoesNotReview() {
        var partial = villages.get(1).alsoHeld(Role.COMMUNITY_OFFICER);
        story.tables.change(
                "insert into post (official_id, role, village_id, valid) select id, 'village_secretary', ?, '[2026-01-01,)'"
                        + " from official where login = ?",
                villages.get(1).id(),
                partial);

        var answer = sends(story.clerk(port, partial), item(0), item(1));

        assertThat(outcomes(answer)).containsExactly("DONE", "REFUSED");
        assertThat(answer.body()).contains("Anda menjabat di desa ini");
    }

    @Test
    void noMoreThanTwentyFiveAreTakenAtOnce() {
        var item = item(0);

        var answer = sends(community, Stream.generate(() -> item).limit(26).toArray(String[]::new));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(community.sentence(answer)).contains("Paling banyak 25");
        assertThat(verdicts(0)).isZero();
    }

    @Test
    void aBrowserWithoutScriptsDecidesManyWithForms() {
        var queue = community.get("/antrean").body();
        var chosen =
                CHOICE.matcher(queue).results().map(choice -> choice.group(1)).toList();
        var check = community.get(
                "/antrean/bersama?kembali=%2Fantrean%3Furut%3Ddesa&pilih=" + String.join("&pilih=", chosen));
        assertThat(check.body())
                .contains("Terima calon dari 3 desa", "href=\"/antrean?urut=desa\"", "6</span> <small>orang");

        assertThat(sendsForm(chosen, false).body()).contains("Centang pernyataan ini lebih dulu.");
        assertThat(verdicts(0)).isZero();
        assertThat(sendsForm(chosen, true).body())
                .contains("Semua 3 keputusan sudah dicatat.", villages.get(0).name());
        assertThat(sendsForm(chosen, true).body()).contains("Semua 3 keputusan", "tidak dicatat dua kali");
        assertThat(verdicts(0)).isEqualTo(2);
    }

    @Test
    void theCounterReceivesManyFilesEachWithItsOwnNumber() {
        var counter = story.clerk(port, villages.get(0).login(Role.SUBDISTRICT_COUNTER));
        var chosen = CHOICE.matcher(counter.get("/antrean").body())
                .results()
                .map(choice -> choice.group(1))
                .toList();

        var same = form(
                counter, "receiveFile", chosen, "&tanggal=2026-11-20&jam=09.15&setuju=true&nomor=A&nomor=A&nomor=B");
        assertThat(same.body()).contains("Setiap desa mendapat nomor tanda terima sendiri.");

        var answer = form(
                counter, "receiveFile", chosen, "&tanggal=2026-11-20&jam=09.15&setuju=true&nomor=A&nomor=B&nomor=C");

        assertThat(answer.body()).contains("Semua 3 keputusan sudah dicatat.");
        assertThat(story.tables.rows(
                        "select receipt_number || ' ' || to_char(received_at at time zone 'Asia/Makassar', 'HH24:MI') from evaluation"
                                + " where received_for = any (?) order by 1",
                        (Object) ids()))
                .containsExactly("A 09:15", "B 09:15", "C 09:15");
    }

    @Test
    void theCamatSignsWhereEveryCriterionIsMetEachWithItsOwnNumber() {
        villages.forEach(VillageStory::fileIsReceived);
        villages.get(0).isPrepared(Map.of());
        villages.get(1).isPrepared(Map.of(Criterion.CEILINGS, VillageStory.fault("Siltap lebih dari 30 %", "OTHER")));
        villages.get(2).isPrepared(Map.of());
        var camat = story.clerk(port, villages.get(0).login(Role.SUBDISTRICT_HEAD));
        var queue = camat.get("/antrean").body();
        var chosen =
                CHOICE.matcher(queue).results().map(choice -> choice.group(1)).toList();

        assertThat(queue).contains("1 kriteria evaluasi dengan temuan");
        assertThat(chosen).hasSize(2);
        var answer = form(
                camat, "signEvaluation", chosen, "&tanggal=2026-11-20&setuju=true&nomor=188.4%2F31&nomor=188.4%2F32");

        assertThat(answer.body()).contains("Semua 2 keputusan sudah dicatat.");
        assertThat(story.tables.rows(
                        "select decree_number || ' ' || result from evaluation where received_for = any (?) and result is not null"
                                + " order by 1",
                        (Object) ids()))
                .containsExactly("188.4/31 COMPLIANT", "188.4/32 COMPLIANT");
        assertThat(villages.get(1).openSteps()).contains("signEvaluation");
    }

    @Test
    void aFindingOfTheEvaluationIsDecidedAloneWhoeverAsks() {
        villages.get(0).fileIsReceived();
        villages.get(0).isPrepared(Map.of(Criterion.CEILINGS, VillageStory.fault("Siltap lebih dari 30 %", "OTHER")));
        var task = story.desks.openTask(villages.get(0).key(), "signEvaluation");

        var answer = sends(
                story.clerk(port, villages.get(0).login(Role.SUBDISTRICT_HEAD)),
                "{\"task\":\"%s\",\"revision\":%s,\"content\":{\"outcome\":\"SIGN\",\"result\":\"COMPLIANT\",\"number\":\"1\",\"date\":\"2026-11-20\"}}"
                        .formatted(task, story.tables.row("select rev_::text from act_ru_task where id_ = ?", task)));

        assertThat(outcomes(answer)).containsExactly("REFUSED");
        assertThat(answer.body()).contains("Ada catatan: 1 kriteria evaluasi dengan temuan");
    }

    @Test
    void aNumberIsKeptAsItWasTyped() {
        var counter = story.clerk(port, villages.get(0).login(Role.SUBDISTRICT_COUNTER));
        var chosen = CHOICE.matcher(counter.get("/antrean").body())
                .results()
                .map(choice -> choice.group(1))
                .limit(1)
                .toList();
        var number = "&nomor=TT+31%2C+lembar+2&tanggal=2026-11-20";

        assertThat(form(counter, "receiveFile", chosen, number).body())
                .contains("value=\"TT 31, lembar 2\"", "Isi jam terima");
        form(counter, "receiveFile", chosen, number + "&jam=pagi&setuju=true");
        form(counter, "receiveFile", chosen, number + "&jam=9.15&setuju=true");

        assertThat(story.tables.rows(
                        "select receipt_number from evaluation where received_for = any (?)", (Object) ids()))
                .containsExactly("TT 31, lembar 2");
    }

    private HttpResponse<String> sendsForm(List<String> chosen, boolean agreed) {
        return form(community, "verifyCandidates", chosen, agreed ? "&setuju=true" : "");
    }

    private static HttpResponse<String> form(Clerk clerk, String step, List<String> chosen, String fields) {
        return clerk.form("/antrean/bersama", "langkah=" + step + "&pilih=" + String.join("&pilih=", chosen) + fields);
    }

    private static HttpResponse<String> sends(Clerk clerk, String... items) {
        return clerk.json("POST", "/api/decisions", Arrays.toString(items));
    }

    private List<String> outcomes(HttpResponse<String> answer) {
        return community.read(answer).findValuesAsText("outcome");
    }

    private String item(int village) {
        return item(villages.get(village));
    }

    /** As the page would send it at this moment. */
    private String item(VillageStory village) {
        var task = story.tables.row(
                "select max(task_id) from step where proposal_id = ? and step = 'verifyCandidates'",
                village.proposal().value());
        return "{\"task\":\"%s\",\"revision\":%s,\"content\":{\"verdicts\":{},\"othersAccepted\":true}}"
                .formatted(
                        task,
                        story.tables.row("select coalesce(max(rev_), 0)::text from act_ru_task where id_ = ?", task));
    }

    private String assignee(int village) {
        return story.tables.row(
                "select coalesce(assignee_, 'none') from act_ru_task where id_ = ?",
                story.desks.openTask(villages.get(village).key(), "verifyCandidates"));
    }

    private long verdicts(int village) {
        return story.tables.number(
                "select count(*) from verdict join candidate on candidate.id = candidate_id where proposal_id = ?",
                villages.get(village).proposal().value());
    }

    private Long[] ids() {
        return villages.stream().map(village -> village.proposal().value()).toArray(Long[]::new);
    }
}
