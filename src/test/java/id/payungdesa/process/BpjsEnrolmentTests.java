package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.Resident.whoseNikEndsIn;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.calledProcessInstance;

import id.payungdesa.access.Role;
import id.payungdesa.sandbox.Misbehaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class BpjsEnrolmentTests {

    private static final int EMPLOYED_SINCE = 9921;
    private static final int DIED_SINCE = 9922;
    private static final int RENAMED_SINCE = 9923;

    @Autowired
    Story story;

    @Test
    void whereNobodyIsRefusedTheEnrolmentIsOver() {
        var village = story.village().isReady(2);
        story.decrees(village);
        story.waitsUntil(() -> village.openSteps().contains("recordEnactment"));
        village.enactsBudget();
        var enrolment = enrolmentOf(village);

        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(enrolment).isEnded().hasPassed("workersEnrolled").hasNotPassed("replaceWorkers");
    }

    @Test
    void theReserveStepsInForTheRefusedAndOneNewCodeCoversAll() {
        var dead = whoseNikEndsIn(DIED_SINCE);
        var employed = whoseNikEndsIn(EMPLOYED_SINCE);
        var first = Resident.anybody();
        var reserve = residents(3);
        var village = refusedAtRegistration(3, dead, employed, first, reserve);
        var enrolment = enrolmentOf(village);
        assertThat(enrolment).isWaitingAt("replaceWorkers");
        assertThat(village.stage()).isEqualTo("REGISTERED");
        var old = village.liveBill();

        village.replaces(null, reserve.get(2), reserve.get(0));
        assertThat(enrolment).isWaitingAt("registrationAnswered");
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(enrolment).isEnded().hasPassed("workersEnrolled");
        assertThat(village.replacements())
                .containsExactly(
                        dead.name() + " > " + reserve.get(0).name(),
                        employed.name() + " > " + reserve.get(2).name());
        assertThat(story.tables.rows(
                        "select distinct decided_by::text from replacement where village_id = ?", village.id()))
                .containsExactly(story.tables.row(
                        "select id::text from official where login = ?", village.login(Role.VILLAGE_OPERATOR)));
        assertThat(village.liveBill()).isNotEqualTo(old);
        assertThat(story.sandbox.pay(old)).as("the old code").isEmpty();
        assertThat(story.tables.number("select amount from bill where village_id = ? and not dead", village.id()))
                .isEqualTo(3 * 12 * 16_800);
        village.paysEverything();
        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(village.coveredNames())
                .containsExactlyInAnyOrder(
                        first.name(), reserve.get(0).name(), reserve.get(2).name());
    }

    @Test
    void theOperatorIsToldThatSomebodyWasRefused() {
        var village = refusedAtRegistration(2, whoseNikEndsIn(EMPLOYED_SINCE), Resident.anybody());

        assertThat(story.tables.rows("""
                select role || ' ' || area from notice where proposal_id = ? and kind = 'REPLACEMENT'
                """, village.proposal().value()))
                .containsExactly("village_operator " + village.id());
    }

    @Test
    void onlyTheNewPersonsAreSent() {
        var employed = whoseNikEndsIn(EMPLOYED_SINCE);
        var first = Resident.anybody();
        var reserve = residents(1);
        var village = refusedAtRegistration(2, employed, first, reserve);

        village.replaces(null, reserve.get(0));
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(story.tables.rows("""
                select count(*) || ' ' || (adds_to is not null)
                from registration join entrant on entrant.registration_id = registration.id
                where registration.village_id = ? group by registration.id order by registration.id
                """, village.id())).containsExactly("2 false", "1 true");
        assertThat(story.tables.rows(
                        "select subject from outbox_order where village_id = ? and kind = 'REGISTRATION'",
                        village.id()))
                .as("both wake the one who waits")
                .hasSize(2)
                .containsOnly(story.tables.row("""
                        select 'registration-' || min(id) from registration where village_id = ?
                        """, village.id()));
    }

    @Test
    void whoReplacesMayBeRefusedTooAndIsReplacedInTurn() {
        var dead = whoseNikEndsIn(DIED_SINCE);
        var renamed = whoseNikEndsIn(RENAMED_SINCE);
        var last = Resident.anybody();
        var village = refusedAtRegistration(1, dead, renamed, last);
        assertThat(village.stage()).as("nobody is registered yet").isEqualTo("ENDORSED");

        village.replaces(null, renamed);
        story.waitsUntil(() -> village.openSteps().contains("replaceWorkers"));
        assertThat(village.stage()).isEqualTo("ENDORSED");
        village.replaces(null, last);
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(village.replacements())
                .containsExactly(dead.name() + " > " + renamed.name(), renamed.name() + " > " + last.name());
        assertThat(story.tables.number("select amount from bill where village_id = ? and not dead", village.id()))
                .isEqualTo(12 * 16_800);
    }

    @Test
    void theVillageGoesOnWithFewerForAReason() {
        var employed = whoseNikEndsIn(EMPLOYED_SINCE);
        var first = Resident.anybody();
        var village = refusedAtRegistration(2, employed, first, residents(1));
        var bill = village.liveBill();
        var enrolment = enrolmentOf(village);

        assertThat(refusal(() -> village.replaces(null)))
                .isEqualTo("Tulis alasan melanjutkan dengan peserta lebih sedikit.");
        village.replaces("Cadangan sudah pindah kerja");
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(enrolment).isEnded().hasPassed("workersEnrolled");
        assertThat(village.liveBill()).isEqualTo(bill);
        assertThat(village.replacements()).containsExactly(employed.name() + " > Cadangan sudah pindah kerja");
        village.paysEverything();
        story.waitsUntil(() -> village.stage().equals("COVERED"));
        assertThat(village.coveredNames()).containsExactly(first.name());
    }

    @Test
    void oldCodeStandsWhereNoReplacementIsAccepted() {
        var employed = whoseNikEndsIn(EMPLOYED_SINCE);
        var dead = whoseNikEndsIn(DIED_SINCE);
        var village = refusedAtRegistration(2, employed, Resident.anybody(), dead);
        var bill = village.liveBill();

        village.replaces(null, dead);
        story.waitsUntil(() -> village.openSteps().contains("replaceWorkers"));
        village.replaces("Tidak ada cadangan lagi");
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(village.liveBill()).isEqualTo(bill);
    }

    @Test
    void whereEverybodyIsRefusedAndNobodyStepsInNobodyIsEnrolled() {
        var village = refusedAtRegistration(2, whoseNikEndsIn(EMPLOYED_SINCE), whoseNikEndsIn(DIED_SINCE));
        var enrolment = enrolmentOf(village);

        village.replaces("Semua calon sudah bekerja atau meninggal");

        assertThat(enrolment).isEnded().hasPassed("nobodyEnrolled").hasNotPassed("workersEnrolled");
        assertThat(story.tables.number("select count(*) from bill where village_id = ?", village.id()))
                .isZero();
        assertThat(village.instance()).isEnded().hasNotPassed("contributionPayment");
        assertThat(village.stage()).isEqualTo("REFUSED");
    }

    @Test
    void nobodyStepsInWhomTheBupatiDidNotEndorseAsReserve() {
        var first = Resident.anybody();
        var village = refusedAtRegistration(2, whoseNikEndsIn(EMPLOYED_SINCE), first, residents(1));

        assertThat(refusal(() -> village.replaces(null, first)))
                .isEqualTo(
                        "Salah satu pengganti tidak ada lagi di daftar cadangan. Muat ulang halaman, lalu pilih lagi.");
        assertThat(enrolmentOf(village)).isWaitingAt("replaceWorkers");
    }

    @Test
    void nobodyStepsInWhereNoPlaceIsFree() {
        var reserve = residents(2);
        var village = refusedAtRegistration(2, whoseNikEndsIn(EMPLOYED_SINCE), Resident.anybody(), reserve);

        assertThat(refusal(() -> village.replaces(null, reserve.get(0), reserve.get(1))))
                .isEqualTo("Pilih paling banyak 1 pengganti, sebanyak peserta yang ditolak.");
        assertThat(story.tables.number("select count(*) from replacement where village_id = ?", village.id()))
                .isZero();
    }

    @Test
    void noMoneyIsAskedForBeyondWhatWasEndorsed() {
        var rich = Resident.anybody().earning(4_000_000);
        var village = refusedAtRegistration(1, whoseNikEndsIn(EMPLOYED_SINCE), rich);

        assertThat(refusal(() -> village.replaces(null, rich)))
                .isEqualTo("Peserta atau iurannya menjadi lebih banyak daripada yang ditetapkan Bupati."
                        + " Pilih pengganti lain atau lebih sedikit.");
        assertThat(enrolmentOf(village)).isWaitingAt("replaceWorkers");
    }

    @Test
    void theTablesThemselvesAskForNobodyBeyondTheEndorsed() {
        var reserve = residents(1);
        var village = refusedAtRegistration(2, whoseNikEndsIn(EMPLOYED_SINCE), Resident.anybody(), reserve);
        var asking = """
                insert into entrant (registration_id, candidate_id, proposal_id, village_id)
                select max(id), ?, proposal_id, village_id from registration where village_id = ? group by proposal_id, village_id
                """;

        assertThatThrownBy(() -> story.tables.change(asking, village.candidate(reserve.get(0)), village.id()))
                .hasMessageContaining("in the place of somebody refused");
    }

    @Test
    void whoWasRefusedMayBeProposedElsewhere() {
        var employed = whoseNikEndsIn(EMPLOYED_SINCE);
        var village = refusedAtRegistration(2, employed, Resident.anybody());
        var other = story.village();
        other.starts(VillageStory.onAnEnactedBudget());

        assertThat(other.lists(List.of(employed))).isZero();
        assertThat(village.covered()).isZero();
    }

    /** The order is in the insurer's book whatever the line did; the same reference brings its answer. */
    @Test
    void aReplacementWhoseAnswerIsLostIsAskedForOnce() {
        var reserve = residents(1);
        var village = refusedAtRegistration(2, whoseNikEndsIn(EMPLOYED_SINCE), Resident.anybody(), reserve);
        story.sandbox.misbehave(Misbehaviour.once(Misbehaviour.Kind.DROP_AFTER).on("/v1/registrations"));

        village.replaces(null, reserve.get(0));
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));

        assertThat(story.tables.number("select count(*) from bill where village_id = ? and not dead", village.id()))
                .isEqualTo(1);
        assertThat(story.tables.number("""
                select count(*) from enrolled_worker where village_id = ? and refusal is null
                """, village.id())).isEqualTo(2);
    }

    /** On an enacted budget, with so many places, up to the insurer's answer. */
    private VillageStory refusedAtRegistration(int places, Object... residents) {
        var listed = new ArrayList<Resident>();
        for (var each : residents) {
            if (each instanceof List<?> several) {
                several.forEach(one -> listed.add((Resident) one));
            } else {
                listed.add((Resident) each);
            }
        }
        var village = story.village();
        story.quota(village.id(), places);
        village.starts(VillageStory.onAnEnactedBudget());
        village.lists(listed);
        village.finishesDraft();
        village.headSigns();
        village.does(Role.EVALUATION_OFFICER, "checkBudgetLine", Map.of("outcome", "OK"));
        village.verifies(Map.of());
        village.matchingIsAnswered();
        story.decrees(village);
        story.waitsUntil(() -> village.openSteps().contains("replaceWorkers"));
        return village;
    }

    private static ProcessInstance enrolmentOf(VillageStory village) {
        return calledProcessInstance("bpjsEnrolment", village.instance());
    }
}
