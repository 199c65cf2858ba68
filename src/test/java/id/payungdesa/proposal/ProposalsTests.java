package id.payungdesa.proposal;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.region.VillageId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalsTests {

    private static final int WARD = 5;
    private static final AtomicInteger VILLAGE = new AtomicInteger(20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Proposals proposals;

    private final int village = VILLAGE.incrementAndGet();

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        proposals = modules.get(Proposals.class);
    }

    @AfterEach
    void today() {
        modules.clock().reset();
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void aProposalStartsAsADraftOfTheOperatorsOwnVillageUpToItsTarget() {
        var id = dossiers.started(village, Dossiers.header(Basis.DRAFT_ORIGINAL));

        assertThat(get(id)).satisfies(proposal -> {
            assertThat(proposal.village()).isEqualTo(new VillageId(village));
            assertThat(proposal.stage()).isEqualTo(Stage.DRAFT);
            assertThat(proposal.target()).isEqualTo(100);
            assertThat(proposal.revision()).isZero();
            assertThat(proposal.draftRevision()).isEqualTo(1);
            assertThat(proposal.line()).isEqualTo(new BudgetLine("ADD", "2.2.90", "5.2.7.90"));
        });
        assertThat(decisions()).containsExactly("PROPOSAL_STARTED");
        assertThat(stages(id)).containsExactly("DRAFT");
    }

    @Test
    void onlyAnOperatorStarts() {
        var head = modules.official(Role.VILLAGE_HEAD, village);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        modules.does(head, () -> modules.get(NewProposals.class).start(Dossiers.header(Basis.ENACTED))))
                .withMessage("Hanya operator desa yang dapat memulai usulan.");
    }

    @Test
    void aWardHasNoBudgetToProposeFrom() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> dossiers.started(WARD, Dossiers.header(Basis.ENACTED)))
                .withMessageContaining("Kelurahan");
    }

    @Test
    void theHeadHandsADraftBackToWhereItCameFrom() {
        var draft = dossiers.signing(village, Dossiers.header(Basis.ENACTED), Dossiers.people(1));
        handBack(draft);
        assertThat(get(draft).stage()).isEqualTo(Stage.DRAFT);

        dossiers.handToHead(village, draft);
        dossiers.submit(village, draft);
        modules.system(() -> proposals.reached(draft, Stage.CORRECTION));
        correct(draft);
        handBack(draft);

        assertThat(get(draft).stage()).isEqualTo(Stage.CORRECTION);
        assertThat(stages(draft))
                .containsExactly(
                        "DRAFT", "SIGNING", "DRAFT", "SIGNING", "REVIEW", "CORRECTION", "SIGNING", "CORRECTION");
    }

    @Test
    void aCorrectionMayChangeTheBudgetLine() {
        var id = dossiers.submitted(village, 1);
        modules.system(() -> proposals.reached(id, Stage.CORRECTION));

        correct(id);

        assertThat(get(id).line()).isEqualTo(new BudgetLine("DDS", "2.2.91", "5.2.7.91"));
        assertThat(get(id).stage()).isEqualTo(Stage.SIGNING);
    }

    @Test
    void aCorrectionOutOfSeasonChangesNothing() {
        var id = dossiers.submitted(village, 1);

        assertThatIllegalStateException().isThrownBy(() -> correct(id));
        assertThat(get(id).line()).isEqualTo(new BudgetLine("ADD", "2.2.90", "5.2.7.90"));
    }

    /** Both have read REVIEW; whoever comes second finds that it no longer holds. */
    @Test
    void twoWaysOutOfOneStageAreNotBothTaken() {
        var id = dossiers.submitted(village, 1);
        var second = new AtomicReference<CompletableFuture<Void>>();

        modules.system(() -> {
            proposals.reached(id, Stage.CORRECTION);
            second.set(CompletableFuture.runAsync(() -> modules.system(() -> proposals.reached(id, Stage.READY))));
            await().until(ProposalsTests::somebodyWaits);
        });

        assertThat(second.get()).failsWithin(Duration.ofSeconds(5));
        assertThat(get(id).stage()).isEqualTo(Stage.CORRECTION);
        assertThat(stages(id)).doesNotContain("READY");
    }

    @Test
    void whatAVillageHasIsListedNewestFirst() {
        var first = dossiers.started(village, Dossiers.header(Basis.ENACTED));
        var second = dossiers.started(village, Dossiers.header(Basis.DRAFT_CHANGE));

        assertThat(modules.as(dossiers.operator(village), () -> proposals.of(new VillageId(village))))
                .extracting(Proposal::id)
                .containsExactly(second, first);
    }

    @Test
    void whatIsNotThereIsToldSo() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> get(new ProposalId(-1)))
                .withMessage("Usulan ini tidak ditemukan.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "first_month = '2027-01-02'",
                "months = 0",
                "months = 13, instalment_months = 1",
                "instalment_months = 5",
                "instalment_months = 6, months = 9",
                "payer = 'PROVINCE'",
                "basis = 'HEARSAY'",
                "basis = 'ENACTED', regulation_number = null",
                "basis = 'ENACTED', regulation_date = null",
                "target = 0",
                "target = 2001",
                "stage = 'LOST'",
                "revision = -1",
                "fund_source = 'XXX'",
                "started_by = -1"
            })
    void whatCannotBeIsRefusedByTheTable(String change) {
        var id = dossiers.started(village, Dossiers.header(Basis.ENACTED));

        assertThat(refusal(() -> modules.owner()
                        .sql("update proposal set " + change + " where id = " + id)
                        .update()))
                .containsAnyOf("check constraint", "foreign key");
    }

    @Test
    void theCoverFollowsFromFirstMonthAndMonths() {
        var id = dossiers.started(village, Dossiers.header(Basis.ENACTED));

        assertThat(modules.owner()
                        .sql("select cover::text from proposal where id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("[2027-01-01,2028-01-01)");
    }

    @Test
    void theHourOfAStageIsTheClocks() {
        modules.clock().setWita(LocalDate.of(2026, 12, 1), LocalTime.of(8, 0));

        var id = dossiers.started(village, Dossiers.header(Basis.ENACTED));

        assertThat(modules.owner()
                        .sql("select at::text from stage_entered where proposal_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .startsWith("2026-12-01 00:00:00");
    }

    private static boolean somebodyWaits() {
        return modules.sql("").sql("""
                select exists (select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())
                """).query(Boolean.class).single();
    }

    private void handBack(ProposalId id) {
        modules.does(dossiers.head(village), () -> proposals.handBack(id, "Belum lengkap"));
    }

    private void correct(ProposalId id) {
        modules.does(
                dossiers.operator(village),
                () -> proposals.correct(id, new Correction("DDS", "2.2.91", "5.2.7.91", "Diganti")));
    }

    private Proposal get(ProposalId id) {
        return modules.as(dossiers.operator(village), () -> proposals.get(id));
    }

    private List<String> stages(ProposalId id) {
        return modules.owner()
                .sql("select stage from stage_entered where proposal_id = ? order by ctid")
                .param(id.value())
                .query(String.class)
                .list();
    }

    private List<String> decisions() {
        return modules.owner()
                .sql("select action from audit_entry where chain = ? order by seq")
                .param(village)
                .query(String.class)
                .list();
    }
}
