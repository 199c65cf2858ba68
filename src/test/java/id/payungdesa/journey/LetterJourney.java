package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.proposal.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A letter from the village's page to the table of somebody who doubts it. */
@InTheBrowser
class LetterJourney {

    private static final Pattern ADDRESS = Pattern.compile("/dokumen/([0-9A-Z-]{14})");

    @RegisterExtension
    private final Chromium chromium = new Chromium();

    @Autowired
    private DataSource database;

    @Test
    void aVillagePrintsItsLetterAndAnybodyChecksTheFile() throws IOException {
        aVillageHasProposed();
        var village = chromium.open();
        logIn(village, "kades.paapi");
        village.navigate("/usulan-desa");
        var papers = village.locator("details.papers");
        papers.locator("summary").first().click();
        pictures(village, "usulan-desa");
        var file = save(village.waitForDownload(() -> papers.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("Surat usulan"))
                .getByRole(AriaRole.LINK)
                .first()
                .click()));

        village.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Surat").setExact(true))
                .click();
        village.getByText("Unduh dengan NIK").first().click();
        pictures(village, "surat");
        assertThat(village.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Surat usulan")))
                .not()
                .hasCount(0);

        var anybody = chromium.open();
        anybody.navigate("/dokumen");
        pictures(anybody, "dokumen-tanya");
        anybody.getByLabel("Nomor dokumen").fill(printedId(file).toLowerCase());
        anybody.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cari dokumen"))
                .click();
        assertThat(anybody.getByRole(AriaRole.HEADING)).hasText("Surat usulan");
        anybody.getByLabel("Periksa berkas PDF Anda").setInputFiles(file);
        assertThat(anybody.locator("#hasil")).hasText("Berkas ini sama dengan yang diterbitkan.");
        pictures(anybody, "dokumen");

        anybody.getByLabel("Periksa berkas PDF Anda").setInputFiles(forged(file));
        assertThat(anybody.locator("#hasil")).containsText("tidak sama dengan yang diterbitkan");

        anybody.navigate("/dokumen/ZZZZ-ZZZZ-ZZZZ");
        assertThat(anybody.getByRole(AriaRole.ALERT)).containsText("Tidak ada dokumen dengan nomor ZZZZ-ZZZZ-ZZZZ");
        pictures(anybody, "dokumen-tidak-ada");
    }

    /** No narrow screen scrolls to the side, and every page leaves its pictures under target/letters. */
    private static void pictures(Page page, String name) {
        for (var width : new int[] {1366, 390}) {
            page.setViewportSize(width, 844);
            assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .as(name + " at " + width)
                    .isEqualTo(0);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "letters", "page-" + name + "-" + width + ".png")));
        }
        page.setViewportSize(1366, 768);
    }

    private static void logIn(Page page, String login) {
        page.navigate("/login");
        page.getByLabel("Nama pengguna").fill(login);
        page.getByLabel("Kata sandi").fill(DemoAccounts.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Masuk"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    private static Path save(Download download) {
        var file = Path.of("target", "letters", download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private static String printedId(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            var address = ADDRESS.matcher(new PDFTextStripper().getText(document));
            assertThat(address.find()).isTrue();
            return address.group(1);
        }
    }

    private static Path forged(Path file) throws IOException {
        var content = Files.readAllBytes(file);
        var forged = Arrays.copyOf(content, content.length + 1);
        return Files.write(file.resolveSibling("palsu.pdf"), forged);
    }

    private void aVillageHasProposed() {
        var tables = new Tables(database);
        var village = tables.in("*", () -> JdbcClient.create(database)
                .sql("select id from village where name = 'Pa'' Api'")
                .query(Integer.class)
                .single());
        var proposal = tables.proposal(village, 2027, Stage.READY, Instant.now(), 2);
        tables.write("""
                insert into revision (proposal_id, revision, village_id, letter_number, sha256, people, amount, fund_source,
                    activity_code, account_code, drafted_by, signed_by, submitted_at)
                select proposal.id, 1, village_id, '400.10/%1$03d/DS-58/XI/2026', sha256('x'), 2, 403200, fund_source, activity_code,
                    account_code, drafter.id, head.id, now()
                from proposal, official drafter, official head
                where proposal.id = %1$d and drafter.login = 'operator.paapi' and head.login = 'kades.paapi'
                """.formatted(proposal));
        tables.write("update proposal set revision = 1 where id = " + proposal);
        tables.entered(proposal, Stage.READY, Instant.now());
    }
}
