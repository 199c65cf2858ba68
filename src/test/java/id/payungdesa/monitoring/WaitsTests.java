package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.MovableClock;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.proposal.Stage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clock stands at Friday, 20 November 2026, 09.30; 18 November is a holiday here. */
class WaitsTests {

    private static final int TANJUNG_ARU = 105;
    private static final int SUNGAI_NYAMUK = 102;
    private static final int PA_API = 58;
    private static final int SEBATIK_TIMUR = 10;
    private static final int KRAYAN = 5;
    private static final List<String> STEPS = List.of("signProposal", "verifyCandidates");
    private static final Period NOVEMBER = new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 20));
    private static final WorkingDays CALENDAR = day -> day.getDayOfWeek() != DayOfWeek.SATURDAY
            && day.getDayOfWeek() != DayOfWeek.SUNDAY
            && !day.equals(LocalDate.of(2026, 11, 18));

    private static final Official DPMPD = holding(Role.DPMPD_OFFICER, 1);
    private static final Official CAMAT = holding(Role.SUBDISTRICT_HEAD, SEBATIK_TIMUR);

    private Tables tables;
    private Waits waits;
    private StepCases cases;
    private int number;

    @BeforeEach
    void migrate() {
        var database = TestDatabase.fresh();
        var clock = new MovableClock();
        tables = new Tables(database);
        waits = new Waits(JdbcClient.create(database), CALENDAR, clock);
        cases = new StepCases(JdbcClient.create(database), CALENDAR, clock);
    }

    @Test
    void medianAndNinetiethPercentileAreThoseOfTheDecided() {
        for (var day = 2; day <= 6; day++) {
            decided("verifyCandidates", TANJUNG_ARU, at("2026-11-02", 9), at("2026-11-%02d".formatted(day), 12));
        }
        decided("verifyCandidates", TANJUNG_ARU, at("2026-11-02", 9), at("2026-11-19", 9));

        assertThat(of("verifyCandidates").taken()).contains(new Wait.Taken(6, 2, 12, 51, 408));
    }

    @Test
    void weekendsAndHolidaysDoNotCountAsWorkingDays() {
        decided("signProposal", TANJUNG_ARU, at("2026-11-13", 16), at("2026-11-19", 8));

        assertThat(of("signProposal").taken().orElseThrow().medianDays()).isEqualTo(3);
    }

    @Test
    void anyTwoDaysAreAsFarApartAsADeadlineWouldHaveIt() {
        var random = new Random(20);
        for (var i = 0; i < 40; i++) {
            var opened = LocalDate.of(2026, 11, 19).minusDays(random.nextInt(900));
            var closed = opened.plusDays(random.nextInt(60));
            closed = closed.isAfter(LocalDate.of(2026, 11, 20)) ? LocalDate.of(2026, 11, 20) : closed;
            decided("signProposal", TANJUNG_ARU, at(opened.toString(), 23), at(closed.toString(), 23));
        }

        assertThat(seen(
                        EVERYWHERE,
                        () -> cases.decided(
                                DPMPD,
                                "signProposal",
                                new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2026, 11, 20)),
                                Optional.empty())))
                .hasSize(40)
                .allSatisfy(one -> {
                    var opened = Due.day(one.opened());
                    var closed = Due.day(one.closed().orElseThrow());
                    assertThat(CALENDAR.after(opened, one.days())).isBeforeOrEqualTo(closed);
                    assertThat(CALENDAR.after(opened, one.days() + 1)).isAfter(closed);
                });
    }

    @Test
    void whatIsOpenIsCountedWithWhatIsOverdueAndHowLongItHasWaited() {
        open("verifyCandidates", TANJUNG_ARU, at("2026-11-16", 9), at("2026-11-19", 9));
        open("verifyCandidates", SUNGAI_NYAMUK, at("2026-11-19", 9), at("2026-12-19", 9));

        var wait = of("verifyCandidates");

        assertThat(wait.open()).isEqualTo(2);
        assertThat(wait.overdue()).isEqualTo(1);
        assertThat(wait.oldest()).contains(at("2026-11-16", 9));
        assertThat(wait.openDays()).contains(1);
        assertThat(wait.taken()).isEmpty();
    }

    @Test
    void aStepWhereNothingComesOutIsWarmAllTheSame() {
        decided("verifyCandidates", TANJUNG_ARU, at("2026-11-16", 9), at("2026-11-16", 10));
        open("verifyCandidates", SUNGAI_NYAMUK, at("2026-10-01", 9), at("2026-12-19", 9));

        assertThat(of("verifyCandidates").taken().orElseThrow().medianDays()).isZero();
        assertThat(of("verifyCandidates").usualDays()).isEqualTo(35);
    }

    @Test
    void aTaskThatWentAwayUndecidedTookNobodyTime() {
        open("signProposal", TANJUNG_ARU, at("2026-11-02", 9), at("2026-11-19", 9));
        tables.write("update step set closed_at = '2026-11-10T00:00:00Z'");

        assertThat(of("signProposal")).isEqualTo(Wait.none("signProposal"));
    }

    @Test
    void theDaysOfThePeriodAreThoseOfNunukan() {
        decided("signProposal", TANJUNG_ARU, at("2026-10-30", 9), at("2026-10-31", 23));
        decided("signProposal", TANJUNG_ARU, at("2026-10-30", 9), at("2026-11-01", 1));

        assertThat(of("signProposal").finished()).isEqualTo(1);
    }

    @Test
    void everyStepIsToldOfWhetherItHasRowsOrNot() {
        assertThat(waits(DPMPD, Optional.empty(), EVERYWHERE))
                .extracting(Wait::step)
                .isEqualTo(STEPS);
    }

    @Test
    void aCamatSeesTheVillagesOfHisKecamatanAlone() {
        open("verifyCandidates", TANJUNG_ARU, at("2026-11-16", 9), at("2026-11-19", 9));
        open("verifyCandidates", PA_API, at("2026-11-16", 9), at("2026-11-19", 9));

        assertThat(waits(CAMAT, Optional.empty(), EVERYWHERE))
                .extracting(Wait::open)
                .containsExactly(0, 1);
        assertThat(waits(CAMAT, Optional.of(KRAYAN), EVERYWHERE))
                .extracting(Wait::open)
                .containsExactly(0, 0);
        assertThat(waits(DPMPD, Optional.of(KRAYAN), EVERYWHERE))
                .extracting(Wait::open)
                .containsExactly(0, 1);
        assertThat(waits(DPMPD, Optional.empty(), EVERYWHERE))
                .extracting(Wait::open)
                .containsExactly(0, 2);
        assertThat(waits(holding(Role.SYSTEM_OPERATOR, 1), Optional.empty(), EVERYWHERE))
                .extracting(Wait::open)
                .containsExactly(0, 0);
    }

    @Test
    void rowLevelSecurityHidesWhatTheQuestionWouldLetThrough() {
        open("verifyCandidates", TANJUNG_ARU, at("2026-11-16", 9), at("2026-11-19", 9));
        open("verifyCandidates", PA_API, at("2026-11-16", 9), at("2026-11-19", 9));

        assertThat(waits(DPMPD, Optional.empty(), String.valueOf(PA_API)))
                .extracting(Wait::open)
                .containsExactly(0, 1);
    }

    @Test
    void theCasesTellWhatItIsAboutAndWhoHasIt() {
        tables.write("insert into official (login, name, password_hash) values ('ratna', 'Ratna Dewi', '{noop}x')");
        tables.write("""
                insert into post (official_id, role, subdistrict_id, valid)
                select id, 'community_officer', %d, '[2020-01-01,)' from official where login = 'ratna'
                """.formatted(SEBATIK_TIMUR));
        open("verifyCandidates", TANJUNG_ARU, at("2026-11-16", 9), at("2026-11-19", 9));
        open("verifyCandidates", PA_API, at("2026-11-10", 9), at("2026-12-19", 9));

        assertThat(seen(EVERYWHERE, () -> cases.open(DPMPD, "verifyCandidates", Optional.empty())))
                .extracting(
                        StepCase::what,
                        StepCase::subdistrict,
                        StepCase::people,
                        StepCase::days,
                        one -> one.overdue(MovableClock.START))
                .containsExactly(
                        tuple("Pa' Api", "Krayan", Optional.empty(), 7, false),
                        tuple("Tanjung Aru", "Sebatik Timur", Optional.of("Ratna Dewi"), 3, true));
        assertThat(seen(EVERYWHERE, () -> cases.open(CAMAT, "verifyCandidates", Optional.empty())))
                .extracting(StepCase::what)
                .containsExactly("Tanjung Aru");
        assertThat(seen(EVERYWHERE, () -> cases.at(DPMPD, new Post(Role.COMMUNITY_OFFICER, KRAYAN))))
                .extracting(StepCase::what)
                .containsExactly("Pa' Api");
    }

    @Test
    void whatIsAboutARoundIsCalledByItsTitleAndIsTheRegencysAlone() {
        var round = tables.round(tables.proposal(TANJUNG_ARU, 2027, Stage.READY, MovableClock.START, 1), 1, 201_600);
        tables.openForRound("decree", "signDecree", round, new Post(Role.REGENT, 1), at("2026-11-30", 9));

        assertThat(seen(EVERYWHERE, () -> cases.open(DPMPD, "signDecree", Optional.empty())))
                .extracting(StepCase::what, StepCase::subdistrict, StepCase::village)
                .containsExactly(tuple("Gelombang", "Kabupaten", Optional.empty()));
        assertThat(seen(EVERYWHERE, () -> cases.open(CAMAT, "signDecree", Optional.empty())))
                .isEmpty();
    }

    private Wait of(String step) {
        return waits(DPMPD, Optional.empty(), EVERYWHERE).get(STEPS.indexOf(step));
    }

    private List<Wait> waits(Official official, Optional<Integer> subdistrict, String scope) {
        return seen(scope, () -> waits.of(official, STEPS, NOVEMBER, subdistrict));
    }

    private <T> T seen(String scope, Supplier<T> reading) {
        return tables.in(scope, reading);
    }

    private void open(String step, int village, Instant opened, Instant due) {
        var proposal = tables.proposal(village, 2027, Stage.REVIEW, opened, 0);
        var area = village == PA_API ? KRAYAN : SEBATIK_TIMUR;
        tables.open("task-" + ++number, step, proposal, new Post(Role.COMMUNITY_OFFICER, area), due);
        tables.write("update step set opened_at = '%s' where task_id = 'task-%d'".formatted(opened, number));
    }

    private void decided(String step, int village, Instant opened, Instant closed) {
        open(step, village, opened, closed);
        tables.write(
                "update step set closed_at = '%s', closed_by = (select min(id) from official) where task_id = 'task-%d'"
                        .formatted(closed, number));
    }

    private static Instant at(String day, int hour) {
        return LocalDate.parse(day)
                .atTime(LocalTime.of(hour, 0))
                .atZone(Indonesian.WITA)
                .toInstant();
    }

    private static Official holding(Role role, int area) {
        return new Official(new OfficialId(1), "petugas", "Petugas", List.of(new Post(role, area)));
    }
}
