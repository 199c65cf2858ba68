package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.monitoring.Season;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A manager looks for the step where villages wait, on the diagram and without it; pictures stay in {@code target/managers}. */
@InTheBrowser
@TestPropertySource(properties = {"payung.journey=managers", "payung.dispatcher.scheduled=false"})
class ManagersJourney {

    private static final Path FOLDER = Path.of("target", "managers");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    DataSource database;

    @Autowired
    Clock clock;

    @Test
    void fromAWarmBoxToItsCasesByMouseAndByKeyboard() {
        Season.into(database, clock.instant());
        var page = browser.open();
        var errors = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);

        page.navigate("/pantau/proses");
        page.getByLabel("Nama pengguna").fill("petugas.dpmpd");
        page.getByLabel("Kata sandi").fill(DemoAccounts.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Masuk"))
                .click();
        var box = page.locator(".djs-overlay .waiting[href*=verifyCandidates]");
        assertThat(box).isVisible();
        page.locator(".frame-of-diagram").scrollIntoViewIfNeeded();
        assertThat(page.locator(".bjs-powered-by")).isInViewport();
        assertThat(page.locator(".djs-element.heat-4, .djs-element.heat-5").first())
                .isAttached();
        photograph(page, "proses");
        box.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Verifikasi calon peserta");
        photograph(page, "langkah");
        page.navigate("/pantau/proses");
        page.locator(".djs-element[data-element-id=prepareEvaluation] .djs-hit")
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(page.locator("h1")).hasText("Siapkan evaluasi Raperdes APBDes");
        for (var diagram : List.of("regentEndorsement", "contributionPayment", "bpjsEnrolment", "settlementDispute")) {
            page.navigate("/pantau/proses?diagram=" + diagram);
            assertThat(page.locator(".djs-container svg").first()).isVisible();
            photograph(page, diagram);
        }
        page.navigate("/pantau/kerja");
        photograph(page, "kerja");
        page.navigate("/pantau/kerja/community_officer/5");
        photograph(page, "meja");
        page.navigate("/pantau/uang");
        photograph(page, "uang");
        page.navigate("/pantau/uang/rincian?kecamatan=5");
        photograph(page, "uang-rincian");
        printsWhole(page, "uang-rincian");
        assertThat(errors).isEmpty();
    }

    /** On paper a table is a table, however narrow the sheet, and none of it lies beyond: A4 across, 96 pixels an inch. */
    private static void printsWhole(Page page, String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.setViewportSize(1032, 703);
        assertThat(page.locator(".report table").first()).hasCSS("display", "table");
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll('.report :is(th, td)')].filter(one => one.getBoundingClientRect().right > 1032).length
                """))
                .as("cells of " + name + " beyond the sheet")
                .isEqualTo(0);
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + "-cetak.png")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    /** A picture of each width, no barrier that axe can find, nothing beyond the edge, and light enough for a slow line. */
    private static void photograph(Page page, String name) {
        page.reload();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var bytes = ((Number) page.evaluate("""
                () => performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize || 0), 0)
                """)).longValue();
        assertThat(bytes / 1024).as("kilobytes for " + name).isLessThanOrEqualTo(60);
        assertThat(new AxeBuilder(page)
                        .include("main").withTags(RULES).analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().stream()
                                                .map(node -> node.getTarget() + ": " + node.getFailureSummary())
                                                .collect(Collectors.joining("; ")))
                                .toList())
                .as("barriers on " + name)
                .isEmpty();
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll('main *')]
                    .filter(one => one.getBoundingClientRect().right > 390 && !one.closest('.scroll, .pictured, .shares, thead'))
                    .map(one => one.tagName + '.' + one.className)
                    .slice(0, 3).join(', ')
                """)).as("beyond the edge of " + name).isEqualTo("");
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + "-390.png")));
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + "-1366.png")));
    }
}
