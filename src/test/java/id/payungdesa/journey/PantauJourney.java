package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.payungdesa.monitoring.Tables;
import id.payungdesa.proposal.Stage;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Somebody looks at Pemantauan while the villages work. */
@InTheBrowser
@TestPropertySource(properties = "payung.journey=pantau")
class PantauJourney {

    private static final int PA_PADI = 48;
    private static final int SUNGAI_PANCANG = 106;
    private static final String LINK = "#daftar a[href='/pantau/desa/48']";

    private static final String SHOWN = """
            () => [...document.querySelectorAll('.sheet .points a')].some(point => {
                const box = point.getBoundingClientRect();
                return box.left >= 0 && box.right <= innerWidth;
            })""";

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    DataSource database;

    @Test
    void whatHasChangedComesByItselfAndNobodyLosesTheirPlace() {
        var tables = new Tables(database);
        tables.proposal(PA_PADI, 2027, Stage.DRAFT, Instant.now(), 2);
        var page = new Desk(browser, "camat.krayan").page;
        page.navigate("/pantau");
        assertThat(row(page)).containsText("Disusun desa");
        page.locator(LINK).focus();
        page.evaluate(
                "() => { window.kept = true; document.querySelector('.numbers').open = true; scrollTo(0, 600); }");
        var place = page.evaluate("() => scrollY");

        tables.write("update proposal set stage = 'REVIEW' where village_id = 48");
        page.evaluate("() => dispatchEvent(new Event('pantau:look'))");

        assertThat(row(page)).containsText("Diperiksa kecamatan");
        assertThat(page.locator("#refreshed")).containsText("Diperbarui pukul");
        assertThat(page.evaluate("() => window.kept")).isEqualTo(true);
        assertThat(page.evaluate("() => scrollY")).isEqualTo(place);
        assertThat(page.evaluate("selector => document.activeElement.matches(selector)", LINK))
                .isEqualTo(true);
        assertThat(page.locator(".numbers")).hasAttribute("open", "");
    }

    @Test
    void whoTypesIsNotDisturbedAndALostLineIsTold() {
        var page = new Desk(browser, "camat.krayan").page;
        page.navigate("/pantau");
        page.locator("input[name=cari]").fill("Pa' Pa");
        page.context().setOffline(true);

        page.evaluate("() => dispatchEvent(new Event('pantau:look'))");

        assertThat(page.locator("#refreshed")).containsText("Belum dapat diperbarui");
        assertThat(page.locator("input[name=cari]")).hasValue("Pa' Pa");
        page.context().setOffline(false);
    }

    @Test
    void aMapOnAPhoneBeginsWhereTheVillagesAreAndStaysWhereItWasMoved() {
        var page = new Desk(browser, "bupati").page;
        page.setViewportSize(390, 844);
        page.navigate("/pantau/peta?cari=sebatik utara");
        var sheet = page.locator(".sheet").first();
        assertThat(page.evaluate(SHOWN))
                .as("villages of Sebatik Utara within the screen")
                .isEqualTo(true);

        sheet.evaluate("sheet => { sheet.scrollLeft = 7; }");
        new Tables(database).proposal(SUNGAI_PANCANG, 2027, Stage.REVIEW, Instant.now(), 2);
        page.evaluate("() => dispatchEvent(new Event('pantau:look'))");

        assertThat(page.locator("#refreshed")).containsText("Diperbarui pukul");
        assertThat(sheet.evaluate("sheet => sheet.scrollLeft")).isEqualTo(7);
    }

    private static com.microsoft.playwright.Locator row(Page page) {
        return page.locator("#daftar tr:has(a[href='/pantau/desa/48'])");
    }
}
