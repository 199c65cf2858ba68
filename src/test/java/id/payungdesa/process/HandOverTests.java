package id.payungdesa.process;

import static id.payungdesa.process.Desks.refusal;
import static id.payungdesa.process.VillageStory.residents;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Capacity;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Posts;
import id.payungdesa.access.Role;
import id.payungdesa.access.StandIn;
import id.payungdesa.proposal.Outages;
import id.payungdesa.region.VillageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The head of an office hands on what a colleague has taken and cannot finish. */
@ProcessTest
class HandOverTests {

    @Autowired
    Story story;

    @Autowired
    HandOver handOver;

    @Autowired
    HeldTasks held;

    @Autowired
    Outages outages;

    @Autowired
    Posts posts;

    @Autowired
    Officials officials;

    @Autowired
    Appointments appointments;

    @AfterEach
    void everybodyIsBack() {
        appointments.areForgotten();
    }

    @Test
    void theCamatHandsATaskToAColleagueWhoReadsWhatWasFilledIn() {
        var village = submitted();
        var ill = village.login(Role.COMMUNITY_OFFICER);
        var next = village.alsoHeld(Role.COMMUNITY_OFFICER);
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var task = story.desks.takes(ill, village.key(), "verifyCandidates");
        story.desks.saves(ill, task, Map.of("note", "Baru setengah jalan"));
        assertThat(story.desks.as(camat, () -> held.of(official(camat))))
                .filteredOn(one -> one.task().equals(task))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.holder()).isEqualTo(ill);
                    assertThat(one.others())
                            .extracting(HeldTasks.Successor::name)
                            .contains(next)
                            .doesNotContain(ill);
                });

        assertThat(hands(camat, task, next))
                .isEqualTo("Tugas “Verifikasi calon peserta” diserahkan kepada %s.".formatted(next));

        assertThat(story.desks.sees(next, task).task().mine()).isTrue();
        assertThat(story.desks.sees(next, task).decision().content()).contains("Baru setengah jalan");
        assertThat(refusal(() -> story.desks.completes(next, task)))
                .isEqualTo("Isian yang tersimpan dibuat oleh petugas lain. Periksa lagi, lalu simpan isian Anda.");
        story.desks.saves(next, task, village.verification(Map.of()));
        story.desks.completes(next, task);
        assertThat(story.tables.row("""
                        select official.login || ': ' || (body ->> 'step') || ', ' || (body ->> 'reason') from audit_entry
                        join official on official.id = official_id where action = 'TASK_HANDED_ON' and subject = ?
                        """, village.key().toString()))
                .isEqualTo(camat + ": verifyCandidates, Cuti melahirkan");
        assertThat(story.tables.row(
                        "select role || ' ' || sentence from notice where kind = 'HANDED_ON' and proposal_id = ?",
                        village.proposal().value()))
                .isEqualTo("community_officer Tugas “Verifikasi calon peserta” yang dipegang %s diserahkan kepada %s."
                        .formatted(ill, next));
    }

    @Test
    void toNobodyInParticularItLiesAtItsDeskAgain() {
        var village = submitted();
        var task = story.desks.takes(village.login(Role.COMMUNITY_OFFICER), village.key(), "verifyCandidates");

        assertThat(hands(village.login(Role.SUBDISTRICT_HEAD), task, null)).endsWith("kembali ke mejanya.");

        assertThat(assignee(task)).isEqualTo("none");
    }

    @Test
    void onlyTheHeadOfThisOfficeHandsOn() {
        var village = submitted();
        var ill = village.login(Role.COMMUNITY_OFFICER);
        var next = village.alsoHeld(Role.COMMUNITY_OFFICER);
        var task = story.desks.takes(ill, village.key(), "verifyCandidates");
        var sentence = "Hanya pimpinan kantor ini yang dapat menyerahkan tugas yang dipegang orang lain.";

        assertThat(refusal(() -> hands(next, task, next))).isEqualTo(sentence);
        assertThat(refusal(() -> hands(village.login(Role.VILLAGE_HEAD), task, next)))
                .isEqualTo(sentence);
        assertThat(refusal(() -> hands("kepala.dpmpd", task, next))).isEqualTo(sentence);
        assertThat(refusal(() -> hands(story.village().login(Role.SUBDISTRICT_HEAD), task, next)))
                .startsWith("Tugas ini tidak ada lagi.");
        assertThat(assignee(task)).isEqualTo(id(ill));
    }

    @Test
    void itGoesOnlyToSomebodyOfTheSameDeskAndWithAReason() {
        var village = submitted();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var task = story.desks.takes(village.login(Role.COMMUNITY_OFFICER), village.key(), "verifyCandidates");

        assertThat(refusal(() -> hands(camat, task, counter)))
                .isEqualTo("%s tidak menjabat Kasi PMD di sini. Pilih petugas dari meja yang sama.".formatted(counter));
        assertThat(refusal(() -> story.desks.as(camat, () -> handOver.handOn(task, Optional.empty(), " "))))
                .isEqualTo("Tuliskan alasan tugas ini diserahkan.");
    }

    @Test
    void itDoesNotGoToSomebodyWhoMayNotReview() {
        var village = submitted();
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var partial = village.alsoHeld(Role.COMMUNITY_OFFICER);
        appointments.appoints(partial, new Post(Role.VILLAGE_TREASURER, village.id()), Capacity.PLT);
        var task = story.desks.takes(village.login(Role.COMMUNITY_OFFICER), village.key(), "verifyCandidates");

        assertThat(refusal(() -> hands(camat, task, partial))).startsWith(partial + " menjabat di desa ini");
        assertThat(assignee(task)).isEqualTo(id(village.login(Role.COMMUNITY_OFFICER)));
    }

    @Test
    void aSignatureDoesNotGoToWhoPreparedIt() {
        var village = submitted();
        village.fileIsReceived();
        var both = village.alsoHeld(Role.EVALUATION_OFFICER);
        appointments.appoints(both, new Post(Role.SUBDISTRICT_HEAD, village.subdistrict()), Capacity.PLH);
        story.desks.does(both, village.key(), "prepareEvaluation", VillageStory.sheet(Map.of()));
        var other = village.alsoHeld(Role.EVALUATION_OFFICER);
        appointments.appoints(other, new Post(Role.SUBDISTRICT_HEAD, village.subdistrict()), Capacity.PLH);
        var task = story.desks.takes(other, village.key(), "signEvaluation");

        assertThat(refusal(() -> hands(village.login(Role.SUBDISTRICT_HEAD), task, both)))
                .isEqualTo(
                        "%s sudah mengerjakan “Siapkan evaluasi Raperdes APBDes” untuk hal yang sama, jadi tidak boleh"
                                        .formatted(both)
                                + " menerima tugas ini. Pilih petugas lain.");
    }

    @Test
    void theVillageTakesBackWhatTheKecamatanIsFillingIn() {
        var village = story.village();
        var operator = village.login(Role.VILLAGE_OPERATOR);
        village.starts(Map.of());
        story.desks.as(village.login(Role.SUBDISTRICT_HEAD), () -> {
            outages.mark(
                    new VillageId(village.id()),
                    Role.SUBDISTRICT_COUNTER,
                    story.calendar.today().plusDays(9),
                    "Menara rusak");
            return null;
        });
        var counter = village.login(Role.SUBDISTRICT_COUNTER);
        var task = story.desks.takes(counter, village.key(), "draftProposal");
        story.desks.saves(counter, task, Map.of("note", "Dari loket"));
        assertThat(story.desks.as(operator, () -> held.of(official(operator))))
                .extracting(HeldTasks.Held::holder)
                .containsExactly(counter);

        hands(operator, task, operator);

        assertThat(story.desks.sees(operator, task).task().mine()).isTrue();
        assertThat(story.desks.sees(operator, task).decision().content()).contains("Dari loket");
    }

    @Test
    void aRoundIsHandedOnWithinDpmpdAndGoesOnItsWay() {
        var village = story.village().isReady(1);
        var round = story.opensRound(village);
        var head = official("kepala.dpmpd");
        var desk = head.posts().get(0);
        var ill = village.alsoHeld(Role.COMMUNITY_OFFICER);
        appointments.appoints(ill, desk, Capacity.PLH);
        var task = story.desks.takes(ill, round, "recommendRound");
        story.desks.saves(ill, task, Map.of("agreed", true));

        assertThat(hands("kepala.dpmpd", task, "kepala.dpmpd"))
                .isEqualTo("Tugas “Rekomendasi DPMPD” diserahkan kepada %s.".formatted(head.name()));

        assertThat(refusal(() -> story.desks.completes("kepala.dpmpd", task)))
                .isEqualTo("Isian yang tersimpan dibuat oleh petugas lain. Periksa lagi, lalu simpan isian Anda.");
        story.desks.saves("kepala.dpmpd", task, Map.of("agreed", true));
        story.desks.completes("kepala.dpmpd", task);
        assertThat(story.desks.openSteps(round)).containsExactly("initialByLegal");
        assertThat(story.tables.row("""
                        select official.login || ': ' || (body ->> 'step') || ', ' || (body ->> 'reason') from audit_entry
                        join official on official.id = official_id where action = 'TASK_HANDED_ON' and subject = ?
                        """, round.toString())).isEqualTo("kepala.dpmpd: recommendRound, Cuti melahirkan");
        assertThat(story.tables.row("""
                        select role || ' ' || sentence from notice
                        where kind = 'HANDED_ON' and village_id is null order by id desc limit 1
                        """))
                .isEqualTo("dpmpd_head Tugas “Rekomendasi DPMPD” yang dipegang %s diserahkan kepada %s."
                        .formatted(ill, head.name()));
    }

    @Test
    void onlyTheRegionalSecretaryHandsOnWhatTheLegalDeskHoldsAndTheRoundIsPublished() {
        var village = story.village().isReady(1);
        village.enactsBudget();
        var round = story.opensRound(village);
        story.goesOnTo("initialByLegal", round);
        var task = story.desks.takes("hukum", round, "initialByLegal");

        assertThat(List.of("kepala.dpmpd", "bupati"))
                .allSatisfy(other -> assertThat(refusal(() -> hands(other, task, null)))
                        .isEqualTo("Hanya pimpinan kantor ini yang dapat menyerahkan tugas yang dipegang orang lain."));
        assertThat(assignee(task)).isEqualTo(id("hukum"));

        assertThat(hands("sekda", task, null)).isEqualTo("Tugas “Paraf Bagian Hukum” kembali ke mejanya.");
        assertThat(assignee(task)).isEqualTo("none");
        story.goesOnTo("decreePublished", round);
        story.waitsUntil(() -> village.stage().equals("PAYMENT"));
    }

    @Test
    void whoDeputisesForTheRegentTakesOnTheDecreeThatTheRegentHolds() {
        var village = story.village().isReady(1);
        village.enactsBudget();
        var round = story.opensRound(village);
        story.goesOnTo("signDecree", round);
        var task = story.desks.takes("bupati", round, "signDecree");
        assertThat(refusal(() -> hands("sekda", task, "sekda")))
                .isEqualTo("Hanya pimpinan kantor ini yang dapat menyerahkan tugas yang dipegang orang lain.");
        var regent = official("bupati").posts().get(0);
        var deputy = village.alsoHeld(Role.COMMUNITY_OFFICER);
        appointments.appoints(deputy, regent, Capacity.PLH);

        hands(deputy, task, deputy);

        assertThat(assignee(task)).isEqualTo(id(deputy));

        appointments.appoints("sekda", regent, Capacity.PLH);
        assertThat(refusal(() -> hands(deputy, task, "sekda")))
                .startsWith(
                        official("sekda").name() + " sudah mengerjakan “Paraf Sekretaris Daerah” untuk hal yang sama");
    }

    @Test
    void aDeputyReadsUntilWhenAndTheOtherWhoDeputises() {
        var village = submitted();
        village.fileIsReceived();
        village.isPrepared(Map.of());
        var camat = village.login(Role.SUBDISTRICT_HEAD);
        var deputy = village.alsoHeld(Role.COMMUNITY_OFFICER);
        var post = new Post(Role.SUBDISTRICT_HEAD, village.subdistrict());
        appointments.appointsSinceOctober(deputy, post, Capacity.PLH);
        var task = story.desks.takes(deputy, village.key(), "signEvaluation");

        assertThat(story.desks.sees(deputy, task).task().acting())
                .contains("Anda mengerjakan sebagai Plh. Camat sampai 30 April 2027.");
        assertThat(posts.standIns(official(camat)))
                .extracting(StandIn::sentence)
                .containsExactly(
                        "Plh. Camat sekarang %s, sampai 30 April 2027. Tugas di meja itu terbuka untuk Anda berdua."
                                .formatted(deputy));
        assertThat(posts.standIns(official(deputy))).isEmpty();

        appointments.endsYesterday(deputy, post);
        assertThat(posts.standIns(official(camat))).isEmpty();
        assertThat(assignee(task)).isEqualTo("none");
    }

    private VillageStory submitted() {
        var village = story.village();
        village.submits(residents(1));
        village.login(Role.SUBDISTRICT_HEAD);
        return village;
    }

    private String hands(String login, String task, String to) {
        var next = Optional.ofNullable(to).map(name -> official(name).id());
        return story.desks.as(login, () -> handOver.handOn(task, next, "Cuti melahirkan"));
    }

    private Official official(String login) {
        return officials.findByLogin(login).orElseThrow();
    }

    private String id(String login) {
        return official(login).id().toString();
    }

    private String assignee(String task) {
        return story.tables.row("select coalesce(assignee_, 'none') from act_ru_task where id_ = ?", task);
    }
}
