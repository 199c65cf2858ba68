package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.payungdesa.Scans;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.proposal.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** DPMPD fills the dossier, hands it out and opens the public page; a stranger reads the sums. */
@InTheBrowser
@TestPropertySource(properties = {"payung.journey=paritrana", "payung.transparency=true"})
class ParitranaJourney {

    private static final int NARROW = 390;
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    /** People of villages in Sebatik Timur, Krayan, Sebuku and Sembakung; three of Pa' Api are too few to be told of. */
    private static final Map<Integer, Integer> COVERED = Map.of(105, 24, 102, 12, 58, 3, 63, 9, 71, 17, 12, 8);

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    DataSource database;

    @BeforeEach
    void villagesHavePaid() {
        var tables = new Tables(database);
        COVERED.forEach((village, people) -> {
            var id = tables.proposal(village, 2026, Stage.COVERED, Instant.parse("2026-02-01T00:00:00Z"), people);
            tables.write("""
                    insert into registration (proposal_id, village_id, opened_at) values (:p, :v, now());
                    insert into enrolled_worker (registration_id, candidate_id, village_id, member_number)
                    select registration.id, candidate.id, :v, 'x' from registration join candidate using (proposal_id) where proposal_id = :p;
                    insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on)
                    select id, :p, :v, 'B' || :p, :amount, '2026-01-01', 12, '2026-01-31', '2026-01-31' from registration where proposal_id = :p;
                    with opened as (
                        insert into payment (bill_id, proposal_id, village_id, payer, amount, to_pay)
                        select id, :p, :v, 'VILLAGE', amount, amount from bill where proposal_id = :p returning id, bill_id
                    )
                    insert into payment_bill (payment_id, bill_id, village_id) select id, bill_id, :v from opened;
                    with four as (
                        select array_agg(id) as ids from (select id from official order by id limit 4) officials
                    ), receipt as (
                        insert into bank_receipt
                        select 'R' || payment.id, payment.id, 1, bill_id, :v, amount, '2026-01-20', ids[4], now()
                        from payment, four where proposal_id = :p
                        returning payment_id, bank_reference
                    )
                    update payment
                    set spp_number = 'SPP', requested_by = ids[1], verified_by = ids[2], approved_by = ids[3], paid_by = ids[4],
                        bank_reference = receipt.bank_reference, paid_on = '2026-01-20', waiting_since = now(), settled_at = now()
                    from receipt, four where payment.id = receipt.payment_id;
                    insert into ledger_entry (payment_id, village_id, kind, at) select id, :v, 'SETTLE', now() from payment where proposal_id = :p;
                    insert into ledger_posting
                    select ledger_entry.id, leg.account, :v, leg.amount
                    from ledger_entry join payment on payment.id = ledger_entry.payment_id,
                        (values ('CLEARING', -:amount), ('PAID', :amount)) leg (account, amount)
                    where payment.proposal_id = :p;
                    insert into coverage (worker_id, village_id, candidate_id, bill_id, nik_hash, cover, months)
                    select worker.id, :v, candidate.id, bill.id, worker.nik_hash, '[2026-01-15,2027-01-01)', 12
                    from bill join candidate on candidate.proposal_id = bill.proposal_id join worker on worker.id = candidate.worker_id
                    where bill.proposal_id = :p
                    """.replace(":amount", String.valueOf(people * 12 * 16_800L))
                    .replace(":p", String.valueOf(id))
                    .replace(":v", String.valueOf(village)));
        });
    }

    @Test
    void theDossierIsFilledHandedOutAndOpenedToEverybody() throws IOException {
        var officer = logsIn("petugas.dpmpd");
        officer.navigate("/paritrana");
        assertThat(officer.getByText("Belum ada regulasi.")).isVisible();
        looksAt(officer, "berkas-kosong");

        regulation(officer);
        segment(officer);
        budget(officer);

        officer.navigate("/paritrana");
        button(officer, "Buat edisi baru").click();
        assertThat(officer.getByText("Edisi 1 selesai")).isVisible();
        assertThat(officer.getByText("6 dari 6 pembayaran lunas tepat waktu.")).isVisible();
        looksAt(officer, "berkas");
        var zip = officer.waitForDownload(() -> officer.getByText("Semua (").click());
        assertThat(zip.suggestedFilename()).isEqualTo("paritrana-nunukan-2026-edisi-1.zip");
        try (var files = new ZipFile(zip.path().toFile())) {
            assertThat(files.stream().map(Object::toString))
                    .contains("berkas-paritrana-2026.pdf", "SHA256SUMS.txt", "lampiran/14-regulasi.pdf");
        }

        officer.navigate("/paritrana/bab/program");
        looksAt(officer, "bab-program");
        officer.navigate("/paritrana/bab/cakupan");
        looksAt(officer, "bab-cakupan");

        stranger(officer);
    }

    private void regulation(Page officer) {
        officer.navigate("/paritrana/isian/regulasi");
        officer.getByLabel("Jenis").selectOption("PERBUP");
        officer.getByLabel("Nomor").fill("12 Tahun 2026");
        officer.getByLabel("Tanggal").fill("3 Maret");
        officer.getByLabel("Tentang").fill("Pelindungan Jaminan Sosial Ketenagakerjaan bagi Pekerja Rentan Desa");
        button(officer, "Simpan").click();
        assertThat(officer.getByText("Tanggal tidak terbaca")).isVisible();
        looksAt(officer, "isian-salah");
        officer.getByLabel("Tanggal").fill("3 Maret 2026");
        officer.getByLabel("Naskah").setInputFiles(new FilePayload("perbup-12.pdf", "application/pdf", Scans.pdf()));
        button(officer, "Simpan").click();
        assertThat(officer.getByText("Isian tersimpan.")).isVisible();
        looksAt(officer, "isian-regulasi");
        officer.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Peraturan Bupati"))
                .click();
        assertThat(officer.locator("#riwayat")).isVisible();
        looksAt(officer, "isian-riwayat");
    }

    private void segment(Page officer) {
        officer.navigate("/paritrana/isian/segmen");
        officer.getByLabel("Segmen").selectOption("PU");
        officer.getByLabel("Jumlah pekerja").fill("41.200");
        officer.getByLabel("Peserta aktif").fill("30.110");
        officer.getByLabel("Keadaan per tanggal").fill("31 Agustus 2026");
        officer.getByLabel("Sumber").fill("BPS, Sakernas Agustus 2026");
        button(officer, "Simpan").click();
        assertThat(officer.getByText("Isian tersimpan.")).isVisible();
    }

    /** All village budgets together have more digits than a field for a few of them would take. */
    private void budget(Page officer) {
        officer.navigate("/paritrana/isian/anggaran");
        officer.getByLabel("Jenis").selectOption("APBDES");
        officer.getByLabel("Jumlah rupiah").fill("Rp 1.350.000.000.000");
        officer.getByLabel("Keadaan per tanggal").fill("31 Maret 2026");
        officer.getByLabel("Sumber").fill("DPMPD, rekapitulasi Siskeudes");
        button(officer, "Simpan").click();
        assertThat(officer.getByText("Rp1.350.000.000.000")).isVisible();
        looksAt(officer, "isian-anggaran");
    }

    private void stranger(Page officer) {
        var stranger = browser.open();
        assertThat(stranger.navigate("/transparansi").status()).isEqualTo(404);
        officer.navigate("/paritrana");
        button(officer, "Buka untuk umum").click();
        assertThat(officer.getByText("dibuka untuk umum")).isVisible();
        stranger.navigate("/transparansi");
        assertThat(stranger.locator("tr", new Page.LocatorOptions().setHasText("Pa' Api")))
                .containsText("disembunyikan");
        assertThat(stranger.locator("tr", new Page.LocatorOptions().setHasText("Long Bawan")))
                .containsText("disembunyikan");
        assertThat(stranger.locator("tr", new Page.LocatorOptions().setHasText("Tanjung Aru"))
                        .first())
                .containsText("24");
        looksAt(stranger, "transparansi");
    }

    private Page logsIn(String login) {
        var page = browser.open();
        page.navigate("/login");
        page.getByLabel("Nama pengguna").fill(login);
        page.getByLabel("Kata sandi").fill(DemoAccounts.PASSWORD);
        button(page, "Masuk").click();
        page.waitForURL(address -> !address.contains("/login"));
        return page;
    }

    /** No barrier that axe can find, nothing beyond the edge of a phone, and a picture of each in {@code target/paritrana}. */
    private static void looksAt(Page page, String name) {
        assertThat(new AxeBuilder(page)
                        .include("main").withTags(RULES).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().get(0).getHtml())
                                .toList())
                .as("barriers on " + name)
                .isEmpty();
        photographs(page, name, Chromium.WIDTH);
        photographs(page, name, NARROW);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing sticks out of a phone on " + name)
                .isTrue();
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    private static void photographs(Page page, String name, int width) {
        page.setViewportSize(width, Chromium.HEIGHT);
        var height = (Integer) page.evaluate("document.documentElement.scrollHeight");
        page.setViewportSize(width, Math.min(height, 4000));
        try {
            var folder = Files.createDirectories(Path.of("target", "paritrana"));
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(folder.resolve("halaman-%s-%d.png".formatted(name, width))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
