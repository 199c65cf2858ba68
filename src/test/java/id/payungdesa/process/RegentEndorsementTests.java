package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.Story.both;
import static id.payungdesa.process.Story.returning;
import static id.payungdesa.process.Story.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import id.payungdesa.access.Role;
import id.payungdesa.endorsement.Offices;
import id.payungdesa.endorsement.Rounds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class RegentEndorsementTests {

    private static final Map<String, Boolean> AGREED = Map.of("agreed", true);
    private static final Map<String, String> RESUBMITTED = Map.of("outcome", "RESUBMIT");

    @Autowired
    Story story;

    @Autowired
    Rounds rounds;

    @Test
    void oneDecreeSendsTwoVillagesOnEachByItself() {
        var here = story.village().isReady(2);
        var there = story.village().isReady(1);
        here.enactsBudget();

        story.decrees(here, there);
        story.waitsUntil(() -> here.stage().equals("PAYMENT"));

        assertThat(here.instance()).isWaitingAt("contributionPayment").hasPassed("endorsementDecided");
        assertThat(there.instance()).isWaitingAt("recordEnactment").hasPassed("endorsementDecided");
        assertThat(there.stage()).isEqualTo("ENDORSED");
        there.enactsBudget();
        story.waitsUntil(() -> there.stage().equals("PAYMENT"));
        assertThat(story.tables.rows("""
                select count(distinct village.subdistrict) || ' kecamatan, ' || sum(people) || ' orang'
                from round_proposal join village on village.id = round_proposal.village_id
                where round_id in (select round_id from round_proposal where proposal_id = ?)
                """, here.proposal().value())).containsExactly("2 kecamatan, 3 orang");
    }

    @Test
    void oneThatFailsStopsNoOther() throws Exception {
        var broken = story.village().isReady(1);
        var sound = story.village().isReady(1);
        broken.enactsBudget();
        sound.enactsBudget();

        story.tables.whileRefusing("registration", broken.id(), () -> {
            story.decrees(broken, sound);
            story.waitsUntil(() -> sound.stage().equals("PAYMENT"));

            assertThat(sound.instance()).isWaitingAt("contributionPayment");
            assertThat(broken.instance()).isWaitingAt("endorsementDecided");
            assertThat(notice(broken)).contains("undelivered").contains("broken for a test");
            assertThat(notice(sound)).isEqualTo("delivered");
        });
        story.waitsUntil(() -> broken.stage().equals("PAYMENT"));
        assertThat(notice(broken)).startsWith("delivered");
    }

    @Test
    void oneWhoseCaseIsGoneStopsNoOther() {
        var gone = story.village().isReady(1);
        var sound = story.village().isReady(1);
        story.desks.dismisses(gone.instance());

        story.decrees(gone, sound);
        story.waitsUntil(() -> notice(sound).equals("delivered"));

        assertThat(sound.instance()).isWaitingAt("recordEnactment").hasPassed("endorsementDecided");
        assertThat(notice(gone)).startsWith("undelivered");
    }

    @Test
    void nobodySignsAtTwoDesks() {
        var both = story.regencyOfficial("hukum.dan.sekda", Role.LEGAL_OFFICER, Role.REGIONAL_SECRETARY);
        var round = story.opensRound(story.village().isReady(1));
        story.desks.does("kepala.dpmpd", round, "recommendRound", AGREED);
        story.desks.does(both, round, "initialByLegal", AGREED);

        assertThat(refusal(() -> story.desks.does(both, round, "initialBySecretary", AGREED)))
                .isEqualTo("Anda sudah membuka atau memaraf gelombang ini. Tahap ini harus dilakukan petugas lain.");
        assertThat(story.desks.openSteps(round)).containsExactly("initialBySecretary");
        assertThat(signatures(round)).isEqualTo(2);
    }

    @Test
    void whoOpenedTheRoundDoesNotSignIt() {
        var both = story.regencyOfficial("petugas.dan.kepala", Role.DPMPD_OFFICER, Role.DPMPD_HEAD);
        var round = story.opensRound(both, story.village().isReady(1));

        assertThat(refusal(() -> story.desks.does(both, round, "recommendRound", AGREED)))
                .isEqualTo("Anda sudah membuka atau memaraf gelombang ini. Tahap ini harus dilakukan petugas lain.");
        assertThat(story.desks.openSteps(round)).containsExactly("recommendRound");
        assertThat(signatures(round)).isZero();
    }

    @Test
    void aVillageIsInOneRoundOnly() {
        var village = story.village().isReady(1);
        story.opensRound(village);

        assertThat(refusal(() -> story.opensRound(village)))
                .isEqualTo("Salah satu desa baru saja masuk gelombang lain. Muat ulang daftar, lalu pilih lagi.");
    }

    @Test
    void aNumberIsGivenToOneDecreeOnly() {
        var decree = story.decree();
        var first = story.opensRound(story.village().isReady(1));
        story.goesOnTo("signDecree", first);
        story.desks.does("bupati", first, "signDecree", decree);
        var second = story.opensRound(story.village().isReady(1));
        story.goesOnTo("signDecree", second);

        assertThat(refusal(() -> story.desks.does("bupati", second, "signDecree", decree)))
                .isEqualTo("Nomor Keputusan Bupati ini sudah dipakai. Periksa nomornya.");
        assertThat(story.desks.openSteps(second)).containsExactly("signDecree");
    }

    @Test
    void aVillageTakenOutByDpmpdWaitsForTheNextRound() {
        var here = story.village().isReady(1);
        var later = story.village().isReady(2);
        var round = story.opensRound(here, later);

        story.atDesk("recommendRound", round, without(later, "POOL", "Menunggu pencairan tahap dua."));

        assertThat(later.stage()).isEqualTo("READY");
        assertThat(later.toldToHead()).singleElement().asString().startsWith("Usulan dikeluarkan dari Gelombang");
        assertThat(later.toldToHead().get(0))
                .contains("oleh Kepala DPMPD. Alasan: Menunggu pencairan tahap dua.")
                .endsWith("Usulan tetap siap dan menunggu gelombang berikutnya.");
        assertThat(story.tables.row("select card from step where subject = ? and closed_at is null", round.toString()))
                .contains("1 desa · Rp201.600 · 1 orang");
        story.goesOnTo("decreePublished", round);
        story.waitsUntil(() -> here.stage().equals("ENDORSED"));
        assertThat(later.stage()).as("no decree concerns it").isEqualTo("READY");
        assertThat(endorsed(later)).isZero();
        assertThat(messages(later)).isZero();

        story.decrees(later);
        story.waitsUntil(() -> notice(later).equals("delivered"));
        assertThat(later.stage()).isEqualTo("ENDORSED");
        assertThat(endorsed(later)).isEqualTo(2);
    }

    @Test
    void aVillageHandedBackByTheLegalDeskCorrectsItsProposal() {
        var stays = story.village().isReady(1);
        var faulted = story.village().isReady(1);
        var round = story.opensRound(stays, faulted);
        story.goesOnTo("initialByLegal", round);

        story.atDesk("initialByLegal", round, without(faulted, "HANDED_BACK", "Rekening belanja tidak sesuai."));

        assertThat(faulted.stage()).isEqualTo("CORRECTION");
        assertThat(faulted.openFindings()).containsExactly("Rekening belanja tidak sesuai.");
        assertThat(faulted.toldToHead()).singleElement().asString().contains("oleh Bagian Hukum");
        story.waitsUntil(() -> notice(faulted).equals("delivered"));
        story.goesOnTo("decreePublished", round);
        story.waitsUntil(() -> notice(stays).equals("delivered"));
        assertThat(stays.stage()).isEqualTo("ENDORSED");
        assertThat(endorsed(faulted)).isZero();

        assertThat(faulted.instance()).isWaitingAt("correctProposal");
        faulted.corrects("Rekening diperbaiki.");
        assertThat(faulted.openSteps()).as("the budget is looked at again").containsExactly("checkRevisedDraft");
        faulted.does(Role.EVALUATION_OFFICER, "checkRevisedDraft", Map.of("outcome", "OK"));
        assertThat(faulted.stage()).isEqualTo("READY");
        story.decrees(faulted);
        assertThat(faulted.stage()).isEqualTo("ENDORSED");
    }

    @Test
    void aVillageRefusedByTheSecretaryIsOver() {
        var stays = story.village().isReady(1);
        var refused = story.village().isReady(1);
        var round = story.opensRound(stays, refused);
        story.goesOnTo("initialBySecretary", round);

        story.atDesk("initialBySecretary", round, without(refused, "REFUSED", "Desa sudah dibiayai provinsi."));

        assertThat(refused.stage()).isEqualTo("REFUSED");
        assertThat(refused.toldToHead())
                .singleElement()
                .asString()
                .contains("oleh Sekretaris Daerah. Alasan: Desa sudah dibiayai provinsi.");
        assertThat(reservations(refused)).isZero();
        story.waitsUntil(() -> notice(refused).equals("delivered"));
        assertThat(refused.instance()).isEnded().hasPassed("proposalRefused");
        story.goesOnTo("decreePublished", round);
        story.waitsUntil(() -> notice(stays).equals("delivered"));
        assertThat(stays.stage()).isEqualTo("ENDORSED");
        assertThat(endorsed(refused)).isZero();
    }

    @Test
    void theDecreeConcernsOnlyWhomTheBupatiLeavesIn() {
        var stays = story.village().isReady(2);
        var later = story.village().isReady(1);
        var round = story.opensRound(stays, later);
        story.goesOnTo("signDecree", round);

        story.atDesk("signDecree", round, without(later, "POOL", "Ditunda."));
        story.waitsUntil(() -> notice(stays).equals("delivered"));

        assertThat(stays.stage()).isEqualTo("ENDORSED");
        assertThat(later.stage()).isEqualTo("READY");
        assertThat(endorsed(later)).isZero();
        assertThat(messages(later)).isZero();
        assertThat(later.instance()).isWaitingAt("endorsementDecided");
    }

    @Test
    void whoIsTakenOutWithoutAReasonStays() {
        var village = story.village().isReady(1);
        var round = story.opensRound(village, story.village().isReady(1));

        assertThat(refusal(() -> story.atDesk("recommendRound", round, without(village, "POOL", " "))))
                .isEqualTo("Tulis alasan untuk setiap desa yang dikeluarkan.");
        assertThat(refusal(() -> story.atDesk("recommendRound", round, without(village, "WITHDRAWN", "Ditarik."))))
                .isEqualTo("Pilih ke mana setiap desa yang dikeluarkan.");
        assertThat(villages(round)).isEqualTo(2);
    }

    @Test
    void aRoundWithoutVillagesIsNotApproved() {
        var only = story.village().isReady(1);
        var round = story.opensRound(only);
        story.goesOnTo("signDecree", round);
        var nobody = without(only, "POOL", "Ditunda.");

        assertThat(refusal(() -> story.atDesk("signDecree", round, nobody)))
                .isEqualTo("Semua desa dikeluarkan dari gelombang ini. Pilih Kembalikan gelombang.");
        assertThat(villages(round)).isEqualTo(1);
        assertThat(story.desks.openSteps(round)).containsExactly("signDecree");

        story.atDesk("signDecree", round, both(nobody, returning("Tidak ada yang tersisa.")));
        assertThat(refusal(() -> story.isRevised(round, RESUBMITTED)))
                .isEqualTo("Semua desa dikeluarkan dari gelombang ini. Pilih Bubarkan gelombang.");
        story.isRevised(round, dissolving("Tidak ada desa lagi."));
        assertThat(instance(round)).as("gone").isZero();
    }

    @Test
    void whoIsInTheRoundNoMoreIsNotTakenOutAgain() {
        var village = story.village().isReady(1);
        var round = story.opensRound(village, story.village().isReady(1));
        story.atDesk("recommendRound", round, without(village, "POOL", "Ditunda."));

        assertThat(refusal(() -> story.atDesk("initialByLegal", round, without(village, "REFUSED", "Ditolak."))))
                .isEqualTo(
                        "Salah satu desa sudah tidak ada dalam gelombang ini. Muat ulang halaman, lalu periksa lagi.");
        assertThat(village.stage()).isEqualTo("READY");
    }

    @ParameterizedTest
    @CsvSource({
        "recommendRound, Kepala DPMPD",
        "initialByLegal, Bagian Hukum",
        "initialBySecretary, Sekretaris Daerah",
        "signDecree, Bupati"
    })
    void everyDeskMayReturnTheRoundAndItComesBeforeAllOfThemAgain(String desk, String office) {
        var village = story.village().isReady(1);
        var round = story.opensRound(village);
        story.goesOnTo(desk, round);
        var before = signatures(round);

        story.atDesk(desk, round, returning("Lampiran keliru."));
        assertThat(story.desks.openSteps(round)).containsExactly("reviseRound");
        assertThat(rounds.get(Cases.round(round)).returns())
                .singleElement()
                .satisfies(each -> assertThat(Offices.at(each.step())).isEqualTo(office))
                .satisfies(each -> assertThat(each.note()).isEqualTo("Lampiran keliru."));
        story.isRevised(round, RESUBMITTED);

        assertThat(story.desks.openSteps(round)).containsExactly("recommendRound");
        assertThat(rounds.get(Cases.round(round)).initials()).as("void").isEmpty();
        story.goesOnTo("decreePublished", round);
        assertThat(signatures(round)).as("of both passes").isEqualTo(before + 4);
        assertThat(village.stage()).isEqualTo("ENDORSED");
    }

    @Test
    void aRoundIsReturnedWithAReason() {
        var round = story.opensRound(story.village().isReady(1));

        assertThat(refusal(() -> story.atDesk("recommendRound", round, returning(" "))))
                .isEqualTo("Tulis alasan gelombang dikembalikan.");
        assertThat(story.desks.openSteps(round)).containsExactly("recommendRound");
    }

    @Test
    void aReturnedRoundIsDissolvedAndItsVillagesWaitForAnother() {
        var one = story.village().isReady(1);
        var other = story.village().isReady(1);
        var refused = story.village().isReady(1);
        var round = story.opensRound(one, other, refused);
        story.goesOnTo("initialByLegal", round);
        story.atDesk("initialByLegal", round, returning("Digabung dengan gelombang dua."));

        assertThat(refusal(() -> story.isRevised(round, Map.of("outcome", "DISSOLVE"))))
                .isEqualTo("Tulis alasan gelombang dibubarkan, supaya setiap desa mengetahuinya.");
        story.isRevised(
                round,
                both(
                        without(refused, "REFUSED", "Ganda dengan program provinsi."),
                        dissolving("Digabung dengan gelombang dua.")));

        assertThat(instance(round)).as("ended").isZero();
        assertThat(refused.stage()).isEqualTo("REFUSED");
        assertThat(List.of(one.stage(), other.stage())).containsOnly("READY");
        assertThat(one.toldToHead())
                .singleElement()
                .asString()
                .contains("oleh Petugas DPMPD. Alasan: Digabung dengan gelombang dua.");
        assertThat(other.toldToHead()).hasSize(1);
        assertThat(messages(one)).isZero();
        story.opensRound(one, other);
    }

    @Test
    void dpmpdTakesVillagesOutOfAReturnedRoundBeforeSendingItAgain() {
        var stays = story.village().isReady(1);
        var faulted = story.village().isReady(1);
        var round = story.opensRound(stays, faulted);
        story.atDesk("recommendRound", round, returning("Satu desa belum lengkap."));

        story.isRevised(
                round,
                both(
                        RESUBMITTED,
                        Map.of(
                                "takenOut",
                                Map.of(
                                        faulted.proposal().toString(),
                                        Map.of(
                                                "fate",
                                                "HANDED_BACK",
                                                "reason",
                                                "Warga pindah.",
                                                "track",
                                                "CANDIDATES")))));

        story.waitsUntil(() -> notice(faulted).equals("delivered"));
        faulted.corrects("Warga itu dihapus.");
        assertThat(faulted.stage()).as("nobody looks at the budget again").isEqualTo("READY");
        story.goesOnTo("decreePublished", round);
        assertThat(stays.stage()).isEqualTo("ENDORSED");
        assertThat(endorsed(faulted)).isZero();
    }

    @Test
    void whoSendsTheRoundAgainDoesNotSignIt() {
        var both = story.regencyOfficial("pengaju.dan.kepala", Role.DPMPD_OFFICER, Role.DPMPD_HEAD);
        var round = story.opensRound(story.village().isReady(1));
        story.atDesk("recommendRound", round, returning("Judul keliru."));
        story.desks.does(both, round, "reviseRound", RESUBMITTED);

        assertThat(refusal(() -> story.desks.does(both, round, "recommendRound", AGREED)))
                .isEqualTo("Anda sudah membuka atau memaraf gelombang ini. Tahap ini harus dilakukan petugas lain.");
    }

    @Test
    void whoWithdrawsLeavesTheRound() {
        var stays = story.village().isReady(1);
        var leaves = story.village().isReady(1);
        var round = story.opensRound(stays, leaves);

        leaves.withdraws("Anggaran dialihkan.");

        assertThat(villages(round)).isEqualTo(1);
        assertThat(fate(leaves)).isEqualTo("WITHDRAWN");
        story.goesOnTo("decreePublished", round);
        assertThat(stays.stage()).isEqualTo("ENDORSED");
        assertThat(leaves.stage()).isEqualTo("WITHDRAWN");
        assertThat(leaves.instance()).isEnded().hasPassed("proposalWithdrawn");
    }

    @Test
    void nobodyLeavesOnceTheBupatiHasSigned() {
        var village = story.village().isReady(1);
        story.decrees(village);

        assertThat(refusal(() -> village.withdraws("Anggaran dialihkan.")))
                .startsWith("Bupati sudah menandatangani keputusan");
        assertThat(village.stage()).isEqualTo("ENDORSED");
    }

    @Test
    void whoWithdrawsWhileADeskTakesTheVillageOutIsTooLate() {
        var village = story.village().isReady(1);
        var round = story.opensRound(village, story.village().isReady(1));
        var task = isAboutToRefuse(round, village);

        assertThat(oneAfterTheOther(
                        round,
                        () -> story.desks.completes("kepala.dpmpd", task),
                        () -> village.withdraws("Anggaran dialihkan.")))
                .containsExactly("", "Usulan ini sudah berakhir: Ditolak.");

        assertThat(fate(village)).isEqualTo("REFUSED");
        assertThat(village.stage()).isEqualTo("REFUSED");
        assertThat(story.desks.openSteps(round)).containsExactly("initialByLegal");
    }

    @Test
    void whoTakesAVillageOutWhileItWithdrawsLooksAgain() {
        var village = story.village().isReady(1);
        var round = story.opensRound(village, story.village().isReady(1));
        var task = isAboutToRefuse(round, village);

        assertThat(oneAfterTheOther(
                        round,
                        () -> village.withdraws("Anggaran dialihkan."),
                        () -> story.desks.completes("kepala.dpmpd", task)))
                .containsExactly(
                        "",
                        "Salah satu desa sudah tidak ada dalam gelombang ini. Muat ulang halaman, lalu periksa lagi.");

        assertThat(fate(village)).isEqualTo("WITHDRAWN");
        assertThat(village.stage()).isEqualTo("WITHDRAWN");
        assertThat(story.desks.openSteps(round)).containsExactly("recommendRound");
    }

    private String isAboutToRefuse(CaseKey round, VillageStory village) {
        var task = story.desks.takes("kepala.dpmpd", round, "recommendRound");
        story.desks.saves("kepala.dpmpd", task, both(AGREED, without(village, "REFUSED", "Ditolak.")));
        return task;
    }

    /** Each begins while the ones before it still wait for the round; answers the sentences they were refused by. */
    private List<String> oneAfterTheOther(CaseKey round, Runnable... deeds) {
        List<CompletableFuture<String>> attempts = story.tables.inAllVillages(db -> {
            db.sql("select from round where id = ? for update")
                    .param(round.id())
                    .query()
                    .listOfRows();
            return Stream.of(deeds)
                    .map(deed -> {
                        var waiting = waiting(db);
                        var attempt = CompletableFuture.runAsync(deed)
                                .handle((done, failure) -> failure == null
                                        ? ""
                                        : refusal(() -> {
                                            throw failure;
                                        }));
                        await().atMost(Duration.ofSeconds(20)).until(() -> waiting(db) > waiting);
                        return attempt;
                    })
                    .toList();
        });
        return attempts.stream().map(CompletableFuture::join).toList();
    }

    private static int waiting(JdbcClient db) {
        return db.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    private static Map<String, ?> dissolving(String note) {
        return Map.of("outcome", "DISSOLVE", "note", note);
    }

    private long villages(CaseKey round) {
        return story.tables.number(
                "select count(*) from round_proposal where round_id = ? and fate is null", round.id());
    }

    private String fate(VillageStory village) {
        return story.tables.row(
                "select fate from round_proposal where proposal_id = ?",
                village.proposal().value());
    }

    private long endorsed(VillageStory village) {
        return story.tables.number(
                "select count(*) from endorsed_worker where proposal_id = ?",
                village.proposal().value());
    }

    private long reservations(VillageStory village) {
        return story.tables.number(
                "select count(*) from reservation where proposal_id = ?",
                village.proposal().value());
    }

    private long messages(VillageStory village) {
        return story.tables.number(
                "select count(*) from inbox_message where name = 'endorsementDecided' and subject = ?",
                village.key().toString());
    }

    private long instance(CaseKey round) {
        return story.tables.number("select count(*) from act_ru_execution where business_key_ = ?", round.toString());
    }

    private long signatures(CaseKey round) {
        return story.tables.number("select count(*) from round_signature where round_id = ?", round.id());
    }

    private String notice(VillageStory village) {
        return story.tables.row("""
                select concat_ws(' ', case when delivered_at is null then 'undelivered' else 'delivered' end, last_error)
                from inbox_message where name = 'endorsementDecided' and subject = ?
                """, village.key().toString());
    }
}
