package id.payungdesa.process;

import static id.payungdesa.process.VillageStory.refused;
import static id.payungdesa.process.VillageStory.residents;
import static id.payungdesa.process.VillageStory.toCorrect;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.DemoAccounts;
import id.payungdesa.access.Role;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.sandbox.BankFault;
import id.payungdesa.sandbox.Misbehaviour;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What each person sees when it goes otherwise: the rows of {@code src/docs/what-goes-wrong.md}. */
@ProcessTest
class OtherwiseJourney {

    private static final String HOME = "/usulan-desa";
    private static final String DPMPD = "petugas.dpmpd";

    @Autowired
    Story story;

    @RegisterExtension
    final Window window = new Window();

    @Test
    void theVillageWithdraws() {
        var village = story.village();
        village.submits(residents(2));
        sees(village, Role.VILLAGE_HEAD, HOME, "withdraw-offer", "Tarik usulan ini");

        village.withdraws("Anggaran dipakai untuk bencana banjir");

        sees(village, Role.VILLAGE_HEAD, HOME, "withdrawn", "Desa sudah menarik usulan ini.");
        assertThat(village.stage()).isEqualTo("WITHDRAWN");
    }

    @Test
    void aVillageIsHandedBackFromARound() {
        var village = story.village();
        var other = story.village();
        village.isReady(1);
        other.isReady(1);
        var round = story.opensRound(village, other);
        story.goesOnTo("initialByLegal", round);
        story.atDesk("initialByLegal", round, Story.without(village, "HANDED_BACK", "Kode kegiatan salah ketik"));
        story.newsTravels();

        sees(village, Role.VILLAGE_HEAD, HOME, "taken-out", "Kode kegiatan salah ketik");
        sees(
                village,
                Role.VILLAGE_OPERATOR,
                task(village, "correctProposal"),
                "handed-back",
                "Kode kegiatan salah ketik");
    }

    @Test
    void theRegencyRefusesAVillage() {
        var village = story.village();
        var other = story.village();
        village.isReady(1);
        other.isReady(1);
        var round = story.opensRound(village, other);
        story.atDesk("recommendRound", round, Story.without(village, "REFUSED", "Desa ini sudah ditanggung provinsi"));
        story.newsTravels();

        sees(village, Role.VILLAGE_HEAD, HOME, "refused", "Desa ini sudah ditanggung provinsi", "Usulan ini berakhir.");
        assertThat(village.stage()).isEqualTo("REFUSED");
    }

    @Test
    void aWholeRoundIsReturned() {
        var village = story.village();
        village.isReady(1);
        var round = story.opensRound(village);
        story.atDesk("recommendRound", round, Story.returning("Lampiran daftar desa belum lengkap"));

        sees(DPMPD, task(round, "reviseRound"), "round-returned", "Lampiran daftar desa belum lengkap");
    }

    @Test
    void thePeopleComeBackForCorrection() {
        var village = story.village();
        var people = residents(3);
        village.submits(people);
        village.budgetIsEvaluated();
        village.verifies(
                Map.of(people.get(0), toCorrect("Nama tidak sama dengan KTP"), people.get(1), refused("PINDAH")));
        village.matchingIsAnswered();

        sees(
                village,
                Role.VILLAGE_OPERATOR,
                task(village, "correctProposal"),
                "correction",
                "Nama tidak sama dengan KTP",
                "Ditolak kecamatan, tidak ikut",
                "Pindah dari desa");
        sees(
                village,
                Role.VILLAGE_HEAD,
                HOME,
                "person-refused",
                "1 orang tidak ikut karena ditolak kecamatan",
                "Pindah dari desa");

        village.corrects("Nama dibetulkan menurut KTP");

        sees(
                village,
                Role.COMMUNITY_OFFICER,
                task(village, "verifyCandidates"),
                "answer",
                "Jawaban desa atas temuan",
                "Nama dibetulkan menurut KTP");
    }

    @Test
    void aListIsComparedWithItselfAndWithTheLastRevision() {
        var village = story.village();
        var people = new ArrayList<>(residents(97));
        people.add(people.get(1).namesake());
        village.starts(Map.of());
        village.lists(people);
        village.confirmsAll();
        story.village().submits(List.of(people.get(5)));
        village.finishesDraft();
        village.headSigns();
        sees(
                village,
                Role.COMMUNITY_OFFICER,
                task(village, "verifyCandidates"),
                "side-by-side",
                "Sudah diputuskan sistem",
                "tidak ditampilkan",
                "Nomor 98",
                "≠ beda");

        village.budgetIsEvaluated();
        village.verifies(Map.of(people.get(0), toCorrect("Nama tidak sama dengan KTP")));
        village.matchingIsAnswered();
        village.edits(
                people.get(0), Map.of(RosterColumn.NAME, "Sanusi Nol Dua bin Tahir", RosterColumn.INCOME, "1000000"));
        village.takesOff(people.get(3));
        village.lists(residents(2));
        var compared = "2 baru, 1 diubah, 1 dikeluarkan.";
        sees(village, Role.VILLAGE_OPERATOR, task(village, "correctProposal"), "differences", compared);

        village.corrects("Nama dibetulkan, satu orang diganti");
        sees(
                village,
                Role.COMMUNITY_OFFICER,
                task(village, "verifyCandidates"),
                "differences-reviewed",
                compared,
                "Sanusi Nol Dua bin Tahir",
                "Rp1.000.000");
    }

    @Test
    void aDeskIsSilent() {
        var village = story.village();
        village.submits(residents(1));
        story.calendar.becomes(LocalDate.of(2026, 11, 25), LocalTime.of(8, 0));

        sees(DPMPD, "/pantau", "silence", "belum dicatat diterima kecamatan setelah 2 hari kerja.");
    }

    @Test
    void theInsurerRefusesSomebody() {
        var village = story.village();
        story.quota(village.id(), 2);
        village.submits(List.of(Resident.anybody(), Resident.whoseNikEndsIn(9922), Resident.anybody()));
        village.budgetIsEvaluated();
        village.verifies(Map.of());
        village.matchingIsAnswered();
        village.enactsBudget();
        story.decrees(village);
        story.waitsUntil(() -> village.openSteps().contains("replaceWorkers"));

        sees(village, Role.VILLAGE_OPERATOR, task(village, "replaceWorkers"), "replacement", "Meninggal");
    }

    @Test
    void theBillingCodeExpires() {
        var village = story.village().isApproved(1);
        var old = story.code(village);
        story.calendar.becomes(LocalDate.of(2027, 1, 16), LocalTime.NOON);
        story.waitsUntil(() -> village.openSteps().contains("payContribution"));

        assertThat(story.code(village)).isNotEqualTo(old);
        sees(village, Role.VILLAGE_TREASURER, task(village, "payContribution"), "renewed-bill", story.code(village));
    }

    @Test
    void tooLittleArrives() {
        var village = story.village().isApproved(1);
        story.sandbox.errAtTheBank(BankFault.SHORT);
        village.treasurerPays();
        story.waitsUntil(() -> village.openSteps().contains("resolvePayment"));

        sees("bpjs", task(village, "resolvePayment"), "short-payment", "Uang yang dikabarkan BPJS Ketenagakerjaan");
    }

    @Test
    void anOrderIsStuck() {
        var village = story.village();
        story.sandbox.misbehave(Misbehaviour.once(Misbehaviour.Kind.REFUSE).on("/v1/matchings"));
        village.submits(residents(1));
        village.verifies(Map.of());
        story.waitsUntil(() -> story.tables
                .row(
                        "select state from outbox_order where proposal_id = ?",
                        village.proposal().value())
                .equals("REFUSED"));
        story.watches();

        sees("bpjs", "/tersendat", "stuck", "Coba lagi");
    }

    @Test
    void theBupatiSignsOnPaper() {
        var village = story.village();
        village.isReady(1);
        var round = story.opensRound(village);
        story.goesOnTo("signDecree", round);
        var secretariat = story.regencyOfficial("sekretariat.otherwise", Role.SECRETARIAT);

        sees(secretariat, task(round, "signDecree"), "paper-signature", "Ditandatangani di atas kertas");
    }

    @Test
    void aPaperIsMissing() {
        var village = story.village();
        village.starts(Map.of());
        village.lists(residents(1));
        story.desks.takes(village.login(Role.VILLAGE_OPERATOR), village.key(), "draftProposal");

        sees(village, Role.VILLAGE_OPERATOR, task(village, "draftProposal"), "paper-missing", "Berita Acara Musdes");
    }

    private void sees(VillageStory village, Role role, String path, String name, String... sentences) {
        sees(village.login(role), path, name, sentences);
    }

    private void sees(String login, String path, String name, String... sentences) {
        story.tables.change(
                "update official set password_hash = ? where login = ? and password_hash = '{noop}'",
                "{noop}" + DemoAccounts.PASSWORD,
                login);
        window.shows(login, path, name, sentences);
    }

    private String task(VillageStory village, String step) {
        return task(village.key(), step);
    }

    private String task(CaseKey subject, String step) {
        return "/camunda/app/tasklist/default/#/?task=" + story.desks.openTask(subject, step);
    }
}
