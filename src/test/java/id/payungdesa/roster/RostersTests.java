package id.payungdesa.roster;

import static id.payungdesa.Dossiers.people;
import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.common.Refused;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RostersTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);
    private static final CoverPeriod YEAR_2027 = new CoverPeriod(YearMonth.of(2027, 1), 12);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Rosters rosters;
    private static RosterRows rows;

    private final int village = VILLAGE.incrementAndGet();
    private final Official operator = dossiers.operator(village);
    private final ProposalId proposal = dossiers.drafted(village, 5);

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        rosters = modules.get(Rosters.class);
        rows = modules.get(RosterRows.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void whoStandsBehindTheTargetIsReserveAndCostsNothing() {
        assertThat(totals(3)).isEqualTo(new Totals(3, 2, 0, 0, Rupiah.of(3 * 12 * 16_800)));
        assertThat(totals(5)).isEqualTo(new Totals(5, 0, 0, 0, Rupiah.of(5 * 12 * 16_800)));
        assertThat(totals(100)).isEqualTo(new Totals(5, 0, 0, 0, Rupiah.of(5 * 12 * 16_800)));
    }

    @Test
    void anEmptyListIsNothingAndCostsNothing() {
        var empty = dossiers.started(village, Dossiers.header(Basis.ENACTED));

        var totals = modules.as(operator, () -> rosters.totals(list(empty, 10)));

        assertThat(totals).isEqualTo(new Totals(0, 0, 0, 0, Rupiah.ZERO));
    }

    @Test
    void whenSomebodyIsLeftOutTheNextInLineMovesUp() {
        var second = candidates().get(1).id();

        modules.does(operator, () -> rosters.exclude(proposal.value(), second, true));
        assertThat(totals(3)).isEqualTo(new Totals(3, 1, 0, 0, Rupiah.of(3 * 12 * 16_800)));
        assertThat(standings(3)).containsExactly("PARTICIPANT", "OUT", "PARTICIPANT", "PARTICIPANT", "RESERVE");

        modules.does(operator, () -> rosters.exclude(proposal.value(), second, false));
        assertThat(standings(3)).containsExactly("PARTICIPANT", "PARTICIPANT", "PARTICIPANT", "RESERVE", "RESERVE");
    }

    @Test
    void whoIsRemovedIsGoneWithTheReservation() {
        var first = candidates().get(0).id();
        modules.does(operator, () -> rosters.reserve(list(proposal, 5)));

        modules.does(operator, () -> rows.remove(proposal.value(), first));

        assertThat(candidates()).hasSize(4);
        assertThat(reserved()).isEqualTo(4);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(operator, () -> rows.remove(proposal.value(), first)))
                .withMessageContaining("sudah tidak ada");
    }

    @Test
    void nobodyIsRemovedThroughTheListOfAnother() {
        var other = dossiers.drafted(village, 1);
        var first = candidates().get(0).id();

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(operator, () -> rows.remove(other.value(), first)));
        assertThat(candidates()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update worker set name = name || ' X' where id = (select min(worker_id) from candidate where proposal_id = :p)",
                "update worker set birth_date = birth_date + 1 where id = (select min(worker_id) from candidate where proposal_id = :p)",
                "update worker set sex = 'P' where id = (select min(worker_id) from candidate where proposal_id = :p)",
                "update worker set nik_hash = sha256('x') where id = (select min(worker_id) from candidate where proposal_id = :p)",
                "update candidate set occupation = 'OJEK' where id = (select min(id) from candidate where proposal_id = :p)",
                "update candidate set income = income + 1 where id = (select min(id) from candidate where proposal_id = :p)",
                "update candidate set base_income = base_income + 1 where id = (select min(id) from candidate where proposal_id = :p)",
                "update candidate set monthly = monthly + 1 where id = (select min(id) from candidate where proposal_id = :p)",
                "update candidate set months = 11 where id = (select min(id) from candidate where proposal_id = :p)",
                "update candidate set position = 99 where id = (select min(id) from candidate where proposal_id = :p)",
                "delete from candidate where id = (select max(id) from candidate where proposal_id = :p)"
            })
    void theFingerprintChangesWithAnyChange(String change) {
        var before = fingerprint();
        assertThat(fingerprint()).isEqualTo(before).hasSize(32);

        modules.owner().sql(change.replace(":p", proposal.toString())).update();

        assertThat(fingerprint()).isNotEqualTo(before);
    }

    @Test
    void theFingerprintIsTheSameForAReviewersVerdict() {
        var before = fingerprint();
        var first = candidates().get(0).id();

        modules.does(operator, () -> rosters.exclude(proposal.value(), first, true));

        assertThat(fingerprint())
                .as("what the head signed can still be checked")
                .isEqualTo(before);
    }

    @Test
    void whoIsReservedElsewhereByNowIsLeftOutAndCounted() {
        var shared = people(2);
        var mine = dossiers.drafted(village, Dossiers.header(Basis.ENACTED), shared);
        var other = VILLAGE.incrementAndGet();
        dossiers.submitted(other, Dossiers.header(Basis.ENACTED), shared.subList(0, 1));

        var left = modules.as(operator, () -> rosters.reserve(list(mine, 5)));

        assertThat(left).isEqualTo(1);
        assertThat(dossiers.candidates(village, mine))
                .extracting(Candidate::excluded)
                .containsExactly(true, false);
    }

    @Test
    void reservingAgainForANewRevisionChangesNothing() {
        modules.does(operator, () -> rosters.reserve(list(proposal, 5)));

        assertThat(modules.as(operator, () -> rosters.reserve(list(proposal, 5))))
                .isZero();
        assertThat(reserved()).isEqualTo(5);
    }

    @Test
    void whoWasLeftOutMayBeProposedByAnotherVillageOnceLetGo() {
        modules.does(operator, () -> rosters.reserve(list(proposal, 5)));
        var first = candidates().get(0).id();

        modules.does(operator, () -> {
            rosters.exclude(proposal.value(), first, true);
            rosters.releaseExcluded(proposal.value());
        });

        assertThat(reserved()).isEqualTo(4);
    }

    /** The lists are in opposite order: without one order for all, each would wait for the other. */
    @RepeatedTest(5)
    void twoVillagesRacingForTheSamePeopleEachGetTheirsAndNobodyTwice() throws Exception {
        var shared = people(40);
        var backwards = new ArrayList<>(shared);
        Collections.reverse(backwards);
        var here = VILLAGE.incrementAndGet();
        var there = VILLAGE.incrementAndGet();
        var mine = dossiers.signing(here, Dossiers.header(Basis.ENACTED), shared);
        var theirs = dossiers.signing(there, Dossiers.header(Basis.ENACTED), backwards);
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);

        for (var done : pool.invokeAll(List.of(submission(start, here, mine), submission(start, there, theirs)))) {
            done.get();
        }
        pool.shutdown();

        var holders = modules.owner()
                .sql("select proposal_id from reservation where proposal_id in (:ids)")
                .param("ids", List.of(mine.value(), theirs.value()))
                .query(Long.class)
                .list();
        assertThat(holders).hasSize(40);
        assertThat(dossiers.candidates(here, mine).stream()
                                .filter(person -> !person.excluded())
                                .count()
                        + dossiers.candidates(there, theirs).stream()
                                .filter(person -> !person.excluded())
                                .count())
                .isEqualTo(40);
    }

    private static Callable<Void> submission(CyclicBarrier start, int village, ProposalId id) {
        var head = dossiers.head(village);
        return () -> {
            start.await();
            modules.does(head, () -> dossiers.submit(village, id));
            return null;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into reservation select nik_hash, '[2027-06-01,2027-07-01)', proposal_id, village_id, (select max(id) from candidate where proposal_id = :draft) from reservation where proposal_id = :p limit 1",
                "insert into reservation select sha256('x'), cover, proposal_id, village_id, candidate_id from reservation where proposal_id = :p limit 1",
                "update reservation set cover = 'empty' where proposal_id = :p"
            })
    void aPersonIsReservedOncePerPeriod(String change) {
        modules.does(operator, () -> rosters.reserve(list(proposal, 5)));
        var draft = dossiers.drafted(village, 1);

        assertThat(refusal(() -> modules.owner()
                        .sql(change.replace(":draft", draft.toString()).replace(":p", proposal.toString()))
                        .update()))
                .containsAnyOf("one_reservation_per_period", "reservation_pkey", "check constraint");
    }

    @Test
    void theSamePersonMayBeReservedForTheNextYear() {
        modules.does(operator, () -> rosters.reserve(list(proposal, 5)));
        var draft = dossiers.drafted(village, 1);

        var next = modules.owner()
                .sql("""
                insert into reservation
                select nik_hash, '[2028-01-01,2028-02-01)', :draft, village_id, (select max(id) from candidate where proposal_id = :draft)
                from reservation where proposal_id = :p limit 1
                """)
                .param("draft", draft.value())
                .param("p", proposal.value())
                .update();

        assertThat(next).isEqualTo(1);
    }

    private Totals totals(int target) {
        return modules.as(operator, () -> rosters.totals(list(proposal, target)));
    }

    private List<String> standings(int target) {
        modules.owner()
                .sql("update proposal set target = ? where id = ?")
                .params(target, proposal.value())
                .update();
        return modules.owner()
                .sql("select standing from participation where proposal_id = ? order by position")
                .param(proposal.value())
                .query(String.class)
                .list();
    }

    private WorkerList list(ProposalId id, int target) {
        return new WorkerList(id.value(), new VillageId(village), YEAR_2027, target, 1);
    }

    private List<Candidate> candidates() {
        return dossiers.candidates(village, proposal);
    }

    private byte[] fingerprint() {
        return modules.as(operator, () -> rosters.fingerprint(proposal.value()));
    }

    private long reserved() {
        return modules.owner()
                .sql("select count(*) from reservation where proposal_id = ?")
                .param(proposal.value())
                .query(Long.class)
                .single();
    }
}
