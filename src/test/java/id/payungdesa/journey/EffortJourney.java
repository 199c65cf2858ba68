package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static id.payungdesa.journey.Effort.Deed.CLICK;
import static id.payungdesa.journey.Effort.Deed.FIELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.demo.Deeds;
import id.payungdesa.demo.Matter;
import id.payungdesa.demo.Staff;
import id.payungdesa.demo.WorkerList;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * How much work is one proposal for each desk, and how much are many ({@code -Dpayung.proposals=20} for the table in
 * {@code src/docs/pages.md})?
 */
@InTheBrowser
@TestPropertySource(properties = "payung.journey=effort")
class EffortJourney {

    private static final String TODAY = "2026-11-20";
    private static final Path LIST = Path.of("src", "test", "resources", "rosters", "tanjung-aru-100.xlsx");
    private static final int MANY = Integer.getInteger("payung.proposals", 3);

    /** Has more than twenty villages. */
    private static final String SUBDISTRICT = "Lumbis Ogong";

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    Regions regions;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Clock clock;

    private final List<String> table = new ArrayList<>(List.of(
            "| desk | clicks | choices | fields (keys) | files | hands, s | machine, s |",
            "|---|---|---|---|---|---|---|"));

    @Test
    void oneProposal() throws IOException {
        at("Operator Desa", "operator.tanjungaru", this::proposes);
        at("Kepala Desa, usulan", "kades.tanjungaru", VillageDesk::signs);
        atSubdistrict("Petugas Loket", "loket.sebatiktimur", desk -> desk.receives(TODAY, "09.15", "TT-14/2026"));
        atSubdistrict("Petugas Evaluasi", "evaluator.sebatiktimur", desk -> desk.evaluates("Hitungannya benar."));
        atSubdistrict("Camat", "camat.sebatiktimur", desk -> desk.signs("188.4/31/2026", TODAY));
        var people = atSubdistrict(
                "Kasi PMD",
                "kasipmd.sebatiktimur",
                desk -> desk.verifiesAllBut("Fatimah Lenggang", "Pindah dari desa"));
        at("Sekretaris Desa, Perdes", "sekdes.tanjungaru", desk -> desk.recordsEnactment("5 Tahun 2026", TODAY));
        atRegency("Petugas DPMPD", "petugas.dpmpd", desk -> desk.opensRound("Gelombang I", "Tanjung Aru"));
        initials();
        var decree = atRegency("Bupati", "bupati", desk -> signsOnThePage(desk, "188.45/812/2026"));
        at("Pelaksana Kegiatan Anggaran", "pka.tanjungaru", desk -> desk.requestsPayment("SPP-0007/2026", TODAY));
        at("Sekretaris Desa, SPP", "sekdes.tanjungaru", VillageDesk::verifiesPayment);
        at("Kepala Desa, SPP", "kades.tanjungaru", VillageDesk::approvesPayment);
        var treasurer = new TreasurerDesk(browser, "bendahara.tanjungaru");
        entered("Kaur Keuangan", treasurer, () -> treasurer.pays(TODAY));
        write("one");

        assertThat(people.times(CLICK))
                .as("clicks for 99 people and one exception")
                .isLessThanOrEqualTo(6);
        assertThat(decree.times(CLICK)).as("clicks for a decree").isLessThanOrEqualTo(6);
    }

    @Test
    void manyProposals() throws IOException {
        var deeds = new Deeds(URI.create(browser.address()), DemoAccounts.PASSWORD, clock, (call, nanos) -> {});
        var villages = regions.all().stream()
                .filter(village -> village.subdistrict().name().equals(SUBDISTRICT))
                .limit(MANY)
                .toList();
        var proposals =
                villages.stream().map(village -> proposed(deeds, village)).toList();
        var staff = Staff.of(villages.get(0));

        var counter = atSubdistrict("Petugas Loket", staff.at("receiveFile"), this::receivesTogether);
        atSubdistrict(
                "Petugas Evaluasi",
                staff.at("prepareEvaluation"),
                desk -> eachFromTheQueue(desk, () -> {
                    desk.fillsInEvaluation("Hitungannya benar.");
                    desk.completes("Kirim ke camat");
                }));
        var decrees = atSubdistrict("Camat", staff.at("signEvaluation"), this::signsTogether);
        var people = atSubdistrict("Kasi PMD", staff.at("verifyCandidates"), this::verifiesTogether);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> proposals.stream().allMatch(proposal -> deeds.isReady("petugas.dpmpd", proposal)));
        var opening = atRegency(
                "Petugas DPMPD",
                "petugas.dpmpd",
                desk -> desk.opensRound("Gelombang II", villages.get(0).name()));
        initials();
        var decree = atRegency("Bupati", "bupati", desk -> signsOnThePage(desk, "188.45/813/2026"));
        write("many");

        assertThat(counter.times(CLICK)).as("clicks at the counter").isLessThanOrEqualTo(6);
        assertThat(counter.times(FIELD)).as("a number each, and the hour").isEqualTo(MANY + 1);
        assertThat(decrees.times(CLICK)).as("clicks to sign sound evaluations").isLessThanOrEqualTo(6);
        assertThat(people.times(CLICK)).as("clicks to accept people").isLessThanOrEqualTo(6);
        assertThat(opening.times(CLICK)).as("clicks to open a round").isLessThanOrEqualTo(5);
        assertThat(decree.times(CLICK)).as("clicks for a decree").isLessThanOrEqualTo(6);
    }

    private void proposes(VillageDesk operator) {
        operator.startsProposal();
        operator.takes("Susun usulan");
        operator.page.locator(".pd-file").setInputFiles(LIST);
        assertThat(operator.page.getByText("100 baris diterima")).isVisible();
        operator.showsWhatTheVillageDecided();
        operator.completes("Kirim ke kepala desa", "Usulan dikirim ke kepala desa.");
    }

    private Matter proposed(Deeds deeds, Village village) {
        var staff = Staff.of(village);
        staff.hire(accounts, village);
        var proposal = deeds.startProposal(staff.at("startProposal"));
        var list = WorkerList.of(village.id().value(), 3).xlsx();
        deeds.draftProposal(staff.at("draftProposal"), proposal, "daftar.xlsx", list);
        deeds.does(staff.at("signProposal"), "signProposal", proposal);
        return proposal;
    }

    private void receivesTogether(SubdistrictDesk desk) {
        choosesTogether(desk);
        desk.page.getByLabel("Jam (WITA)").fill("09.15");
        var number = 0;
        for (var field : desk.page.locator("[name=nomor]").all()) {
            field.fill("TT-" + ++number);
        }
        decidesTogether(desk, "Terima berkas %d desa");
    }

    private void signsTogether(SubdistrictDesk desk) {
        choosesTogether(desk);
        var number = 30;
        for (var field : desk.page.locator("[name=nomor]").all()) {
            field.fill("188.4/%d/2026".formatted(++number));
        }
        decidesTogether(desk, "Tanda tangani %d keputusan");
    }

    private void verifiesTogether(SubdistrictDesk desk) {
        choosesTogether(desk);
        decidesTogether(desk, "Terima calon dari %d desa");
    }

    private static void choosesTogether(SubdistrictDesk desk) {
        desk.link("Antrean").click();
        desk.button("Pilih semua tanpa catatan").click();
        desk.button("Putuskan bersama").click();
    }

    private static void decidesTogether(SubdistrictDesk desk, String button) {
        desk.page.getByRole(AriaRole.CHECKBOX).click();
        desk.button(button.formatted(MANY)).click();
        assertThat(desk.page.getByText("Semua %d keputusan sudah dicatat.".formatted(MANY)))
                .isVisible();
    }

    /** One after the other, as each wants reading. */
    private static void eachFromTheQueue(SubdistrictDesk desk, Runnable work) {
        for (var n = 0; n < MANY; n++) {
            desk.link("Antrean").click();
            desk.page.locator(".to-task").first().click();
            desk.button("Ambil tugas").first().click();
            assertThat(desk.page.getByText("Anda yang mengerjakan tugas ini.")).isVisible();
            work.run();
        }
    }

    private void initials() {
        atRegency("Kepala DPMPD", "kepala.dpmpd", RegencyDesk::recommends);
        atRegency("Bagian Hukum", "hukum", RegencyDesk::initialsForLegal);
        atRegency("Sekretaris Daerah", "sekda", desk -> {
            desk.takes("Paraf Sekretaris Daerah");
            desk.choose(desk.page.getByRole(AriaRole.CHECKBOX));
            desk.completes("Beri paraf", "Paraf Sekretaris Daerah dicatat.");
        });
    }

    private static void signsOnThePage(RegencyDesk regent, String number) {
        regent.link("Antrean").click();
        regent.link("Baca dan tanda tangani di satu halaman").click();
        regent.page.locator("[name=nomor]").fill(number);
        regent.button("Lanjut ke tanda tangan").click();
        regent.page.getByRole(AriaRole.CHECKBOX).click();
        regent.button("Tanda tangani keputusan").click();
        assertThat(regent.page.getByText("Ditetapkan dengan Keputusan Bupati")).isVisible();
    }

    private Effort at(String title, String login, Consumer<VillageDesk> work) {
        var desk = new VillageDesk(browser, login);
        return entered(title, desk, () -> work.accept(desk));
    }

    private Effort atSubdistrict(String title, String login, Consumer<SubdistrictDesk> work) {
        var desk = new SubdistrictDesk(browser, login);
        return entered(title, desk, () -> work.accept(desk));
    }

    private Effort atRegency(String title, String login, Consumer<RegencyDesk> work) {
        var desk = new RegencyDesk(browser, login);
        return entered(title, desk, () -> work.accept(desk));
    }

    /** From the list of tasks to the word that it is done. */
    private Effort entered(String title, Desk desk, Runnable work) {
        var effort = new Effort();
        effort.of(desk.page, work);
        desk.page.context().close();
        table.add("| %s | %s |".formatted(title, effort));
        System.out.println(table.get(table.size() - 1));
        return effort;
    }

    private void write(String name) throws IOException {
        Files.write(Path.of("target", "effort-" + name + ".md"), table);
    }
}
