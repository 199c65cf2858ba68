package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.onAnEnactedBudget;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class CompletingTests {

    private static final Map<String, String> DECISION = Map.of("note", "Mohon diperiksa");

    @Autowired
    Story story;

    VillageStory village;
    String operator;
    String task;

    @BeforeEach
    void theOperatorHasTakenTheDraft() {
        village = story.village();
        village.starts(onAnEnactedBudget());
        village.lists(residents(1));
        operator = village.login(Role.VILLAGE_OPERATOR);
        task = story.desks.takes(operator, village.key(), "draftProposal");
    }

    @Test
    void aTaskIsNotCompletedWithoutADecision() {
        assertThat(refusal(() -> story.desks.completes(operator, task)))
                .isEqualTo("Keputusan belum tersimpan. Isi formulirnya lebih dulu, lalu tekan Selesaikan.");
        assertNothingHappened();
    }

    @Test
    void aTaskTakenAgainNeedsItsDecisionAgain() {
        story.desks.saves(operator, task, DECISION);
        story.desks.givesBack(task);
        story.desks.takes(operator, village.key(), "draftProposal");

        assertThat(refusal(() -> story.desks.completes(operator, task)))
                .isEqualTo("Tugas ini berubah sejak isian disimpan. Muat ulang halaman dan periksa isian Anda.");
        assertNothingHappened();
    }

    @Test
    void nobodyCompletesWithAnothersDecision() {
        story.desks.saves(operator, task, DECISION);
        story.desks.givesBack(task);
        var colleague = story.official("rekan." + village.id(), village.id(), Role.VILLAGE_OPERATOR);
        story.desks.takes(colleague, village.key(), "draftProposal");

        assertThat(refusal(() -> story.desks.completes(colleague, task)))
                .isEqualTo("Isian yang tersimpan dibuat oleh petugas lain. Periksa lagi, lalu simpan isian Anda.");
        assertNothingHappened();
        story.desks.saves(colleague, task, DECISION);
        story.desks.completes(colleague, task);
        assertThat(village.instance()).isWaitingAt("signProposal");
    }

    @Test
    void ofTwoAtOnceExactlyOneCompletes() {
        story.desks.saves(operator, task, DECISION);

        var attempts = story.tables.inAllVillages(db -> {
            db.sql("select from step where task_id = ? for update")
                    .param(task)
                    .query()
                    .listOfRows();
            var both = Stream.of(1, 2)
                    .map(n -> CompletableFuture.runAsync(() -> story.desks.completes(operator, task))
                            .handle((done, failure) -> failure))
                    .toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> db.sql("select count(*) from pg_locks where not granted")
                                    .query(Integer.class)
                                    .single()
                            >= 2);
            return both;
        });
        var failures = attempts.stream()
                .map(CompletableFuture::join)
                .filter(failure -> failure != null)
                .toList();

        assertThat(failures).hasSize(1);
        assertThat(refusal(() -> {
                    throw failures.get(0);
                }))
                .isEqualTo("Tugas ini sudah Anda selesaikan; keputusan Anda tercatat.");
        assertThat(village.openSteps()).containsExactly("signProposal");
        assertThat(village.stage()).isEqualTo("SIGNING");
        assertThat(audited("DRAFT_FINISHED")).isEqualTo(1);
    }

    @Test
    void whoLostThePostDecidesNothingMore() {
        story.desks.saves(operator, task, DECISION);
        leaves(operator);

        assertThat(refusal(() -> story.desks.completes(operator, task)))
                .isEqualTo("Tugas ini tidak ada lagi, atau bukan lagi untuk jabatan Anda.");
        assertNothingHappened();
    }

    @Test
    void whoWorksAtAnotherDeskOfTheVillageByNowDecidesNothingMoreHere() {
        story.desks.saves(operator, task, DECISION);
        leaves(operator);
        story.official(operator, village.id(), Role.VILLAGE_TREASURER);

        assertThat(refusal(() -> story.desks.completes(operator, task)))
                .isEqualTo("Tugas ini bukan untuk jabatan Anda.");
        assertNothingHappened();
    }

    @Test
    void anIncompleteDecisionIsSavedButNotApplied() {
        story.desks.saves(operator, task, DECISION);
        story.desks.completes(operator, task);
        var head = village.login(Role.VILLAGE_HEAD);
        var signing = story.desks.takes(head, village.key(), "signProposal");
        story.desks.saves(head, signing, Map.of("outcome", "HAND_BACK", "note", "  "));

        assertThat(refusal(() -> story.desks.completes(head, signing)))
                .isEqualTo("Tulis alasan pengembalian, supaya petugas tahu apa yang harus diperbaiki.");
        assertThat(village.openSteps()).containsExactly("signProposal");
    }

    @Test
    void aListThatIsNotFinishedGoesToNobody() {
        var other = story.village();
        other.starts(onAnEnactedBudget());

        assertThat(refusal(other::finishesDraft))
                .isEqualTo("Daftar calon peserta masih kosong. Unggah atau tempel daftarnya lebih dulu.");
        assertThat(other.lists(List.of(new Resident("123", "Salah Ketik", LocalDate.of(1980, 1, 1)))))
                .isEqualTo(1);
        other.lists(residents(1));
        assertThat(refusal(other::finishesDraft))
                .isEqualTo("Masih ada 1 baris yang ditolak. Perbaiki atau hapus baris itu lebih dulu.");
    }

    @Test
    void aListIsNotHandedOverWhileSomebodyWritesOnIt() {
        story.desks.saves(operator, task, DECISION);

        var handedOver = story.tables.inAllVillages(db -> {
            story.takesList(village.proposal(), residents(1));
            var handing = whileBlocked(db, () -> story.desks.completes(operator, task));
            assertThat(handing).as("handed over before the list was written").isNotDone();
            return handing;
        });

        assertThat(handedOver.join()).isNull();
        assertThat(village.stage()).isEqualTo("SIGNING");
        assertThat(candidates()).isEqualTo(2);
    }

    @Test
    void nobodyWritesOnAListThatIsJustHandedOver() {
        story.desks.saves(operator, task, DECISION);

        var written = story.tables.inAllVillages(db -> {
            story.desks.completes(operator, task);
            return whileBlocked(
                    db, () -> story.desks.as(operator, () -> story.takesList(village.proposal(), residents(1))));
        });

        assertThat(refusal(() -> {
                    throw written.join();
                }))
                .isEqualTo("Daftar ini sudah diserahkan dan tidak dapat diubah lagi.");
        assertThat(candidates()).isEqualTo(1);
    }

    /** Sets something off and goes on as soon as it has to wait. */
    private static CompletableFuture<Throwable> whileBlocked(JdbcClient db, Runnable deed) {
        var failure = CompletableFuture.runAsync(deed).handle((done, thrown) -> thrown);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> failure.isDone()
                        || db.sql("select count(*) from pg_locks where not granted")
                                        .query(Integer.class)
                                        .single()
                                > 0);
        return failure;
    }

    private long candidates() {
        return story.tables.number(
                "select count(*) from candidate where proposal_id = ?",
                village.proposal().value());
    }

    private void leaves(String login) {
        story.tables.change("""
                update post set valid = daterange(lower(valid), '2026-11-20')
                where official_id = (select id from official where login = ?)
                """, login);
    }

    private void assertNothingHappened() {
        assertThat(village.instance()).isWaitingAt("draftProposal").hasNotPassed("draftProposal");
        assertThat(village.openSteps()).containsExactly("draftProposal");
        assertThat(village.stage()).isEqualTo("DRAFT");
        assertThat(audited("DRAFT_FINISHED")).isZero();
    }

    private long audited(String action) {
        return story.tables.number(
                "select count(*) from audit_entry where action = ? and subject = ?",
                action,
                village.proposal().toString());
    }
}
