package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import id.payungdesa.monitoring.Season;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    DataSource database;

    @Autowired
    Clock clock;

    @Test
    void fromAWarmBoxToItsCasesByMouseAndByKeyboard() {
        Season.into(database, clock.instant());
        var desk = new Desk(browser, "petugas.dpmpd");
        var errors = new ArrayList<String>();
        desk.page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        desk.page.onPageError(errors::add);

        desk.page.navigate("/pantau/proses");
        var box = desk.page.locator(".djs-overlay .waiting[href*=verifyCandidates]");
        assertThat(box).isVisible();
        desk.page.locator(".frame-of-diagram").scrollIntoViewIfNeeded();
        assertThat(desk.page.locator(".bjs-powered-by")).isInViewport();
        assertThat(desk.page.locator(".djs-element.heat-4, .djs-element.heat-5").first())
                .isAttached();
        photograph(desk.page, "proses");
        box.focus();
        desk.page.keyboard().press("Enter");
        assertThat(desk.page.locator("h1")).hasText("Verifikasi calon peserta");
        photograph(desk.page, "langkah");
        desk.page.navigate("/pantau/proses");
        desk.page
                .locator(".djs-element[data-element-id=prepareEvaluation] .djs-hit")
                .click(new Locator.ClickOptions().setForce(true));
        assertThat(desk.page.locator("h1")).hasText("Siapkan evaluasi Raperdes APBDes");
        for (var diagram : List.of("regentEndorsement", "contributionPayment", "bpjsEnrolment", "settlementDispute")) {
            desk.page.navigate("/pantau/proses?diagram=" + diagram);
            assertThat(desk.page.locator(".djs-container svg").first()).isVisible();
            photograph(desk.page, diagram);
        }
        desk.page.navigate("/pantau/kerja");
        photograph(desk.page, "kerja");
        desk.page.navigate("/pantau/kerja/community_officer/5");
        photograph(desk.page, "meja");
        desk.page.navigate("/pantau/uang");
        photograph(desk.page, "uang");
        desk.page.navigate("/pantau/uang/rincian?kecamatan=5");
        photograph(desk.page, "uang-rincian");
        assertThat(errors).isEmpty();
    }

    private static void photograph(Page page, String name) {
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
