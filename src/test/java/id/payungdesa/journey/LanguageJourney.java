package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestPropertySource;

/** Tasklist speaks Indonesian until somebody chooses English. */
@InTheBrowser
@TestPropertySource(properties = "payung.journey=pantau")
class LanguageJourney {

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Test
    void whoPrefersEnglishChoosesIt() {
        var desk = new Desk(browser, "petugas.dpmpd");
        assertThat(desk.link("Mulai proses")).isVisible();

        desk.link("English").click();
        assertThat(desk.link("Start process")).isVisible();
        assertThat(desk.page.locator("html")).hasAttribute("lang", "en");

        desk.link("Bahasa Indonesia").click();
        assertThat(desk.link("Mulai proses")).isVisible();
    }
}
