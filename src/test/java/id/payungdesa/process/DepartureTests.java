package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import id.payungdesa.access.Capacity;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.endorsement.Round;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.monitoring.EmptyDesks;
import id.payungdesa.monitoring.ProposalStories;
import id.payungdesa.monitoring.ProposalStory;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.server.ResponseStatusException;

/** Officials who leave, and deputies who come. */
@ProcessTest
class DepartureTests {

    @Autowired
    Story story;

    @Autowired
    Appointments appointments;

    @Autowired
    Upkeep upkeep;

    @Autowired
    TaskController forms;

    @Autowired
    EmptyDesks emptyDesks;

    @Autowired
    ProposalStories stories;

    @Autowired
    Rounds rounds;

    @Autowired
    Officials officials;

    @AfterEach
    void everybodyIsBack() {
        appointments.areForgotten();
    }

    @Test
    void whatTheFormerOfficialLeftUnfinishedIsReadAndDecidedByTheNext() {
        var village = story.village();
        village.submits(residents(1));
        var former = village.login(Role.COMMUNITY_OFFICER);
        var task = story.desks.takes(former, village.key(), "verifyCandidates");
        story.desks.saves(former, task, Map.of("note", "Baru setengah jalan"));

        appointments.endsYesterday(former, verifying(village));

        assertThat(assignee(task)).isEqualTo("none");
        assertThatThrownBy(() -> opens(former, task)).isInstanceOf(ResponseStatusException.class);
        var next =
                story.official("pengganti." + village.id(), verifying(village).area());
        appointments.appoints(next, verifying(village), Capacity.DEFINITIVE);
        story.desks.takes(next, village.key(), "verifyCandidates");
        assertThat(opens(next, task).decision().content()).contains("Baru setengah jalan");
        assertThat(refusal(() -> story.desks.completes(next, task)))
                .isEqualTo("Isian yang tersimpan dibuat oleh petugas lain. Periksa lagi, lalu simpan isian Anda.");
        story.desks.saves(next, task, village.verification(Map.of()));
        story.desks.completes(next, task);
        assertThat(village.openSteps()).doesNotContain("verifyCandidates");
    }

    @Test
    void aPostThatEndsTodayLetsItsTasksGoTomorrow() {
        var village = story.village();
        village.submits(residents(1));
        var officer = village.login(Role.COMMUNITY_OFFICER);
        var task = story.desks.takes(officer, village.key(), "verifyCandidates");

        appointments.ends(officer, verifying(village), story.calendar.today());
        upkeep.run();
        assertThat(assignee(task)).isNotEqualTo("none");
        story.calendar.becomes(story.calendar.today().plusDays(1), LocalTime.of(0, 5));
        upkeep.run();

        assertThat(assignee(task)).isEqualTo("none");
    }

    @Test
    void whoRecordsForTheCamatKeepsTheTaskTheyTook() {
        var village = story.village();
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var task = story.desks.takes(counter, village.key(), "signEvaluation");

        upkeep.run();

        assertThat(assignee(task)).isNotEqualTo("none");
        appointments.endsYesterday(
                counter, new Post(Role.SUBDISTRICT_COUNTER, verifying(village).area()));
        assertThat(assignee(task)).isEqualTo("none");
    }

    @Test
    void aClosedAccountLetsGoOfEveryTask() {
        var village = story.village();
        village.submits(residents(1));
        var officer = village.login(Role.SUBDISTRICT_COUNTER);
        var task = story.desks.takes(officer, village.key(), "receiveFile");

        appointments.closes(officer);

        assertThat(assignee(task)).isEqualTo("none");
        assertThat(officials.findByLogin(officer).orElseThrow().posts()).isEmpty();
    }

    @Test
    void aDeskThatNobodySitsAtIsSeenUntilADeputyComes() {
        var village = story.village();
        village.submits(residents(1));
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var officer = village.login(Role.COMMUNITY_OFFICER);
        othersAreAway(officer, verifying(village));
        assertThat(empty(village)).isEmpty();

        appointments.endsYesterday(officer, verifying(village));
        assertThat(empty(village)).singleElement().satisfies(desk -> {
            assertThat(desk.post()).isEqualTo(verifying(village));
            assertThat(desk.tasks()).isEqualTo(1);
            assertThat(desk.partial()).isFalse();
        });
        appointments.appoints(counter, verifying(village), Capacity.PLT);

        assertThat(empty(village)).isEmpty();
    }

    @Test
    void aDeskWhoseOnlyOfficialMayNotReviewTheVillageIsEmptyToo() {
        var village = story.village();
        var only = "tunggal." + village.id();
        story.official(only, verifying(village).area(), Role.COMMUNITY_OFFICER);
        village.login(Role.SUBDISTRICT_COUNTER);
        appointments.appoints(only, new Post(Role.VILLAGE_HEAD, village.id()), Capacity.PJ);
        village.starts(Map.of());
        village.lists(residents(1));
        village.finishesDraft();
        story.desks.does(only, village.key(), "signProposal", Map.of("outcome", "SIGN"));

        othersAreAway(only, verifying(village));
        assertThat(empty(village)).singleElement().satisfies(desk -> {
            assertThat(desk.post()).isEqualTo(verifying(village));
            assertThat(desk.partial()).isTrue();
        });
    }

    private void othersAreAway(String only, Post post) {
        story.tables.change("""
                update official set active = false where login <> ? and id in (
                    select official_id from post where role = ? and area = ?)
                """, only, post.role().id(), post.area());
    }

    @Test
    void aDeputysDecisionsBearTheCapacityTheyWereMadeIn() {
        var village = story.village();
        var secretary =
                story.official("sekcam." + village.id(), verifying(village).area());
        var camat = new Post(Role.SUBDISTRICT_HEAD, verifying(village).area());
        appointments.appointsSinceOctober(secretary, camat, Capacity.PLH);
        village.submits(residents(1));
        village.fileIsReceived();
        village.isPrepared(Map.of());
        story.desks.does(secretary, village.key(), "signEvaluation", village.signature("COMPLIANT"));
        appointments.endsYesterday(secretary, camat);

        var operator = village.login(Role.VILLAGE_OPERATOR);
        var told = story.desks.as(
                operator, () -> stories.of(officials.findByLogin(operator).orElseThrow()));

        assertThat(told.get(0).decisions())
                .extracting(ProposalStory.Decision::work, ProposalStory.Decision::title, ProposalStory.Decision::by)
                .contains(tuple("Tanda tangani Keputusan Camat", "Plh. Camat", secretary));
    }

    @Test
    void aDeputysInitialsAreADeputys() {
        var village = story.village();
        village.isReady(1);
        var assistant = story.official("asisten.satu", 1);
        appointments.appointsSinceOctober(assistant, new Post(Role.LEGAL_OFFICER, 1), Capacity.PLH);
        var round = story.opensRound(village);
        story.desks.does("kepala.dpmpd", round, "recommendRound", recommended());
        story.desks.does(assistant, round, "initialByLegal", recommended());

        var initials =
                story.desks.as("sekda", () -> rounds.get(Cases.round(round))).initials();
        assertThat(initials)
                .extracting(Round.Initial::by)
                .containsExactly("Hamzah Tandi", "asisten.satu, Plh. Bagian Hukum");
    }

    private static Map<String, ?> recommended() {
        return Map.of("agreed", true);
    }

    private List<EmptyDesks.EmptyDesk> empty(VillageStory village) {
        var area = verifying(village).area();
        return emptyDesks.all().stream()
                .filter(desk -> desk.post().role() == Role.COMMUNITY_OFFICER
                        && desk.post().area() == area)
                .toList();
    }

    private Post verifying(VillageStory village) {
        return new Post(Role.COMMUNITY_OFFICER, (int)
                story.tables.number("select subdistrict from village where id = ?", village.id()));
    }

    private TaskController.Form opens(String login, String task) {
        return story.desks.as(login, () -> forms.show(task));
    }

    private String assignee(String task) {
        return story.tables.row("select coalesce(assignee_, 'none') from act_ru_task where id_ = ?", task);
    }
}
