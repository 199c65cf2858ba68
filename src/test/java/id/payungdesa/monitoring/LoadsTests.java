package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.MovableClock;
import id.payungdesa.proposal.Stage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock stands at Friday, 20 November 2026; the twelfth week before began on Monday, 31 August. */
class LoadsTests {

    private static final int TANJUNG_ARU = 105;
    private static final int PA_API = 58;
    private static final Post SEBATIK_TIMUR = new Post(Role.COMMUNITY_OFFICER, 10);
    private static final Post KRAYAN = new Post(Role.COMMUNITY_OFFICER, 5);
    private static final Post HEAD = new Post(Role.VILLAGE_HEAD, TANJUNG_ARU);
    private static final Instant NOW = MovableClock.START;

    private static final Official DPMPD = holding(Role.DPMPD_OFFICER, 1);
    private static final Official CAMAT = holding(Role.SUBDISTRICT_HEAD, 10);

    private Tables tables;
    private Loads loads;
    private int number;

    @BeforeEach
    void migrate() {
        var database = TestDatabase.fresh();
        tables = new Tables(database);
        loads = new Loads(
                JdbcClient.create(database),
                day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY,
                new MovableClock());
    }

    @Test
    void whatCameAndWentIsCountedByTheWeek() {
        task(SEBATIK_TIMUR, "2026-08-30T15:59:59Z", "2026-08-30T16:00:00Z");
        task(SEBATIK_TIMUR, "2026-08-30T16:00:00Z", "2026-09-06T16:00:00Z");
        task(SEBATIK_TIMUR, "2026-11-16T01:00:00Z", "2026-11-18T01:00:00Z");
        task(SEBATIK_TIMUR, "2026-11-19T01:00:00Z", null);
        task(SEBATIK_TIMUR, "2026-01-19T01:00:00Z", null);
        task(SEBATIK_TIMUR, "2026-01-19T01:00:00Z", "2026-08-30T15:59:59Z");

        var load = of(SEBATIK_TIMUR);

        assertThat(load.weeks())
                .hasSize(Loads.WEEKS)
                .extracting(Load.Week::monday)
                .startsWith(LocalDate.of(2026, 8, 31));
        assertThat(load.weeks()).extracting(Load.Week::came).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2);
        assertThat(load.weeks()).extracting(Load.Week::went).containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(load.open()).isEqualTo(2);
        assertThat(load.oldest()).contains(Instant.parse("2026-01-19T01:00:00Z"));
        assertThat(load.decided()).isEqualTo(3);
        assertThat(load.medianDays()).contains(2);
        assertThat(load.p90Days()).contains(5);
    }

    @Test
    void whatWentAwayByItselfHasGoneButWasNotDecided() {
        task(SEBATIK_TIMUR, "2026-11-16T01:00:00Z", "2026-11-18T01:00:00Z");
        tables.write("update step set closed_by = null");

        assertThat(of(SEBATIK_TIMUR).went()).isEqualTo(1);
        assertThat(of(SEBATIK_TIMUR).decided()).isZero();
        assertThat(of(SEBATIK_TIMUR).medianDays()).isEmpty();
    }

    @Test
    void rolesAreAddedUpOverTheirDesksAndEverythingOverTheRoles() {
        task(SEBATIK_TIMUR, "2026-11-16T01:00:00Z", null);
        task(KRAYAN, "2026-11-16T01:00:00Z", null);
        task(HEAD, "2026-11-16T01:00:00Z", null);

        assertThat(tables.in(EVERYWHERE, () -> loads.byRole(DPMPD, Optional.empty())))
                .extracting(Load::role, Load::open)
                .containsExactly(
                        tuple(Optional.of(Role.COMMUNITY_OFFICER), 2),
                        tuple(Optional.of(Role.VILLAGE_HEAD), 1),
                        tuple(Optional.empty(), 3));
        assertThat(tables.in(EVERYWHERE, () -> loads.byRole(CAMAT, Optional.empty())))
                .extracting(Load::open)
                .containsExactly(1, 1, 2);
    }

    @Test
    void theHeaviestDeskComesFirst() {
        task(KRAYAN, "2026-11-16T01:00:00Z", null);
        task(KRAYAN, "2026-11-16T01:00:00Z", null);
        task(HEAD, "2026-11-16T01:00:00Z", null);
        task(SEBATIK_TIMUR, "2026-11-16T01:00:00Z", null);
        tables.write("update step set due_at = '%s' where area = 10".formatted(NOW.minus(Duration.ofHours(1))));

        assertThat(desks(DPMPD, Optional.empty(), Optional.empty(), 9))
                .extracting(Load::desk)
                .containsExactly(SEBATIK_TIMUR, KRAYAN, HEAD);
        assertThat(desks(DPMPD, Optional.empty(), Optional.empty(), 1))
                .extracting(Load::desk)
                .containsExactly(SEBATIK_TIMUR);
        assertThat(desks(DPMPD, Optional.empty(), Optional.of(Role.VILLAGE_HEAD), 9))
                .extracting(Load::desk)
                .containsExactly(HEAD);
        assertThat(desks(DPMPD, Optional.of(5), Optional.empty(), 9))
                .extracting(Load::desk)
                .containsExactly(KRAYAN);
    }

    @Test
    void aCamatSeesTheDesksOfHisKecamatanAlone() {
        task(SEBATIK_TIMUR, "2026-11-16T01:00:00Z", null);
        task(KRAYAN, "2026-11-16T01:00:00Z", null);

        assertThat(desks(CAMAT, Optional.empty(), Optional.empty(), 9))
                .extracting(Load::desk)
                .containsExactly(SEBATIK_TIMUR);
        assertThat(tables.in(EVERYWHERE, () -> loads.of(CAMAT, KRAYAN)).open()).isZero();
        assertThat(tables.in(String.valueOf(PA_API), () -> loads.of(DPMPD, SEBATIK_TIMUR))
                        .open())
                .isZero();
    }

    private Load of(Post desk) {
        return tables.in(EVERYWHERE, () -> loads.of(DPMPD, desk));
    }

    private List<Load> desks(Official official, Optional<Integer> subdistrict, Optional<Role> role, int most) {
        return tables.in(EVERYWHERE, () -> loads.desks(official, subdistrict, role, most));
    }

    private void task(Post desk, String opened, String closed) {
        var proposal = tables.proposal(desk.area() == 5 ? PA_API : TANJUNG_ARU, 2027, Stage.REVIEW, NOW, 0);
        tables.open("task-" + ++number, "verifyCandidates", proposal, desk, NOW.plus(Duration.ofDays(9)));
        tables.write("update step set opened_at = '%s' where task_id = 'task-%d'".formatted(opened, number));
        if (closed != null) {
            tables.write(
                    "update step set closed_at = '%s', closed_by = (select min(id) from official) where task_id = 'task-%d'"
                            .formatted(closed, number));
        }
    }

    private static Official holding(Role role, int area) {
        return new Official(new OfficialId(1), "petugas", "Petugas", List.of(new Post(role, area)));
    }
}
