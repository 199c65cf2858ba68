package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payungdesa.Clerk;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.monitoring.ProposalStories;
import id.payungdesa.proposal.Outages;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.web.server.ResponseStatusException;

/** The kecamatan fills in for a village without connection. */
@ProcessTest
class HelpingHandTests {

    private static final Map<String, ?> SIGNED = Map.of("outcome", "SIGN");
    private static final String FILLED_IN =
            "Anda mengisikan usulan ini untuk desa, jadi tidak boleh memeriksanya. Serahkan tugas ini kepada petugas lain.";
    private static final String NO_LONGER =
            "Desa ini tidak lagi ditandai tanpa sambungan, jadi kecamatan tidak dapat mengisi untuknya.";

    @Autowired
    Story story;

    @LocalServerPort
    int port;

    @Autowired
    Outages outages;

    @Autowired
    Upkeep upkeep;

    @Autowired
    TaskController forms;

    @Autowired
    ProposalStories stories;

    @Autowired
    Officials officials;

    /** Of the villages of earlier stories, in whatever order they were told. */
    @BeforeEach
    void noVillageIsMarked() {
        story.tables.change("update outage set ended_at = now(), ended_by = marked_by where ended_at is null");
    }

    @Test
    void theCounterFillsInAndTheVillageSeesForWhom() {
        var village = cutOff();
        var operator = village.login(Role.VILLAGE_OPERATOR);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        startedBy(counter, village);
        village.lists(residents(2));
        story.desks.does(counter, village.key(), "draftProposal", Map.of("note", "Diantar Pak Sekdes"));

        assertThat(story.tables.rows("""
                        select action || ': ' || official.name || ' for ' || holder.name from audit_entry
                        join official on official.id = official_id join official holder on holder.id = on_behalf_of
                        where subject = ? order by seq
                        """, village.proposal().toString()))
                .containsExactly(
                        "PROPOSAL_STARTED: %s for %s".formatted(counter, operator),
                        "DRAFT_FINISHED: %s for %s".formatted(counter, operator));
        var told = story.desks.as(
                operator, () -> stories.of(officials.findByLogin(operator).orElseThrow()));
        assertThat(told.get(0).decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.by()).isEqualTo(operator);
            assertThat(decision.hand()).contains("diisikan oleh %s, Petugas Loket Kecamatan".formatted(counter));
        });

        village.headSigns();
        assertThat(village.openSteps()).containsExactly("receiveFile", "verifyCandidates");
    }

    @Test
    void whoTellsForTheVillageThatItsFileIsCompleteStillReceivesIt() {
        var village = story.village();
        village.submits(residents(1));
        marks(
                village,
                village.login(Role.SUBDISTRICT_HEAD),
                story.calendar.today().plusDays(30));
        var counter = village.login(Role.SUBDISTRICT_COUNTER);

        story.desks.does(
                counter, village.key(), "receiveFile", Map.of("outcome", "HAND_BACK", "note", "Perdes RKPDes"));
        story.desks.does(counter, village.key(), "completeFile", Map.of("complete", true));
        village.fileIsReceived();

        assertThat(village.openSteps()).contains("prepareEvaluation");
        assertThat(hands(village)).isEmpty();
    }

    @Test
    void whoFilledInReviewsNothingOfIt() {
        var village = cutOff();
        var helper = village.alsoHeld(Role.SUBDISTRICT_COUNTER, Role.EVALUATION_OFFICER, Role.COMMUNITY_OFFICER);
        filledInBy(helper, village);
        village.headSigns();

        assertThat(refusal(() -> story.desks.takes(helper, village.key(), "receiveFile")))
                .startsWith("Anda ikut menyusun");
        assertThat(refusal(() -> story.desks.takes(helper, village.key(), "verifyCandidates")))
                .startsWith("Anda ikut menyusun");
    }

    @Test
    void whoFilledInOnlyAPartDoesNotReviewEitherWhoeverFinishedIt() {
        var village = cutOff();
        var helper = village.alsoHeld(Role.SUBDISTRICT_COUNTER, Role.EVALUATION_OFFICER, Role.COMMUNITY_OFFICER);
        village.starts(Map.of());
        var task = story.desks.takes(helper, village.key(), "draftProposal");
        story.desks.writes(helper, task, Map.of("note", "Baru setengah"));
        story.desks.givesBack(task);
        village.lists(residents(1));
        village.finishesDraft();
        village.headSigns();

        assertThat(story.tables.row("select official.login from revision join official on official.id = drafted_by"
                        + " where proposal_id = " + village.proposal()))
                .isEqualTo(village.login(Role.VILLAGE_OPERATOR));
        assertThat(refusal(() -> story.desks.takes(helper, village.key(), "receiveFile")))
                .isEqualTo(FILLED_IN);
        assertThat(refusal(() -> story.desks.takes(helper, village.key(), "verifyCandidates")))
                .isEqualTo(FILLED_IN);
        village.fileIsReceived();
        assertThat(refusal(() -> story.desks.takes(helper, village.key(), "prepareEvaluation")))
                .isEqualTo(FILLED_IN);
        assertThatThrownBy(() -> story.tables.change("""
                        insert into finding (proposal_id, village_id, revision, track, remark, raised_by, raised_at)
                        select ?, ?, 1, 'BUDGET', 'x', id, '2026-11-20T08:00Z' from official where login = ?
                        """, village.proposal().value(), village.id(), helper))
                .hasMessageContaining(FILLED_IN);
    }

    @Test
    void theOperatorTakesOverWhatTheKecamatanHasBegun() {
        var village = cutOff();
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var operator = village.login(Role.VILLAGE_OPERATOR);
        village.starts(Map.of());
        var task = story.desks.takes(counter, village.key(), "draftProposal");
        story.desks.writes(counter, task, Map.of("note", "Baru setengah"));

        ends(village);

        assertThat(assignee(task)).isEqualTo("none");
        story.desks.takes(operator, village.key(), "draftProposal");
        assertThat(story.desks.sees(operator, task).decision().content()).contains("Baru setengah");
        assertThat(story.desks.sees(operator, task).task().fillsInFor()).isEmpty();
        assertThatThrownBy(() -> story.desks.sees(counter, task)).isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void aTaskThatWasThereBeforeIsOpenedToTheKecamatanAndSaysForWhom() {
        var village = story.village();
        village.starts(Map.of());
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        assertThatThrownBy(() -> story.desks.takes(counter, village.key(), "draftProposal"))
                .isInstanceOf(RuntimeException.class);

        marks(village, village.login(Role.SUBDISTRICT_HEAD), story.calendar.today());

        var task = story.desks.takes(counter, village.key(), "draftProposal");
        assertThat(story.desks.sees(counter, task).task().fillsInFor())
                .contains(
                        new TaskController.Signer("Operator Desa", Optional.of(village.login(Role.VILLAGE_OPERATOR))));
    }

    @Test
    void aVillageThatIsNotMarkedIsNotFilledInFor() {
        var village = story.village();
        village.starts(Map.of());
        var counter = village.login(Role.SUBDISTRICT_COUNTER);

        assertThat(refusal(() -> startedBy(counter, village))).startsWith("Hanya operator desa");
        assertThatThrownBy(() -> story.desks.takes(counter, village.key(), "draftProposal"))
                .isInstanceOf(RuntimeException.class);
        assertThat(refusal(() -> handIn(counter, village.proposal()))).isEqualTo(NO_LONGER);
    }

    @Test
    void anotherKecamatanDoesNotHelp() {
        var village = cutOff();
        village.starts(Map.of());
        var stranger = story.village().login(Role.SUBDISTRICT_COUNTER);

        assertThatThrownBy(() -> story.desks.takes(stranger, village.key(), "draftProposal"))
                .isInstanceOf(RuntimeException.class);
        assertThat(refusal(() -> startedBy(stranger, village))).startsWith("Hanya operator desa");
        assertThatThrownBy(() -> handIn(stranger, village.proposal())).hasMessageContaining(NO_LONGER);
    }

    @Test
    void theOtherDeskOfTheKecamatanWasNotAsked() {
        var village = cutOff();
        village.starts(Map.of());
        var other = village.login(Role.COMMUNITY_OFFICER);

        assertThatThrownBy(() -> story.desks.takes(other, village.key(), "draftProposal"))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> handIn(other, village.proposal())).hasMessageContaining(NO_LONGER);
    }

    @Test
    void helpEndsWithTheLastDay() {
        var village = story.village();
        village.starts(Map.of());
        marks(village, village.login(Role.SUBDISTRICT_HEAD), story.calendar.today());
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var task = story.desks.takes(counter, village.key(), "draftProposal");
        story.desks.saves(counter, task, Map.of("note", "x"));

        story.calendar.becomes(story.calendar.today().plusDays(1), LocalTime.of(0, 5));

        assertThat(refusal(() -> story.desks.writes(counter, task, Map.of("note", "y"))))
                .isEqualTo(NO_LONGER);
        assertThat(refusal(() -> story.desks.completes(counter, task))).isEqualTo(NO_LONGER);
        upkeep.run();
        assertThat(assignee(task)).isEqualTo("none");
        assertThat(story.tables.number("select count(*) from act_ru_identitylink where task_id_ = ?", task))
                .isEqualTo(1);
    }

    @Test
    void theHeadSignsOnPaperAndSomebodyElseAtTheCounterRecordsIt() {
        var village = cutOff();
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        filledInBy(counter, village);
        var other = village.alsoHeld(Role.SUBDISTRICT_COUNTER);
        var head = village.login(Role.VILLAGE_HEAD);
        var task = story.desks.takes(other, village.key(), "signProposal");
        assertThat(story.desks.sees(other, task).papers().papers())
                .extracting(asked -> asked.code() + " " + asked.required())
                .containsExactly("SIGNED_PAPER true");
        story.desks.writes(other, task, onPaper());
        assertThat(refusal(() -> story.desks.completes(other, task)))
                .startsWith("Masih kurang: Naskah bertanda tangan.");
        story.desks.saves(other, task, onPaper());
        story.desks.completes(other, task);

        assertThat(story.tables.row("""
                        select drafter.login || ', ' || signer.login || ', ' || recorder.login from revision
                        join official drafter on drafter.id = drafted_by join official signer on signer.id = signed_by
                        join official recorder on recorder.id = recorded_by where proposal_id = ?
                        """, village.proposal().value()))
                .isEqualTo("%s, %s, %s".formatted(counter, head, other));
        assertThat(story.tables.row("""
                        select official.name || ' for ' || holder.name from audit_entry
                        join official on official.id = official_id join official holder on holder.id = on_behalf_of
                        where action = 'PROPOSAL_SUBMITTED' and subject = ?
                        """, village.proposal().toString())).isEqualTo(other + " for " + head);
    }

    @Test
    void whoFilledInDoesNotRecordTheSignature() {
        var village = cutOff();
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        filledInBy(counter, village);

        assertThat(refusal(() -> story.desks.does(counter, village.key(), "signProposal", onPaper())))
                .startsWith("Anda mengisikan usulan ini untuk desa, jadi tidak boleh mencatat tanda tangannya.");
        assertThat(village.openSteps()).containsExactly("signProposal");
    }

    @Test
    void theCounterCorrectsForTheVillageToo() {
        var village = story.village();
        village.isReady(1);
        var round = story.opensRound(village, story.village().isReady(1));
        story.atDesk("recommendRound", round, Story.without(village, "HANDED_BACK", "Rekening keliru"));
        story.waitsUntil(() -> village.openSteps().contains("correctProposal"));
        marks(village, "petugas.dpmpd", story.calendar.today().plusDays(9));
        var counter = village.alsoHeld(Role.SUBDISTRICT_COUNTER);

        story.desks.does(counter, village.key(), "correctProposal", VillageStory.correction("Diperbaiki"));

        assertThat(village.openSteps()).contains("signProposal").doesNotContain("correctProposal");
        assertThat(story.tables.row("""
                        select official.name || ' for ' || holder.name from audit_entry
                        join official on official.id = official_id join official holder on holder.id = on_behalf_of
                        where action = 'PROPOSAL_CORRECTED' and subject = ?
                        """, village.proposal().toString()))
                .isEqualTo(counter + " for " + village.login(Role.VILLAGE_OPERATOR));
    }

    @Test
    void theCounterWorksThroughTheGateAndIsRememberedForTheListToo() {
        var village = cutOff();
        var login = village.alsoHeld(Role.SUBDISTRICT_COUNTER);
        village.starts(Map.of());
        var counter = story.clerk(port, login);
        var task = counter.task("draftProposal");
        assertThat(counter.claims(task).statusCode()).isEqualTo(204);

        assertThat(pastes(counter, village)).contains("1 baris diterima");

        assertThat(hands(village)).containsExactly(login);
        ends(village);
        assertThat(pastes(counter, village)).contains("Daftar ini sudah diserahkan dan tidak dapat diubah lagi.");
        assertThat(counter.saves(task, Map.of("note", "x")).statusCode()).isEqualTo(404);
    }

    @Test
    void theVillageIsStartedForThroughTheGateOnlyWhileItIsMarked() {
        var village = cutOff();
        var counter = story.clerk(port, village.alsoHeld(Role.SUBDISTRICT_COUNTER));
        var start = counter.definition("villageProposal");
        assertThat(counter.get("/api/starts/villageProposal").body())
                .contains("\"helped\":[{\"id\":%d,".formatted(village.id()));
        ends(village);

        assertThat(counter.get("/api/starts/villageProposal").body())
                .contains("bila camat atau DPMPD sudah menandai desanya tanpa sambungan");
        assertThat(counter.json(
                                "PUT",
                                "/api/starts/villageProposal/decision",
                                "{\"version\":0,\"content\":%s}".formatted(header(village)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(counter.presses(start).body()).contains(NO_LONGER);
        assertThat(story.tables.number("select count(*) from proposal where village_id = ?", village.id()))
                .isZero();
    }

    private static String header(VillageStory village) {
        return """
                {"village": %d, "year": 2027, "firstMonth": "2027-01", "months": 12, "instalmentMonths": 12, "fundSource": "ADD",
                 "payer": "VILLAGE", "basis": "DRAFT_ORIGINAL", "activityCode": "2.2.90", "accountCode": "5.2.7.90"}
                """.formatted(village.id());
    }

    private static String pastes(Clerk clerk, VillageStory village) {
        return clerk.send(clerk.request("/api/proposals/" + village.proposal() + "/roster/paste")
                        .header("Content-Type", "text/plain;charset=UTF-8")
                        .header("X-APP-XSRF", clerk.cookie("APP-XSRF"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Resident.COLUMNS + Resident.anybody().row())))
                .body();
    }

    private List<String> hands(VillageStory village) {
        return story.tables.rows("""
                select official.login from helping_hand join official on official.id = official_id where proposal_id = ?
                """, village.proposal().value());
    }

    @Test
    void aCamatMarksTheirOwnVillagesOnly() {
        var village = story.village();
        var stranger = story.village().login(Role.SUBDISTRICT_HEAD);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);

        assertThat(refusal(() -> marks(village, stranger, story.calendar.today())))
                .isEqualTo("Hanya camat desa ini atau DPMPD yang menandai desa tanpa sambungan.");
        assertThat(refusal(() -> marks(village, counter, story.calendar.today())))
                .isEqualTo("Hanya camat desa ini atau DPMPD yang menandai desa tanpa sambungan.");
        marks(village, "petugas.dpmpd", story.calendar.today());
        assertThat(refusal(() -> marks(village, "petugas.dpmpd", story.calendar.today())))
                .startsWith("Desa ini sudah ditandai");
        assertThat(story.tables.rows(
                        "select action || ' ' || (body ->> 'helper') from audit_entry where chain = ?", village.id()))
                .containsExactly("OUTAGE_MARKED subdistrict_counter");
    }

    private VillageStory cutOff() {
        var village = story.village();
        village.login(Role.VILLAGE_OPERATOR);
        village.login(Role.VILLAGE_HEAD);
        marks(
                village,
                village.login(Role.SUBDISTRICT_HEAD),
                story.calendar.today().plusDays(30));
        return village;
    }

    private void marks(VillageStory village, String login, LocalDate until) {
        story.desks.as(login, () -> {
            outages.mark(new VillageId(village.id()), Role.SUBDISTRICT_COUNTER, until, "Menara rusak");
            return null;
        });
    }

    private void ends(VillageStory village) {
        story.desks.as(village.login(Role.SUBDISTRICT_HEAD), () -> {
            outages.of(Set.of(village.id())).forEach(outage -> outages.end(outage.id()));
            return null;
        });
    }

    private void startedBy(String login, VillageStory village) {
        village.startedBy(login, Map.of("village", village.id()));
    }

    private void filledInBy(String login, VillageStory village) {
        startedBy(login, village);
        village.lists(residents(1));
        story.desks.does(login, village.key(), "draftProposal", Map.of());
    }

    /** What the application would write of somebody who had got so far. */
    private void handIn(String login, ProposalId proposal) {
        try {
            story.tables.change("""
                    insert into helping_hand (proposal_id, village_id, official_id, role, at)
                    select proposal.id, village_id, official.id, 'subdistrict_counter', '2026-11-20T03:00Z' from proposal, official
                    where proposal.id = ? and official.login = ?
                    """, proposal.value(), login);
        } catch (DataAccessException refused) {
            throw Refused.byDatabase(refused).orElseThrow();
        }
    }

    private static Map<String, Object> onPaper() {
        var decision = new HashMap<String, Object>(SIGNED);
        decision.put("paper", Map.of("number", "", "date", "2026-11-20"));
        return decision;
    }

    private String assignee(String task) {
        return story.tables.row("select coalesce(assignee_, 'none') from act_ru_task where id_ = ?", task);
    }
}
