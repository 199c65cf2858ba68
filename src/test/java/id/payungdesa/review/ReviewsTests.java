package id.payungdesa.review;

import static id.payungdesa.Dossiers.people;
import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.Correction;
import id.payungdesa.proposal.Header;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Signature;
import id.payungdesa.proposal.Stage;
import id.payungdesa.review.Reviews.BudgetTrack;
import id.payungdesa.review.Verification.PersonVerdict;
import id.payungdesa.review.Verification.Verdict;
import id.payungdesa.roster.RosterRows;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewsTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(20);

    private static Modules modules;
    private static Dossiers dossiers;
    private static Reviews reviews;
    private static Findings findings;

    private final int village = VILLAGE.incrementAndGet();
    private final Official officer = dossiers.atSubdistrict(Role.COMMUNITY_OFFICER, village);

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        reviews = modules.get(Reviews.class);
        findings = modules.get(Findings.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Nested
    class TheBudgetTrack {

        @ParameterizedTest
        @EnumSource
        void isNotGoneWhereTheRegencyPays(Basis basis) {
            assertThat(track(submitted(header(basis, Payer.REGENCY)))).isEqualTo(BudgetTrack.SETTLED);
        }

        @Test
        void looksAtAnEnactedBudgetOnceAndAgainOnlyForAReason() {
            var id = submitted(header(Basis.ENACTED, Payer.VILLAGE));
            assertThat(track(id)).isEqualTo(BudgetTrack.ENACTED);
            checkBudget(id, BudgetCheck.Outcome.OK);

            resubmit(id, "ADD");
            assertThat(track(id)).as("the same line").isEqualTo(BudgetTrack.SETTLED);

            resubmit(id, "DDS");
            assertThat(track(id)).as("another source").isEqualTo(BudgetTrack.ENACTED);

            resubmit(id, "DDS");
            assertThat(track(id)).as("the same source again").isEqualTo(BudgetTrack.SETTLED);
        }

        @Test
        void looksAgainAtWhatWasFaultedUntilItIsSettled() {
            var id = submitted(header(Basis.ENACTED, Payer.VILLAGE));
            checkBudget(id, BudgetCheck.Outcome.FINDING);

            resubmit(id, "ADD");
            assertThat(track(id)).isEqualTo(BudgetTrack.ENACTED);
            checkBudget(id, BudgetCheck.Outcome.FINDING);
            assertThat(isOpen(id)).as("a new finding").isTrue();

            resubmit(id, "ADD");
            checkBudget(id, BudgetCheck.Outcome.OK);
            assertThat(isOpen(id)).isFalse();
            resubmit(id, "ADD");
            assertThat(track(id)).isEqualTo(BudgetTrack.SETTLED);
        }

        @Test
        void looksAgainAtMoreMoneyAndNotAtLess() {
            var id = submitted(header(Basis.ENACTED, Payer.VILLAGE));
            reopen(id);
            dossiers.take(village, id, people(1));
            answer(id, "ADD");
            assertThat(track(id)).isEqualTo(BudgetTrack.ENACTED);

            reopen(id);
            var last = dossiers.candidates(village, id).get(1).id();
            modules.does(dossiers.operator(village), () -> modules.get(RosterRows.class)
                    .remove(id.value(), last));
            answer(id, "ADD");
            assertThat(track(id)).isEqualTo(BudgetTrack.SETTLED);
        }

        @Test
        void hasADraftEvaluatedAndAfterwardsOnlyChecked() {
            var id = submitted(header(Basis.DRAFT_ORIGINAL, Payer.VILLAGE));
            assertThat(track(id)).isEqualTo(BudgetTrack.DRAFT);
            resubmit(id, "ADD");
            assertThat(track(id)).as("not evaluated yet").isEqualTo(BudgetTrack.DRAFT);

            evaluated(id);
            assertThat(track(id)).isEqualTo(BudgetTrack.SETTLED);

            resubmit(id, "DDS");
            assertThat(track(id)).as("another source").isEqualTo(BudgetTrack.REVISED);
            checkBudget(id, BudgetCheck.Outcome.FINDING);
            resubmit(id, "DDS");
            assertThat(track(id)).as("faulted").isEqualTo(BudgetTrack.REVISED);
        }

        @Test
        void letsASecondProposalPassWithTheResultOfTheFirst() {
            var first = submitted(header(Basis.DRAFT_CHANGE, Payer.VILLAGE));
            evaluated(first);

            assertThat(track(submitted(header(Basis.DRAFT_CHANGE, Payer.VILLAGE))))
                    .isEqualTo(BudgetTrack.SETTLED);
            assertThat(track(submitted(header(Basis.DRAFT_ORIGINAL, Payer.VILLAGE))))
                    .isEqualTo(BudgetTrack.DRAFT);
        }
    }

    @Test
    void everybodyNotNamedIsAccepted() {
        var id = dossiers.submitted(village, 3);
        assertThat(unjudged(id)).isTrue();

        verify(id, Map.of(person(id, 1), refusedFor(RefusalReason.PINDAH)));

        assertThat(verdicts(id)).containsExactly("ACCEPTED", "REFUSED", "ACCEPTED");
        assertThat(standings(id)).containsExactly("PARTICIPANT", "OUT", "PARTICIPANT");
        assertThat(unjudged(id)).isFalse();
        assertThat(conclude(id)).as("a refusal alone is no finding").isFalse();
        assertThat(stage(id)).isEqualTo(Stage.READY);
    }

    @Test
    void whoseDataAreWrongComesBackToTheVillageAndIsJudgedAgain() {
        var id = dossiers.submitted(village, 2);
        verify(id, Map.of(person(id, 0), new PersonVerdict(Verdict.TO_CORRECT, RefusalReason.DATA_SALAH, "Nama ibu")));

        assertThat(conclude(id)).isTrue();
        assertThat(stage(id)).isEqualTo(Stage.CORRECTION);
        assertThat(modules.as(officer, () -> modules.get(PersonNotes.class).findings(id)))
                .containsEntry(person(id, 0), List.of("Data tidak benar: Nama ibu"));

        answer(id, "ADD");
        assertThat(isOpen(id)).as("answered").isFalse();
        assertThat(verdicts(id)).as("the accepted stay accepted").containsExactly(null, "ACCEPTED");
        assertThat(unjudged(id)).isTrue();
    }

    @Test
    void theVillageIsToldHowManyAreRefusedAndOfEachOnce() {
        var id = dossiers.submitted(village, 3);
        var first = refusedFor(RefusalReason.PINDAH);

        verify(id, Map.of(person(id, 0), first));
        verify(id, Map.of(person(id, 0), first, person(id, 1), refusedFor(RefusalReason.MENINGGAL)));
        verify(id, Map.of(person(id, 0), first));

        assertThat(modules.owner()
                        .sql(
                                "select role || ' ' || substring(sentence from '\\d+') from notice where proposal_id = ? order by id")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("village_operator 1", "village_head 1", "village_operator 1", "village_head 1");
    }

    @Test
    void aVerdictCanBeChangedWhileTheReviewLasts() {
        var id = dossiers.submitted(village, 2);
        verify(id, Map.of(person(id, 0), refusedFor(RefusalReason.PINDAH)));

        verify(id, Map.of(person(id, 0), new PersonVerdict(Verdict.ACCEPTED, null, null)));

        assertThat(standings(id)).containsExactly("PARTICIPANT", "PARTICIPANT");
    }

    @Test
    void aPersonOfAnotherProposalIsNotJudgedHere() {
        var id = dossiers.submitted(village, 1);
        var other = dossiers.submitted(village, 1);

        verify(id, Map.of(person(other, 0), refusedFor(RefusalReason.PINDAH)));

        assertThat(verdicts(other)).containsOnlyNulls();
        assertThat(standings(other)).containsExactly("PARTICIPANT");
    }

    @Test
    void whoAnotherVillageHoldsIsRefusedByNameAndCannotBeBroughtBack() {
        var shared = people(2);
        var other = VILLAGE.incrementAndGet();
        var id = dossiers.signing(village, header(Basis.ENACTED, Payer.VILLAGE), shared);
        dossiers.submitted(other, header(Basis.ENACTED, Payer.VILLAGE), shared.subList(0, 1));
        dossiers.submit(village, id);

        var note = modules.as(officer, () -> modules.get(PersonNotes.class).standings(id))
                .get(person(id, 0));
        assertThat(note.verdict()).isEqualTo("REFUSED");
        assertThat(note.reason()).isEqualTo("GANDA");
        assertThat(note.note()).startsWith("ganda, Desa ");
        assertThat(note.standing()).isEqualTo("OUT");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> verify(id, Map.of(person(id, 0), new PersonVerdict(Verdict.ACCEPTED, null, null))));
        assertThat(standings(id)).containsExactly("OUT", "PARTICIPANT");
    }

    @Test
    void whenNobodyIsLeftTheVillageIsAskedForOthers() {
        var id = dossiers.submitted(village, 1);
        verify(id, Map.of(person(id, 0), refusedFor(RefusalReason.MENINGGAL)));

        assertThat(conclude(id)).isTrue();
        assertThat(stage(id)).isEqualTo(Stage.CORRECTION);
        assertThat(conclude(id)).as("asked once").isTrue();
        assertThat(modules.owner()
                        .sql("select count(*) from finding where proposal_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatTheInsurerFindsWeighsLikeAVerdictOfNobody() {
        var id = dossiers.submitted(village, 2);
        verify(id, Map.of());

        modules.system(() -> reviews.matched(
                id,
                Map.of(
                        person(id, 0),
                        refusedFor(RefusalReason.BPJS),
                        person(id, 1),
                        new PersonVerdict(Verdict.TO_CORRECT, RefusalReason.BPJS, "Nama tidak cocok"))));

        assertThat(verdicts(id)).containsExactly("REFUSED", "TO_CORRECT");
        assertThat(standings(id)).containsExactly("OUT", "PARTICIPANT");
        assertThat(isOpen(id)).isTrue();
        assertThat(modules.owner()
                        .sql("select raised_by from finding where proposal_id = ?")
                        .param(id.value())
                        .query()
                        .singleRow())
                .containsEntry("raised_by", null);
    }

    @Test
    void thePerdesIsRecordedOnceWhereItIsNeeded() {
        var draft = submitted(header(Basis.DRAFT_ORIGINAL, Payer.VILLAGE));
        assertThat(enactmentNeeded(draft)).isTrue();
        assertThat(enactmentNeeded(submitted(header(Basis.ENACTED, Payer.VILLAGE))))
                .isFalse();
        assertThat(enactmentNeeded(submitted(header(Basis.DRAFT_ORIGINAL, Payer.REGENCY))))
                .isFalse();

        for (var day : List.of(LocalDate.of(2026, 11, 21), LocalDate.of(2026, 6, 30))) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> enact(draft, day))
                    .withMessageContaining("paling awal 1 Juli 2026, paling lambat hari ini");
        }

        enact(draft);

        assertThat(refusal(() -> enact(draft))).contains("enactment_pkey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update verdict set verdict = 'MAYBE', reason = 'LAINNYA'",
                "update verdict set verdict = 'REFUSED'",
                "update finding set track = 'OTHER'",
                "update finding set remark = ''",
                "update enactment set number = ''",
                "insert into verdict select * from verdict"
            })
    void whatCannotBeIsRefusedByTheTables(String change) {
        var id = dossiers.submitted(village, 1);
        checkBudget(id, BudgetCheck.Outcome.FINDING);
        verify(id, Map.of());
        enact(id);

        assertThat(refusal(() -> modules.owner()
                        .sql(change + " where village_id = " + village)
                        .update()))
                .containsAnyOf("check constraint", "unique constraint");
    }

    private static Header header(Basis basis, Payer payer) {
        var header = Dossiers.header(basis);
        return new Header(
                header.year(),
                header.firstMonth(),
                header.months(),
                header.instalmentMonths(),
                header.fundSource(),
                payer,
                basis,
                header.regulationNumber(),
                header.regulationDate(),
                header.activityCode(),
                header.accountCode());
    }

    private ProposalId submitted(Header header) {
        return dossiers.submitted(village, header, people(1));
    }

    private BudgetTrack track(ProposalId id) {
        return modules.as(officer, () -> reviews.budgetTrack(id));
    }

    private void checkBudget(ProposalId id, BudgetCheck.Outcome outcome) {
        modules.does(
                officer, () -> reviews.checkBudget(id, new BudgetCheck(outcome, "Kode rekening keliru", "account")));
    }

    private void evaluated(ProposalId id) {
        var evaluations = modules.get(Evaluations.class);
        var day = LocalDate.of(2026, 11, 20);
        modules.does(
                dossiers.atSubdistrict(Role.SUBDISTRICT_COUNTER, village),
                () -> evaluations.receive(id, new Receipt(day, LocalTime.of(9, 0), "TT-" + id, Set.of())));
        modules.does(
                dossiers.atSubdistrict(Role.EVALUATION_OFFICER, village),
                () -> evaluations.prepare(id, new Preparation(Map.of(), null)));
        modules.does(
                dossiers.atSubdistrict(Role.SUBDISTRICT_HEAD, village),
                () -> evaluations.decide(
                        id,
                        new CamatDecision(
                                Signature.Outcome.SIGN, CamatDecision.Result.COMPLIANT, "188/" + id, day, null)));
    }

    private void resubmit(ProposalId id, String source) {
        reopen(id);
        answer(id, source);
    }

    private void reopen(ProposalId id) {
        modules.system(() -> modules.get(Proposals.class).reached(id, Stage.CORRECTION));
    }

    private void answer(ProposalId id, String source) {
        dossiers.decided(dossiers.operator(village), "correctProposal", id, "{}");
        modules.does(dossiers.operator(village), () -> modules.get(Proposals.class)
                .correct(id, new Correction(source, "2.2.90", "5.2.7.90", "Sudah")));
        dossiers.submit(village, id);
    }

    private void verify(ProposalId id, Map<Long, PersonVerdict> verdicts) {
        modules.does(officer, () -> reviews.verify(id, new Verification(new HashMap<>(verdicts), true, null)));
    }

    private static PersonVerdict refusedFor(RefusalReason reason) {
        return new PersonVerdict(Verdict.REFUSED, reason, null);
    }

    private boolean conclude(ProposalId id) {
        return modules.as(officer, () -> reviews.conclude(id));
    }

    private boolean unjudged(ProposalId id) {
        return modules.as(officer, () -> reviews.candidatesWithoutVerdict(id));
    }

    private boolean isOpen(ProposalId id) {
        return modules.as(officer, () -> findings.open(id));
    }

    private boolean enactmentNeeded(ProposalId id) {
        return modules.as(officer, () -> reviews.enactmentNeeded(id));
    }

    private void enact(ProposalId id) {
        enact(id, LocalDate.of(2026, 11, 20));
    }

    private void enact(ProposalId id, LocalDate day) {
        modules.does(
                modules.official(Role.VILLAGE_SECRETARY, village),
                () -> reviews.enact(id, new Enactment("5/2026", day, null)));
    }

    private Stage stage(ProposalId id) {
        return modules.as(officer, () -> modules.get(Proposals.class).get(id).stage());
    }

    private long person(ProposalId id, int nth) {
        return dossiers.candidates(village, id).get(nth).id();
    }

    private List<String> verdicts(ProposalId id) {
        return participation("verdict", id);
    }

    private List<String> standings(ProposalId id) {
        return participation("standing", id);
    }

    private List<String> participation(String column, ProposalId id) {
        return modules.owner()
                .sql("select " + column + " from participation where proposal_id = ? order by position")
                .param(id.value())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
