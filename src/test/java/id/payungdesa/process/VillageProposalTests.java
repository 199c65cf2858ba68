package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static id.payungdesa.process.VillageStory.toCorrect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;

import id.payungdesa.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class VillageProposalTests {

    @Autowired
    Story story;

    @Test
    void whoStartsAProposalGoesOnWithItsDraftAndNeedNotTakeIt() {
        var village = story.village();
        village.starts(Map.of());

        var operator =
                story.tables.row("select id::text from official where login = ?", village.login(Role.VILLAGE_OPERATOR));
        assertThat(task("draftProposal", village.instance())).isAssignedTo(operator);

        village.lists(residents(1));
        village.finishesDraft();
        village.does(Role.VILLAGE_HEAD, "signProposal", Map.of("outcome", "HAND_BACK", "note", "Satu orang kurang"));
        assertThat(task("draftProposal", village.instance()))
                .as("handed back to the desk")
                .isNotAssigned();
    }

    @Test
    void aDraftThatIsHandedBackIsItsDesksEvenIfWhoeverReturnsItSitsThere() {
        var village = story.village();
        village.starts(Map.of());
        village.lists(residents(1));
        village.finishesDraft();
        var both = village.oneOfficialAs(Role.VILLAGE_HEAD, Role.VILLAGE_OPERATOR);

        story.desks.does(
                both, village.key(), "signProposal", Map.of("outcome", "HAND_BACK", "note", "Satu orang kurang"));

        assertThat(task("draftProposal", village.instance())).isNotAssigned();
    }

    @Test
    void aVillageGoesFromDraftToProtectedWorkers() {
        var village = story.village();

        village.submits(residents(3));
        village.budgetIsEvaluated();
        village.verifies(Map.of());
        village.matchingIsAnswered();
        village.enactsBudget();
        assertThat(village.instance()).isWaitingAt("endorsementDecided");
        story.decrees(village);
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));
        village.requestsPayment();
        village.secretaryVerifies();
        village.headApproves();
        village.treasurerPays();
        story.waitsUntil(() -> village.stage().equals("COVERED"));

        assertThat(village.instance())
                .isEnded()
                .hasPassed("submitProposal", "concludeReview", "recordEnactment", "bpjsEnrolment", "workersCovered")
                .hasNotPassed("correctProposal", "checkBudgetLine", "checkRevisedDraft", "recordDeemedEffect");
        assertThat(village.covered()).isEqualTo(3);
        assertThat(story.tables.rows("""
                select account || ' ' || sum(posting.amount) from ledger_posting posting
                join ledger_entry entry on entry.id = posting.entry_id join payment on payment.id = entry.payment_id
                where payment.proposal_id = ? group by account having sum(posting.amount) <> 0 order by account
                """, village.proposal().value())).containsExactly("BUDGET -604800", "PAID 604800");
        assertThat(story.tables.rows(
                        "select stage from stage_entered where proposal_id = ? order by at, ctid",
                        village.proposal().value()))
                .containsExactly("DRAFT", "SIGNING", "REVIEW", "READY", "ENDORSED", "REGISTERED", "PAYMENT", "COVERED");
    }

    @Test
    void theVillageHeadHandsTheDraftBackAndSignsWhatWasChanged() {
        var village = story.village();
        var listed = residents(2);
        village.starts(Map.of());
        village.lists(listed);
        village.finishesDraft();

        village.headHandsBack("Tambahkan nelayan dari RT 3");
        assertThat(village.instance()).isWaitingAt("draftProposal").hasNotPassed("submitProposal");
        assertThat(village.stage()).isEqualTo("DRAFT");
        village.lists(residents(1));
        village.finishesDraft();
        village.headSigns();

        assertThat(village.instance()).isWaitingAt("receiveFile", "verifyCandidates");
        assertThat(village.revision()).isEqualTo(1);
        assertThat(story.tables.row(
                        "select people || ' ' || amount from revision where proposal_id = ?",
                        village.proposal().value()))
                .isEqualTo("3 604800");
        assertThat(story.tables.rows(
                        "select body ->> 'note' from audit_entry where action = 'SIGNATURE_REFUSED' and subject = ?",
                        village.proposal().toString()))
                .containsExactly("Tambahkan nelayan dari RT 3");
    }

    @Test
    void aCorrectionTheHeadHandsBackStaysACorrectionWithItsFindings() {
        var village = story.village();
        var people = residents(1);
        village.submits(people);
        village.budgetIsEvaluated();
        village.verifies(Map.of(people.get(0), toCorrect("Nama tidak terbaca")));
        village.does(Role.VILLAGE_OPERATOR, "correctProposal", VillageStory.correction("Nama sudah diperiksa"));

        village.headHandsBack("Nama ibunya juga salah");

        assertThat(village.instance()).isWaitingAt("correctProposal").isNotWaitingAt("draftProposal");
        assertThat(village.openFindings()).hasSize(1);
        assertThat(village.stage()).isEqualTo("CORRECTION");
    }

    @Test
    void theProposalsOfAVillageShareItsQuota() {
        var village = story.village();
        story.quota(village.id(), 3);
        village.submits(residents(2));
        var second = village.another();

        second.starts(Map.of("firstMonth", "2027-07", "months", 6, "instalmentMonths", 6));
        second.lists(residents(2));
        second.finishesDraft();
        second.headSigns();

        assertThat(story.tables.number(
                        "select people from revision where proposal_id = ?",
                        second.proposal().value()))
                .isEqualTo(1);
        assertThat(refusal(() -> village.another().starts(Map.of())))
                .startsWith("Kuota desa untuk tahun 2027 (3 orang) sudah terpakai oleh usulan lain.");
    }

    @Test
    void whoHandsInSecondMustFitIntoWhatTheFirstHasLeft() {
        var village = story.village();
        story.quota(village.id(), 3);
        var second = village.another();
        second.starts(Map.of("firstMonth", "2027-07", "months", 6, "instalmentMonths", 6));
        second.lists(residents(2));
        second.finishesDraft();
        village.submits(residents(2));

        assertThat(refusal(second::headSigns))
                .isEqualTo(
                        "Kuota desa untuk tahun 2027 adalah 3 orang dan usulan lain sudah memakai 2. Kurangi daftar ini menjadi paling banyak 1 orang.");
        assertThat(second.stage()).isEqualTo("SIGNING");
    }

    @Test
    void whenTheInsurerTakesNobodyTheProposalEndsAndItsPeopleAreFree() {
        var village = story.village();
        village.submits(List.of(Resident.whoseNikEndsIn(9922)));
        village.budgetIsEvaluated();
        village.verifies(Map.of());
        village.matchingIsAnswered();
        village.enactsBudget();
        story.decrees(village);
        story.waitsUntil(() -> village.openSteps().contains("replaceWorkers"));
        village.does(Role.VILLAGE_OPERATOR, "replaceWorkers", Map.of("reason", "Tidak ada cadangan"));

        assertThat(village.instance()).isEnded().hasPassed("nobodyInsured").hasNotPassed("contributionPayment");
        assertThat(village.reserved()).isZero();
    }
}
