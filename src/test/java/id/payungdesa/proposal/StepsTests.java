package id.payungdesa.proposal;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepsTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static Dossiers dossiers;
    private static Steps steps;
    private static StartDecisions starts;
    private static Official operator;
    private static Official colleague;
    private static ProposalId proposal;

    private String task;

    @BeforeAll
    static void start() {
        modules = new Modules();
        dossiers = new Dossiers(modules);
        steps = modules.get(Steps.class);
        starts = modules.get(StartDecisions.class);
        operator = dossiers.operator(VILLAGE);
        colleague = modules.official(Role.VILLAGE_OPERATOR, VILLAGE, ".2");
        proposal = dossiers.drafted(VILLAGE, 3);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @BeforeEach
    void aTaskIsOpen() {
        task = dossiers.openStep(operator, "draftProposal", proposal);
    }

    @Test
    void theCardSaysVillageSubdistrictMoneyAndPeople() {
        assertThat(card(dossiers.openStep(operator, "draftProposal", dossiers.drafted(VILLAGE, 3))))
                .matches("Desa .+ · Kec\\. .+ · Rp604\\.800 · 3 orang");
    }

    @Test
    void aNewListHasNothingOnItsCardYet() {
        var empty = dossiers.started(VILLAGE, Dossiers.header(Basis.ENACTED));
        var opened = dossiers.openStep(operator, "draftProposal", empty);

        assertThat(card(opened)).matches("Desa .+ · Kec\\. [^·]+");
    }

    @Test
    void theCardOfATaskThatComesBackSaysSo() {
        var returned = dossiers.drafted(VILLAGE, 3);
        task = dossiers.openStep(operator, "draftProposal", returned);
        save(operator, 1, 0, "{}");
        close(operator, 1);

        assertThat(card(dossiers.openStep(operator, "draftProposal", returned))).endsWith("3 orang · Kembali");
        assertThat(card(dossiers.openStep(operator, "signProposal", returned))).endsWith("3 orang");
        assertThat(card(dossiers.openStep(operator, "correctProposal", returned)))
                .endsWith("3 orang · Kembali");
    }

    private static String card(String task) {
        return modules.owner()
                .sql("select card from step where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    @Test
    void savingAnswersTheNextVersion() {
        assertThat(save(operator, 1, 0, "{\"note\": \"a\"}")).isEqualTo(1);
        assertThat(save(operator, 1, 1, "{\"note\": \"b\"}")).isEqualTo(2);

        assertThat(step().version()).isEqualTo(2);
        assertThat(step().content()).isEqualTo("{\"note\": \"b\"}");
        assertThat(step().savedBy()).isEqualTo(operator.id());
    }

    @Test
    void anOlderTabIsRefusedAndKeepsWhatIsThere() {
        save(operator, 1, 0, "{\"note\": \"a\"}");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> save(operator, 1, 0, "{\"note\": \"older\"}"))
                .withMessageContaining("di tab atau perangkat lain");
        assertThat(step().content()).isEqualTo("{\"note\": \"a\"}");
    }

    @Test
    void ofTwoTabsThatSaveAtOnceOneIsRefused() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        var saved = 0;
        var tabs = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(n -> () -> save(operator, 1, 0, "{\"n\": " + n + "}"))
                .toList();
        for (var done : pool.invokeAll(tabs)) {
            try {
                assertThat(done.get()).isEqualTo(1);
                saved++;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(Refused.class);
            }
        }
        pool.shutdown();

        assertThat(saved).isEqualTo(1);
    }

    @Test
    void aDecisionIsClosedByWhoeverSavedItOnTheTaskTheySaw() {
        var subject = dossiers.started(VILLAGE, Dossiers.header(Basis.ENACTED));
        task = dossiers.openStep(operator, "draftProposal", subject);
        save(operator, 3, 0, "{\"outcome\": \"SIGN\"}");

        var closed = close(operator, 3);

        assertThat(closed.content()).contains("SIGN");
        assertThat(closed.closedAt()).isEqualTo(modules.clock().instant());
        assertThat(modules.as(operator, () -> steps.lastOutcome("proposal-" + subject, "draftProposal")))
                .isEqualTo("SIGN");
    }

    @Test
    void withoutADecisionNothingIsClosed() {
        assertThat(refused(operator, 1)).startsWith("Keputusan belum tersimpan.");
        assertThat(step().closedAt()).isNull();
    }

    @Test
    void theDecisionOfAnotherOfficialIsNotMine() {
        save(colleague, 1, 0, "{}");

        assertThat(refused(operator, 1)).startsWith("Isian yang tersimpan dibuat oleh petugas lain.");
    }

    @Test
    void aDecisionOnATaskThatHasChangedSinceIsStale() {
        save(operator, 1, 0, "{}");

        assertThat(refused(operator, 2)).startsWith("Tugas ini berubah sejak isian disimpan.");
    }

    @Test
    void aSecondCompletionIsToldThatItIsDone() {
        save(operator, 1, 0, "{}");
        close(operator, 1);

        assertThat(refused(operator, 1)).isEqualTo("Tugas ini sudah Anda selesaikan; keputusan Anda tercatat.");
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> save(operator, 1, 1, "{}"));
    }

    @Test
    void ofManyCompletionsAtOnceExactlyOneCounts() throws Exception {
        save(operator, 1, 0, "{}");
        var pool = Executors.newFixedThreadPool(4);
        var answers = new ArrayList<String>();
        var clicks = IntStream.range(0, 8)
                .<Callable<Step>>mapToObj(n -> () -> close(operator, 1))
                .toList();
        for (var done : pool.invokeAll(clicks)) {
            try {
                done.get();
                answers.add("closed");
            } catch (ExecutionException e) {
                answers.add(e.getCause().getMessage());
            }
        }
        pool.shutdown();

        assertThat(answers).filteredOn("closed"::equals).hasSize(1);
        assertThat(answers)
                .filteredOn("Tugas ini sudah Anda selesaikan; keputusan Anda tercatat."::equals)
                .hasSize(7);
    }

    @Test
    void aTaskThatWentAwayByItselfIsDoneWithoutAnybody() {
        save(operator, 1, 0, "{\"outcome\": \"SIGN\"}");

        modules.does(operator, () -> steps.drop(task));

        assertThat(refused(operator, 1)).startsWith("Tugas ini sudah ditutup karena batas waktunya lewat");
        assertThat(modules.owner()
                        .sql("select closed_by from step where task_id = ?")
                        .param(task)
                        .query()
                        .singleRow())
                .containsEntry("closed_by", null);
    }

    @Test
    void droppingWhatIsDoneLeavesItAsItWas() {
        save(operator, 1, 0, "{}");
        var closed = close(operator, 1).closedAt();
        modules.clock().advance(Duration.ofHours(1));

        modules.does(operator, () -> steps.drop(task));

        assertThat(step().closedAt()).isEqualTo(closed);
        modules.clock().reset();
    }

    @Test
    void aTaskNobodyKnowsIsToldSo() {
        task = "unknown";

        assertThat(refused(operator, 1)).startsWith("Tugas ini tidak ada lagi");
    }

    @Test
    void theLastDecisionCounts() {
        var subject = dossiers.started(VILLAGE, Dossiers.header(Basis.ENACTED));
        dossiers.decided(operator, "signProposal", subject, "{\"outcome\": \"HAND_BACK\"}");
        modules.clock().advance(Duration.ofSeconds(1));
        dossiers.decided(operator, "signProposal", subject, "{\"outcome\": \"SIGN\"}");

        assertThat(modules.as(operator, () -> steps.lastOutcome("proposal-" + subject, "signProposal")))
                .isEqualTo("SIGN");
        modules.clock().reset();
    }

    @Test
    void aTaskHasOneStep() {
        assertThat(refusal(() -> modules.owner()
                        .sql("insert into step select * from step where task_id = ?")
                        .param(task)
                        .update()))
                .contains("step_pkey");
    }

    @Test
    void whoClosedSomethingAlsoClosedItAtAnHour() {
        assertThat(refusal(() -> modules.owner()
                        .sql("update step set closed_by = 1 where task_id = ?")
                        .param(task)
                        .update()))
                .contains("check constraint");
    }

    @Test
    void aStartIsSavedByVersionAndTakenOnce() {
        assertThat(modules.as(operator, () -> starts.save("villageProposal", operator, 0, "{\"year\": 2027}")))
                .isEqualTo(1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        modules.does(operator, () -> starts.save("villageProposal", operator, 0, "{\"year\": 2026}")))
                .withMessageContaining("tab atau perangkat lain");
        assertThat(modules.as(colleague, () -> starts.find("villageProposal", colleague)))
                .as("everybody fills in their own")
                .isEmpty();

        assertThat(modules.as(operator, () -> starts.take("villageProposal", operator)))
                .isEqualTo("{\"year\": 2027}");
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> modules.does(operator, () -> starts.take("villageProposal", operator)))
                .withMessageContaining("sudah dipakai untuk memulai");
    }

    private int save(Official official, int revision, int version, String content) {
        return modules.as(official, () -> steps.save(task, official, revision, version, content));
    }

    private Step close(Official official, int revision) {
        return modules.as(official, () -> steps.close(task, official, revision));
    }

    private String refused(Official official, int revision) {
        var said = new ArrayList<String>(List.of());
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> close(official, revision))
                .satisfies(refused -> said.add(refused.getMessage()));
        return said.get(0);
    }

    private Step step() {
        return modules.as(operator, () -> steps.find(task)).orElseThrow();
    }
}
