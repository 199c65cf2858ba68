package id.payungdesa.review;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Capacity;
import id.payungdesa.access.Letter;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Posts;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Submissions;
import id.payungdesa.review.Verification.PersonVerdict;
import id.payungdesa.review.Verification.Verdict;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody reviews the village they work in, nor what they drafted or signed, whichever way they come. */
class ImpartialityTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(140);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String WORKS_THERE = "Anda menjabat di desa ini, jadi tidak boleh memeriksa usulannya.";
    private static final String SIGNED_IT = "Anda ikut menyusun atau menandatangani usulan ini";

    private static final Modules MODULES = new Modules();
    private static final Dossiers DOSSIERS = new Dossiers(MODULES);

    private final Evaluations evaluations = MODULES.get(Evaluations.class);
    private final Reviews reviews = MODULES.get(Reviews.class);
    private final Impartiality impartiality = MODULES.get(Impartiality.class);
    private final int village = VILLAGE.incrementAndGet();
    private final Official colleague = MODULES.official(Role.EVALUATION_OFFICER, subdistrict(), ".rekan" + village);
    private final Official acting = MODULES.official(Role.COMMUNITY_OFFICER, subdistrict(), ".pj" + village);

    @AfterEach
    void today() {
        MODULES.clock().reset();
    }

    @AfterAll
    static void close() {
        MODULES.close();
    }

    @Test
    void whoWorksInTheVillageRecordsNoReceipt() {
        var proposal = submitted(Basis.DRAFT_ORIGINAL);
        actsAsHead(TODAY);

        assertThat(refusal(() -> receives(acting, proposal))).contains(WORKS_THERE);
    }

    @Test
    void whoWorksInTheVillageNeitherPreparesNorSignsItsEvaluation() {
        var proposal = submitted(Basis.DRAFT_ORIGINAL);
        receives(colleague, proposal);
        actsAsHead(TODAY);

        assertThat(refusal(() -> MODULES.does(acting, () -> evaluations.prepare(proposal, sheet()))))
                .contains(WORKS_THERE);
        assertThat(refusal(() -> set("signed_by = :official, decided_at = :at, result = 'COMPLIANT',"
                        + " decree_number = '1', decree_date = '2026-11-20'")))
                .contains(WORKS_THERE);
        MODULES.does(colleague, () -> evaluations.prepare(proposal, sheet()));
    }

    @Test
    void whoWorksInTheVillageGivesNoVerdictAndChangesNone() {
        var proposal = submitted(Basis.ENACTED);
        var candidate = DOSSIERS.candidates(village, proposal).get(0).id();
        actsAsHead(TODAY);

        assertThat(refusal(() -> verifies(acting, proposal, Map.of()))).contains(WORKS_THERE);
        verifies(colleague, proposal, Map.of());
        assertThat(refusal(() -> verifies(
                        acting,
                        proposal,
                        Map.of(candidate, new PersonVerdict(Verdict.REFUSED, RefusalReason.PINDAH, null)))))
                .contains(WORKS_THERE);
    }

    @Test
    void whoWorksInTheVillageRaisesNoFinding() {
        var proposal = submitted(Basis.ENACTED);
        actsAsHead(TODAY);

        assertThat(refusal(() -> MODULES.does(
                        acting,
                        () -> reviews.checkBudget(
                                proposal, new BudgetCheck(BudgetCheck.Outcome.FINDING, "Kode keliru", "accountCode")))))
                .contains(WORKS_THERE);
    }

    @Test
    void aPostThatHasEndedBindsNobody() {
        var proposal = submitted(Basis.ENACTED);
        actsAsHead(TODAY.minusDays(9), Optional.of(TODAY.minusDays(1)));

        assertThat(objection(proposal)).isEmpty();
        verifies(acting, proposal, Map.of());
    }

    @Test
    void whatWasSignedStaysSigned() {
        actsAsHead(TODAY, Optional.of(TODAY));
        var id = DOSSIERS.signing(village, Dossiers.header(Basis.DRAFT_ORIGINAL), Dossiers.people(1));
        MODULES.does(
                again(acting),
                () -> MODULES.inTransaction(() -> {
                    MODULES.get(Submissions.class).submit(id);
                    reviews.open(id);
                }));
        MODULES.clock().advance(Duration.ofDays(1));
        receives(colleague, id);

        assertThat(objection(id))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith(SIGNED_IT));
        assertThat(refusal(() -> verifies(acting, id, Map.of()))).contains(SIGNED_IT);
        assertThat(refusal(() -> MODULES.does(acting, () -> evaluations.prepare(id, sheet()))))
                .contains(SIGNED_IT);

        var other = submitted(Basis.DRAFT_ORIGINAL);
        assertThat(objection(other)).isEmpty();
        assertThat(MODULES.as(acting, () -> impartiality.objectionToDraft(acting, other)))
                .isPresent();
    }

    private ProposalId submitted(Basis basis) {
        return DOSSIERS.submitted(village, Dossiers.header(basis), Dossiers.people(1));
    }

    private void actsAsHead(LocalDate from) {
        actsAsHead(from, Optional.empty());
    }

    private void actsAsHead(LocalDate from, Optional<LocalDate> until) {
        MODULES.owner()
                .sql("update official set active = false where login = 'village_head.' || :village")
                .param("village", village)
                .update();
        var operator = MODULES.official(Role.SYSTEM_OPERATOR, 1);
        var letter = Optional.of(new Letter("141/7/2026", from));
        MODULES.does(operator, () -> MODULES.get(Posts.class)
                .appoint(acting.id(), new Post(Role.VILLAGE_HEAD, village), Capacity.PJ, letter, from, until));
        MODULES.owner()
                .sql("update official set active = true where login = 'village_head.' || :village")
                .param("village", village)
                .update();
    }

    private Optional<String> objection(ProposalId proposal) {
        return MODULES.as(acting, () -> impartiality.objection(acting, proposal));
    }

    private void receives(Official official, ProposalId proposal) {
        MODULES.does(
                official,
                () -> evaluations.receive(
                        proposal,
                        new Receipt(
                                TODAY,
                                LocalTime.of(9, 0),
                                "TT-" + proposal,
                                EnumSet.allOf(AccompanyingDocument.class))));
    }

    private void verifies(Official official, ProposalId proposal, Map<Long, PersonVerdict> verdicts) {
        MODULES.does(official, () -> reviews.verify(proposal, new Verification(verdicts, true, null)));
    }

    private void set(String columns) {
        MODULES.sql("*")
                .sql("update evaluation set " + columns + " where village_id = :village")
                .param("official", acting.id().value())
                .param("at", Timestamp.from(MODULES.clock().instant()))
                .param("village", village)
                .update();
    }

    private static Preparation sheet() {
        return new Preparation(Map.of(), null);
    }

    private Official again(Official official) {
        return MODULES.get(Officials.class).get(official.id());
    }

    private int subdistrict() {
        return MODULES.owner()
                .sql("select subdistrict from village where id = :id")
                .param("id", village)
                .query(Integer.class)
                .single();
    }
}
