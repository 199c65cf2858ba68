package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import id.payungdesa.Modules;
import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.MovableClock;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Regions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AgendaTests {

    private static final int TANJUNG_ARU = 105;
    private static final int PA_API = 58;
    private static final BudgetYear YEAR = BudgetYear.of(2027);
    private static final Instant NOW = MovableClock.START;
    private static final Post COUNTER = new Post(Role.SUBDISTRICT_COUNTER, 10);
    private static final Post COMMUNITY = new Post(Role.COMMUNITY_OFFICER, 10);
    private static final Post KRAYAN = new Post(Role.COMMUNITY_OFFICER, 5);
    private static final Official DPMPD = holding(new Post(Role.DPMPD_OFFICER, 1));
    private static final Official CAMAT = holding(new Post(Role.SUBDISTRICT_HEAD, 10));

    private Tables tables;
    private Agenda agenda;
    private Modules modules;

    @AfterEach
    void close() {
        modules.close();
    }

    /** One task of each kind: late, much later, due within the week, due later, done; and one of a round. */
    @BeforeEach
    void fill() {
        var database = TestDatabase.fresh();
        tables = new Tables(database);
        modules = new Modules(database);
        agenda = new Agenda(JdbcClient.create(database), modules.get(Regions.class), new MovableClock());
        var aru = tables.proposal(TANJUNG_ARU, 2027, Stage.REVIEW, NOW, 1);
        var api = tables.proposal(PA_API, 2027, Stage.REVIEW, NOW, 1);
        var former = tables.proposal(TANJUNG_ARU, 2026, Stage.REVIEW, NOW, 1);
        tables.open("late", "receiveFile", aru, COUNTER, days(-3));
        tables.open("later", "verifyCandidates", api, KRAYAN, days(-12));
        tables.open("later-too", "checkBudgetLine", api, KRAYAN, days(-1));
        tables.open("soon", "verifyCandidates", aru, COMMUNITY, days(2));
        tables.open("far", "checkBudgetLine", aru, COMMUNITY, days(8));
        tables.open("done", "verifyCandidates", aru, COMMUNITY, days(-9));
        tables.close("done");
        tables.open("former", "receiveFile", former, COUNTER, days(-30));
        var ready = tables.proposal(1, 2027, Stage.READY, NOW, 1);
        tables.openForRound("round", "signDecree", tables.round(ready, 1, 201_600), new Post(Role.REGENT, 1), days(-2));
    }

    @Test
    void theDesksWithMostLateTasksComeFirst() {
        assertThat(late(DPMPD, EVERYWHERE))
                .extracting(
                        LateDesk::title, LateDesk::tasks, desk -> desk.oldest().distance())
                .containsExactly(
                        tuple("Kasi PMD Krayan", 2, "lewat 12 hari"),
                        tuple("Petugas Loket Kecamatan Sebatik Timur", 1, "lewat 3 hari"),
                        tuple("Bupati", 1, "lewat 2 hari"));
    }

    @Test
    void aCamatReadsOfHisKecamatanOnlyWhateverTheScopeLetsThrough() {
        for (var scope : List.of(EVERYWHERE, "102,103,104,105")) {
            assertThat(late(CAMAT, scope)).extracting(LateDesk::post).containsExactly(COUNTER);
            assertThat(tables.in(scope, () -> agenda.all(CAMAT, YEAR, Narrowing.NONE, Optional.empty(), 9))
                            .tasks())
                    .extracting(DueTask::id)
                    .containsExactly("late", "soon");
        }
        assertThat(late(DPMPD, String.valueOf(PA_API)))
                .extracting(LateDesk::post)
                .containsExactly(KRAYAN);
    }

    @Test
    void theWeekAheadHasWhatIsNotLateYet() {
        var ahead = tables.in(EVERYWHERE, () -> agenda.ahead(DPMPD, YEAR, Narrowing.NONE, 9));

        assertThat(ahead.all()).isOne();
        assertThat(ahead.tasks())
                .extracting(DueTask::work, DueTask::desk, DueTask::about)
                .containsExactly(tuple("Verifikasi calon peserta", "Kasi PMD Sebatik Timur", "Tanjung Aru"));
    }

    @Test
    void aPageKnowsHowManyThereAreBeyondIt() {
        var page = tables.in(EVERYWHERE, () -> agenda.all(DPMPD, YEAR, Narrowing.NONE, Optional.empty(), 2));

        assertThat(page.tasks()).extracting(DueTask::id).containsExactly("later", "late");
        assertThat(page.all()).isEqualTo(5);
    }

    @Test
    void oneDeskIsReadByItself() {
        assertThat(tables.in(EVERYWHERE, () -> agenda.all(DPMPD, YEAR, Narrowing.NONE, Optional.of(KRAYAN), 9))
                        .tasks())
                .extracting(DueTask::id)
                .containsExactly("later", "later-too");
    }

    @Test
    void aVillageIsLateSinceItsOldestTaskOrThatOfItsRound() {
        assertThat(tables.in(EVERYWHERE, () -> agenda.lateVillages(YEAR)))
                .containsOnlyKeys(1, PA_API, TANJUNG_ARU)
                .containsEntry(PA_API, days(-12))
                .containsEntry(1, days(-2));
    }

    private List<LateDesk> late(Official official, String scope) {
        return tables.in(scope, () -> agenda.late(official, YEAR, Narrowing.NONE, 9));
    }

    private static Instant days(int from) {
        return NOW.plus(Duration.ofDays(from));
    }

    private static Official holding(Post post) {
        return new Official(new OfficialId(1), "petugas", "Petugas", List.of(post));
    }
}
