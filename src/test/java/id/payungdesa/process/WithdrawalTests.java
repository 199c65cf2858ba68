package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static id.payungdesa.process.VillageStory.toCorrect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class WithdrawalTests {

    @Autowired
    Story story;

    @Test
    void aDraftIsWithdrawnBeforeAnybodyElseHasSeenIt() {
        var village = story.village();
        village.starts(Map.of());

        village.withdraws("Salah memilih tahun anggaran");

        assertThat(village.instance()).isEnded().hasPassed("proposalWithdrawn").hasNotPassed("submitProposal");
        assertThat(village.stage()).isEqualTo("WITHDRAWN");
        assertThat(village.openSteps()).isEmpty();
    }

    @Test
    void aProposalUnderReviewLeavesEveryDeskAndItsPeopleAreFree() {
        var village = story.village();
        var people = residents(2);
        village.submits(people);
        village.fileIsReceived();

        village.withdraws("Anggaran dipakai untuk bencana banjir");

        assertThat(village.instance()).isEnded().hasPassed("proposalWithdrawn");
        assertThat(village.openSteps()).isEmpty();
        assertThat(village.reserved()).isZero();
        assertThat(village.notices())
                .containsExactly(
                        told("community_officer", village),
                        told("evaluation_officer", village),
                        told("dpmpd_officer", village));
        assertThat(story.tables.row(
                        "select closing_reason from proposal where id = ?",
                        village.proposal().value()))
                .isEqualTo("Anggaran dipakai untuk bencana banjir");
        var neighbour = story.village();
        neighbour.submits(people);
        assertThat(neighbour.reserved()).isEqualTo(2);
    }

    private static String told(String role, VillageStory village) {
        return "%s: Desa %s menarik usulannya. Alasan: Anggaran dipakai untuk bencana banjir"
                .formatted(role, village.name());
    }

    @Test
    void aProposalTheVillageHasForCorrectionMayBeWithdrawn() {
        var village = story.village();
        var people = residents(1);
        village.submits(people);
        village.verifies(Map.of(people.get(0), toCorrect("Nama tidak terbaca")));
        village.budgetIsEvaluated();
        assertThat(village.instance()).isWaitingAt("correctProposal");

        village.withdraws("Warga pindah");

        assertThat(village.instance()).isEnded().hasPassed("proposalWithdrawn");
    }

    @Test
    void whatTheBupatiHasSignedIsNotWithdrawn() {
        var village = story.village();
        village.isReady(1);
        story.decrees(village);

        assertThat(refusal(() -> village.withdraws("Berubah pikiran")))
                .isEqualTo("Bupati sudah menandatangani keputusan, jadi usulan ini tidak dapat ditarik lagi.");
        assertThat(village.stage()).isEqualTo("ENDORSED");
    }

    @Test
    void onlyTheHeadOfTheVillageWithdraws() {
        var village = story.village();
        var neighbour = story.village();
        village.submits(residents(1));

        assertThat(refusal(
                        () -> story.withdraws(village.login(Role.VILLAGE_OPERATOR), village.proposal(), "Tidak jadi")))
                .isEqualTo("Hanya Kepala Desa yang dapat menarik usulan desanya.");
        assertThat(refusal(() -> story.withdraws(neighbour.login(Role.VILLAGE_HEAD), village.proposal(), "Tidak jadi")))
                .isEqualTo("Usulan ini tidak ditemukan.");
        assertThat(village.stage()).isEqualTo("REVIEW");
    }

    @Test
    void twiceIsOnce() {
        var village = story.village();
        village.starts(Map.of());
        village.withdraws("Salah tahun");

        assertThat(refusal(() -> village.withdraws("Salah tahun")))
                .isEqualTo("Usulan ini sudah berakhir: Ditarik desa.");
    }

    @Test
    void aLateAnswerForAWithdrawnProposalIsKeptAndChangesNobody() {
        var village = story.village();
        var dead = Resident.whoseNikEndsIn(9916);
        village.submits(List.of(Resident.anybody(), dead));
        village.verifies(Map.of());
        story.dispatches();

        village.withdraws("Tidak jadi");
        village.matchingIsAnswered();

        assertThat(story.tables.number(
                        "select count(*) from matching_result join candidate on candidate.id = candidate_id where proposal_id = ?",
                        village.proposal().value()))
                .isEqualTo(2);
        assertThat(village.verdict(dead)).isEqualTo("ACCEPTED");
        assertThat(village.openFindings()).isEmpty();
        assertThat(story.tables.rows(
                        "select name || ' ' || moot from inbox_message where subject = ?",
                        village.key().toString()))
                .containsExactly("matchingAnswered true");
    }

    @Test
    void nobodysDataLeaveForAProposalThatIsWithdrawnFirst() {
        var village = story.village();
        village.submits(residents(1));
        village.verifies(Map.of());

        village.withdraws("Tidak jadi");
        story.dispatches();

        assertThat(story.tables.rows(
                        "select state from outbox_order where proposal_id = ?",
                        village.proposal().value()))
                .containsExactly("REFUSED");
    }

    @Test
    void aWithdrawnVillageLeavesItsRoundWhichGoesOnWithTheOthers() {
        var leaving = story.village();
        var staying = story.village();
        leaving.isReady(1);
        staying.isReady(1);
        var round = story.opensRound(leaving, staying);

        leaving.withdraws("Anggaran dipakai untuk bencana banjir");

        assertThat(leaving.instance()).isEnded().hasPassed("proposalWithdrawn");
        assertThat(story.tables.rows(
                        "select coalesce(fate, 'IN') from round_proposal where round_id = ? order by proposal_id",
                        round.id()))
                .containsExactly("WITHDRAWN", "IN");
    }
}
