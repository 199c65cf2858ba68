package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.Resident.whoseNikEndsIn;
import static id.payungdesa.process.VillageStory.onAnEnactedBudget;
import static id.payungdesa.process.VillageStory.refused;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ParticipantTrackTests {

    private static final int COVERED_BY_AN_EMPLOYER = 9911;
    private static final int UNDER_ANOTHER_NAME = 9915;
    private static final int DEAD = 9916;

    @Autowired
    Story story;

    @Test
    void theDeadAndTheCoveredFallOutAndTheReserveMovesUp() {
        var village = story.village();
        story.quota(village.id(), 2);
        var dead = whoseNikEndsIn(DEAD);
        var covered = whoseNikEndsIn(COVERED_BY_AN_EMPLOYER);
        var first = Resident.anybody();
        var second = Resident.anybody();
        var third = Resident.anybody();
        submitted(village, List.of(dead, first, covered, second, third));
        assertThat(village.standing(dead)).isEqualTo("PARTICIPANT");
        assertThat(village.standing(second)).isEqualTo("RESERVE");

        village.verifies(Map.of());
        assertThat(village.instance()).isWaitingAt("matchingAnswered");
        village.matchingIsAnswered();

        assertThat(village.instance()).isWaitingAt("endorsementDecided").hasNotPassed("correctProposal");
        assertThat(List.of(dead, covered)).allSatisfy(one -> {
            assertThat(village.standing(one)).isEqualTo("OUT");
            assertThat(village.verdict(one)).isEqualTo("REFUSED");
        });
        assertThat(village.note(dead)).isEqualTo("Tercatat sudah meninggal dunia");
        assertThat(List.of(first, second))
                .allSatisfy(one -> assertThat(village.standing(one)).isEqualTo("PARTICIPANT"));
        assertThat(village.standing(third)).isEqualTo("RESERVE");
    }

    @Test
    void aNameThatDoesNotMatchComesBackForCorrection() {
        var village = story.village();
        var mistaken = whoseNikEndsIn(UNDER_ANOTHER_NAME);
        var mended = Resident.anybody();
        var other = Resident.anybody();
        submitted(village, List.of(mistaken, other));
        village.verifies(Map.of());
        village.matchingIsAnswered();

        assertThat(village.instance()).isWaitingAt("correctProposal");
        assertThat(village.openFindings())
                .containsExactly(
                        "Tidak lolos pemadanan BPJS Ketenagakerjaan: Nama tidak cocok dengan data kependudukan");
        village.takesOff(mistaken);
        village.lists(List.of(mended));
        village.corrects("NIK disesuaikan dengan KTP");
        village.verifies(Map.of());
        village.matchingIsAnswered();

        assertThat(village.stage()).isEqualTo("READY");
        assertThat(List.of(mended, other))
                .allSatisfy(one -> assertThat(village.standing(one)).isEqualTo("PARTICIPANT"));
    }

    @Test
    void whoWasNotCorrectedIsAskedAboutAgain() {
        var village = story.village();
        var mistaken = whoseNikEndsIn(UNDER_ANOTHER_NAME);
        submitted(village, List.of(mistaken, Resident.anybody()));
        village.verifies(Map.of());
        village.matchingIsAnswered();

        village.corrects("Nama sudah benar");
        village.verifies(Map.of());
        village.matchingIsAnswered();

        assertThat(village.instance()).isWaitingAt("correctProposal");
        assertThat(village.verdict(mistaken)).isEqualTo("TO_CORRECT");
        assertThat(village.revision()).isEqualTo(2);
    }

    @Test
    void aPersonBelongsToTheVillageThatHandedInFirst() {
        var first = story.village();
        var second = story.village();
        var shared = Resident.anybody();
        submitted(first, List.of(shared));

        second.starts(onAnEnactedBudget());
        assertThat(second.lists(List.of(shared, Resident.anybody()))).isEqualTo(1);
        assertThat(second.dropsRefusedRows())
                .containsExactly("Ganda: orang ini sudah diusulkan Desa " + first.name()
                        + " untuk masa yang sama. Hapus baris ini atau hubungi kecamatan.");
        second.finishesDraft();
        second.headSigns();

        assertThat(second.openSteps()).contains("verifyCandidates");
        assertThat(first.standing(shared)).isEqualTo("PARTICIPANT");
    }

    @Test
    void aPersonOnTwoDraftsBelongsToTheVillageThatHandsInFirst() {
        var first = story.village();
        var second = story.village();
        var shared = Resident.anybody();
        var own = Resident.anybody();
        for (var village : List.of(first, second)) {
            village.starts(onAnEnactedBudget());
            assertThat(village.lists(List.of(shared))).isZero();
        }
        second.lists(List.of(own));

        for (var village : List.of(first, second)) {
            village.finishesDraft();
            village.headSigns();
        }

        assertThat(first.standing(shared)).isEqualTo("PARTICIPANT");
        assertThat(second.standing(shared)).isEqualTo("OUT");
        assertThat(second.note(shared)).isEqualTo("ganda, Desa " + first.name());
        assertThat(second.standing(own)).isEqualTo("PARTICIPANT");
        second.verifies(Map.of());
        second.matchingIsAnswered();
        assertThat(second.standing(shared)).isEqualTo("OUT");
        assertThat(story.tables.rows("""
                select reservation.village_id::text from reservation join worker on worker.nik_hash = reservation.nik_hash
                where worker.name = ? group by reservation.village_id
                """, shared.name())).containsExactly(String.valueOf(first.id()));
    }

    @Test
    void aVillageWhoseWholeListIsTakenHasItBack() {
        var first = story.village();
        var second = story.village();
        var shared = residents(1);
        for (var village : List.of(first, second)) {
            village.starts(onAnEnactedBudget());
            village.lists(shared);
        }
        for (var village : List.of(first, second)) {
            village.finishesDraft();
            village.headSigns();
        }
        second.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK"));

        assertThat(second.instance()).isWaitingAt("correctProposal").hasNotPassed("verifyCandidates");
        assertThat(second.openFindings())
                .containsExactly("Tidak ada calon peserta yang diterima. Usulkan calon yang lain.");
    }

    @Test
    void whoWasRefusedHereMayTakePartElsewhere() {
        var first = story.village();
        var second = story.village();
        var moved = Resident.anybody();
        submitted(first, List.of(moved, Resident.anybody()));
        first.verifies(Map.of(moved, refused("PINDAH")));
        first.matchingIsAnswered();
        assertThat(first.stage()).isEqualTo("READY");

        second.starts(onAnEnactedBudget());

        assertThat(second.lists(List.of(moved))).isZero();
        second.finishesDraft();
        second.headSigns();
        assertThat(second.standing(moved)).isEqualTo("PARTICIPANT");
    }

    @Test
    void noOfficialOverrulesWhatTheInsurerOrAnotherVillageSaid() {
        var village = story.village();
        var dead = whoseNikEndsIn(DEAD);
        var mistaken = whoseNikEndsIn(UNDER_ANOTHER_NAME);
        submitted(village, List.of(dead, mistaken));
        village.verifies(Map.of());
        village.matchingIsAnswered();
        village.corrects("Nama sudah benar");

        assertThat(refusal(() -> village.verifies(Map.of(dead, Map.of("verdict", "ACCEPTED")))))
                .isEqualTo(
                        "Keputusan sistem (ganda atau hasil pemadanan BPJS Ketenagakerjaan) tidak dapat diubah dari daftar ini.");
        assertThat(village.standing(dead)).isEqualTo("OUT");
    }

    @Test
    void theReserveIsVerifiedAndEndorsedWithTheOthers() {
        var village = story.village();
        story.quota(village.id(), 2);
        var listed = residents(4);
        submitted(village, listed);

        village.verifies(Map.of(listed.get(3), refused("BUKAN_PEKERJA_RENTAN")));
        village.matchingIsAnswered();
        story.decrees(village);
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(story.tables.rows("""
                select standing from endorsed_worker join candidate on candidate.id = endorsed_worker.candidate_id
                where endorsed_worker.proposal_id = ? order by position
                """, village.proposal().value()))
                .containsExactly("PARTICIPANT", "PARTICIPANT", "RESERVE");
        assertThat(story.tables.row(
                        "select people || ' ' || amount from round_proposal where proposal_id = ?",
                        village.proposal().value()))
                .isEqualTo("2 403200");
        assertThat(story.tables.number("""
                select count(*) from enrolled_worker join registration on registration.id = registration_id
                where proposal_id = ?
                """, village.proposal().value())).isEqualTo(2);
    }

    @Test
    void theOperatorDoesNotSignTheirOwnDraft() {
        var village = story.village();
        var both = village.oneOfficialAs(Role.VILLAGE_OPERATOR, Role.VILLAGE_HEAD);
        village.startedBy(both, onAnEnactedBudget());
        village.lists(residents(1));
        story.desks.does(both, village.key(), "draftProposal", Map.of());

        assertThat(refusal(() -> story.desks.does(both, village.key(), "signProposal", Map.of("outcome", "SIGN"))))
                .isEqualTo("Anda menyusun usulan ini, jadi tidak boleh menandatanganinya.");
        assertThat(village.stage()).isEqualTo("SIGNING");
        assertThat(village.revision()).isZero();
    }

    private void submitted(VillageStory village, List<Resident> residents) {
        village.starts(onAnEnactedBudget());
        village.lists(residents);
        village.finishesDraft();
        village.headSigns();
        village.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK"));
    }
}
