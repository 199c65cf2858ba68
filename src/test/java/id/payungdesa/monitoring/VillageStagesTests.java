package id.payungdesa.monitoring;

import static id.payungdesa.monitoring.Tables.EVERYWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.payungdesa.TestDatabase;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.MovableClock;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class VillageStagesTests {

    private static final int SUNGAI_NYAMUK = 102;
    private static final int TANJUNG_ARU = 105;
    private static final int PA_API = 58;
    private static final int BUKIT_ARU_INDAH = 104;
    private static final int SEBATIK_TIMUR = 10;
    private static final int NUNUKAN_SELATAN = 9;
    private static final BudgetYear YEAR = BudgetYear.of(2027);
    private static final Instant NOW = MovableClock.START;
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private static final Official DPMPD = holding(Role.DPMPD_OFFICER, 1);

    private Tables tables;
    private StageSums sums;
    private VillageStages stages;

    @BeforeEach
    void migrate() {
        var database = TestDatabase.fresh();
        var clock = new MovableClock();
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        tables = new Tables(database);
        var jdbc = JdbcClient.create(database);
        sums = new StageSums(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)));
        stages = new VillageStages(jdbc, new Standings(json, clock), sums, clock);
    }

    @Test
    void aVillageSeesOnlyItself() {
        tables.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, NOW, 2);
        tables.proposal(SUNGAI_NYAMUK, 2027, Stage.DRAFT, NOW, 2);

        assertThat(seen(holding(Role.VILLAGE_OPERATOR, TANJUNG_ARU)))
                .extracting(VillageStage::name)
                .containsExactly("Tanjung Aru");
    }

    @Test
    void aCamatSeesOnlyHisKecamatan() {
        tables.proposal(PA_API, 2027, Stage.DRAFT, NOW, 2);

        assertThat(seen(holding(Role.SUBDISTRICT_HEAD, SEBATIK_TIMUR)))
                .extracting(VillageStage::name)
                .containsExactlyInAnyOrder("Bukit Aru Indah", "Sungai Nyamuk", "Tanjung Aru", "Tanjung Harapan");
    }

    @Test
    void theRegencySeesEveryVillageButNoWard() {
        assertThat(seen(DPMPD)).hasSize(232);
        assertThat(tables.<Integer>in(EVERYWHERE, () -> stages.villages(DPMPD, Narrowing.NONE)))
                .isEqualTo(232);
        assertThat(seen(holding(Role.SUBDISTRICT_HEAD, NUNUKAN_SELATAN))).isEmpty();
    }

    @Test
    void whoKeepsTheSystemRunningSeesNoVillage() {
        assertThat(seen(holding(Role.SYSTEM_OPERATOR, 1))).isEmpty();
    }

    @Test
    void rowLevelSecurityHidesWhatTheCheckWouldLetThrough() {
        tables.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, NOW, 2);
        tables.proposal(SUNGAI_NYAMUK, 2027, Stage.DRAFT, NOW, 2);

        var seen = tables.in(String.valueOf(TANJUNG_ARU), () -> rows(DPMPD, Narrowing.NONE));

        assertThat(seen)
                .filteredOn(row -> row.standing().isPresent())
                .extracting(VillageStage::name)
                .containsExactly("Tanjung Aru");
    }

    @Test
    void aVillageWithoutAProposalOfTheYearHasNotProposed() {
        tables.proposal(TANJUNG_ARU, 2026, Stage.COVERED, NOW, 2);

        assertThat(of(TANJUNG_ARU).stageTitle()).isEqualTo("Belum mengusulkan");
        assertThat(of(TANJUNG_ARU).standing()).isEmpty();
    }

    @Test
    void theYearsAreThoseSomebodyInTheAreaProposedFor() {
        tables.opened(2025);
        tables.proposal(TANJUNG_ARU, 2025, Stage.COVERED, NOW, 2);
        tables.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, NOW, 2);

        assertThat(years(DPMPD)).containsExactly(BudgetYear.of(2027), BudgetYear.of(2025));
        assertThat(years(holding(Role.VILLAGE_OPERATOR, PA_API))).containsExactly(BudgetYear.of(2026));
    }

    @Test
    void peopleAndMoneyAreWhoTakesPartAndNotTheReserve() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.REVIEW, NOW, 102);
        tables.write("update candidate set excluded = true where position <= 3 and proposal_id = " + proposal);

        assertThat(standing().people()).isEqualTo(99);
        assertThat(standing().amount()).isEqualTo(Rupiah.of(99 * 12 * 16_800));

        tables.write("update candidate set excluded = false where proposal_id = " + proposal);
        assertThat(standing().people()).isEqualTo(100);
    }

    @Test
    void afterEnrolmentOnlyThoseTheInsurerTookCount() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.PAYMENT, NOW, 5);
        tables.round(proposal, 5, 1_008_000);
        tables.enrolled(proposal);

        assertThat(standing().people()).isEqualTo(4);
        assertThat(standing().amount()).isEqualTo(Rupiah.of(4 * 12 * 16_800));
    }

    @Test
    void theWorkLiesWithEveryDeskThatHasAnOpenStep() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.REVIEW, NOW.minus(Duration.ofDays(6)), 2);
        tables.open("draft", "draftProposal", proposal, new Post(Role.VILLAGE_OPERATOR, TANJUNG_ARU), NOW);
        tables.close("draft");
        tables.open("verify", "verifyCandidates", proposal, new Post(Role.COMMUNITY_OFFICER, SEBATIK_TIMUR), TOMORROW);
        tables.open(
                "receive",
                "receiveFile",
                proposal,
                new Post(Role.SUBDISTRICT_COUNTER, SEBATIK_TIMUR),
                NOW.minusSeconds(1));

        assertThat(standing().holders())
                .extracting(Holder::title, Holder::work, Holder::overdue)
                .containsExactly(
                        tuple("Petugas Loket Kecamatan", "Terima berkas Raperdes", true),
                        tuple("Kasi PMD", "Verifikasi calon peserta", false));
        assertThat(standing().daysInWords()).isEqualTo("6 hari");
        assertThat(of(TANJUNG_ARU).overdue()).isTrue();
        assertThat(standing().waitsFor(holding(Role.COMMUNITY_OFFICER, SEBATIK_TIMUR)))
                .isTrue();
        assertThat(standing().waitsFor(holding(Role.COMMUNITY_OFFICER, 5))).isFalse();
    }

    @Test
    void aProposalInARoundLiesWithTheDeskOfThatRound() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.READY, NOW, 2);
        var other = tables.proposal(PA_API, 2027, Stage.READY, NOW, 2);
        var round = tables.round(proposal, 96, 19_353_600);
        var otherRound = tables.round(other, 2, 403_200);
        tables.openForRound("legal", "initialByLegal", round, new Post(Role.LEGAL_OFFICER, 1), TOMORROW);
        tables.openForRound("sign", "signDecree", otherRound, new Post(Role.REGENT, 1), TOMORROW);

        assertThat(standing().holders()).extracting(Holder::title).containsExactly("Bagian Hukum");
        assertThat(standing().people()).isEqualTo(96);
        assertThat(standing().amount()).isEqualTo(Rupiah.of(19_353_600));
        assertThat(standing().next()).contains("dalam gelombang ini");
    }

    @Test
    void aReadyProposalInNoRoundWaitsForDpmpdWhateverElseIsOpen() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.READY, NOW, 2);
        tables.open("enact", "recordEnactment", proposal, new Post(Role.VILLAGE_SECRETARY, TANJUNG_ARU), TOMORROW);

        assertThat(standing().holders()).extracting(Holder::title).containsExactly("Sekretaris Desa", "DPMPD");
    }

    @Test
    void whileTheInsurerIsAskedNobodyElseHasTheWork() {
        tables.proposal(TANJUNG_ARU, 2027, Stage.ENDORSED, NOW, 2);

        assertThat(standing().holders()).extracting(Holder::title).containsExactly("BPJS Ketenagakerjaan");
        assertThat(of(TANJUNG_ARU).overdue()).isFalse();
    }

    @Test
    void twoProposalsOfOneYearAreTwoRows() {
        tables.proposal(TANJUNG_ARU, 2027, Stage.COVERED, NOW, 2);
        tables.proposal(TANJUNG_ARU, 2027, Stage.DRAFT, NOW, 2);

        assertThat(seen(holding(Role.VILLAGE_HEAD, TANJUNG_ARU)))
                .extracting(VillageStage::stage)
                .containsExactly("DRAFT", "COVERED");
    }

    @Test
    void whatIsLateComesFirstAndWhoHasNotProposedLast() {
        fourVillagesOfSebatikTimur();

        assertThat(namesOf(rows(Narrowing.NONE)))
                .containsExactly("Tanjung Aru", "Bukit Aru Indah", "Sungai Nyamuk", "Tanjung Harapan");
    }

    @Test
    void whatHasWaitedLongestComesBeforeTheRest() {
        tables.proposal(TANJUNG_ARU, 2027, Stage.SIGNING, NOW.minus(Duration.ofDays(1)), 1);
        tables.proposal(SUNGAI_NYAMUK, 2027, Stage.REVIEW, NOW.minus(Duration.ofDays(9)), 1);
        tables.proposal(PA_API, 2027, Stage.READY, NOW.minus(Duration.ofDays(5)), 1);

        assertThat(namesOf(seen(DPMPD)).subList(0, 3)).containsExactly("Sungai Nyamuk", "Pa' Api", "Tanjung Aru");
    }

    @Test
    void theRowsCanBeReadByName() {
        fourVillagesOfSebatikTimur();

        assertThat(namesOf(rows(narrowing("", false, true))))
                .containsExactly("Bukit Aru Indah", "Sungai Nyamuk", "Tanjung Aru", "Tanjung Harapan");
        assertThat(namesOf(rows(narrowing("REVIEW", true, true)))).containsExactly("Tanjung Aru");
    }

    @Test
    void aReaderNarrowsToAStageToWhatIsLateOrToAPlace() {
        fourVillagesOfSebatikTimur();
        tables.proposal(PA_API, 2027, Stage.DRAFT, NOW, 1);

        assertThat(namesOf(rows(narrowing("COVERED", false, false)))).containsExactly("Sungai Nyamuk");
        assertThat(namesOf(rows(narrowing("NONE", false, false)))).containsExactly("Tanjung Harapan");
        assertThat(namesOf(rows(narrowing("", true, false)))).containsExactly("Tanjung Aru");
        assertThat(namesOf(rows(narrowing("DRAFT", true, false)))).isEmpty();
        var inKrayan = new Narrowing(Optional.of(5), Optional.empty(), "DRAFT", false, false);
        assertThat(namesOf(tables.in(EVERYWHERE, () -> rows(DPMPD, inKrayan)))).containsExactly("Pa' Api");
        var found = new Narrowing(Optional.empty(), Optional.of(List.of(TANJUNG_ARU, 1)), "", false, false);
        assertThat(namesOf(tables.in(EVERYWHERE, () -> rows(DPMPD, found))))
                .containsExactly("Tanjung Aru", "Tanjungkarang");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        fourVillagesOfSebatikTimur();
        for (var narrowing : List.of(Narrowing.NONE, narrowing("", false, true))) {
            var whole = tables.in(EVERYWHERE, () -> rows(DPMPD, narrowing));

            for (int from = 0; from < whole.size(); from += 50) {
                int start = from;
                var page = tables.in(EVERYWHERE, () -> stages.rows(DPMPD, YEAR, narrowing, start, 50));
                assertThat(page).isEqualTo(whole.subList(from, Math.min(from + 50, whole.size())));
            }
        }
    }

    @Test
    void aRoundThatIsLateMakesItsVillagesLate() {
        var proposal = tables.proposal(TANJUNG_ARU, 2027, Stage.READY, NOW, 1);
        var round = tables.round(proposal, 1, 201_600);
        tables.openForRound("legal", "initialByLegal", round, new Post(Role.LEGAL_OFFICER, 1), NOW.minusSeconds(1));

        assertThat(namesOf(tables.in(EVERYWHERE, () -> rows(DPMPD, narrowing("", true, false)))))
                .containsExactly("Tanjung Aru");
        assertThat(tables.<Integer>in(EVERYWHERE, () -> stages.lateVillages(DPMPD, YEAR, Narrowing.NONE)))
                .isOne();
        assertThat(tables.in(EVERYWHERE, () -> stages.late(DPMPD, YEAR, Narrowing.NONE)))
                .contains(new StageSum("READY", 1, 1, Rupiah.of(201_600)));
    }

    /** One is late, one is in time, one covered, and one has not proposed. */
    private void fourVillagesOfSebatikTimur() {
        var late = tables.proposal(TANJUNG_ARU, 2027, Stage.REVIEW, NOW, 1);
        tables.open(
                "late", "receiveFile", late, new Post(Role.SUBDISTRICT_COUNTER, SEBATIK_TIMUR), NOW.minusSeconds(1));
        var inTime = tables.proposal(BUKIT_ARU_INDAH, 2027, Stage.REVIEW, NOW.minus(Duration.ofDays(3)), 1);
        tables.open("intime", "receiveFile", inTime, new Post(Role.SUBDISTRICT_COUNTER, SEBATIK_TIMUR), TOMORROW);
        tables.proposal(SUNGAI_NYAMUK, 2027, Stage.COVERED, NOW.minus(Duration.ofDays(30)), 1);
    }

    private List<VillageStage> rows(Narrowing narrowing) {
        return tables.in(EVERYWHERE, () -> rows(holding(Role.SUBDISTRICT_HEAD, SEBATIK_TIMUR), narrowing));
    }

    private static Narrowing narrowing(String stage, boolean late, boolean byName) {
        return new Narrowing(Optional.empty(), Optional.empty(), stage, late, byName);
    }

    private static List<String> namesOf(List<VillageStage> rows) {
        return rows.stream().map(VillageStage::name).toList();
    }

    private Standing standing() {
        return of(TANJUNG_ARU).standing().orElseThrow();
    }

    private VillageStage of(int village) {
        return seen(DPMPD).stream()
                .filter(row -> row.village() == village)
                .findFirst()
                .orElseThrow();
    }

    private List<VillageStage> seen(Official official) {
        return tables.in(EVERYWHERE, () -> rows(official, Narrowing.NONE));
    }

    private List<VillageStage> rows(Official official, Narrowing narrowing) {
        return stages.rows(official, YEAR, narrowing, 0, 1000);
    }

    private List<BudgetYear> years(Official official) {
        return tables.in(EVERYWHERE, () -> stages.years(official));
    }

    private static Official holding(Role role, int area) {
        return new Official(new OfficialId(1), "petugas", "Petugas", List.of(new Post(role, area)));
    }
}
