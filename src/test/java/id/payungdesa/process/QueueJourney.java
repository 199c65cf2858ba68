package id.payungdesa.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How many clicks does it take to decide one proposal, and twenty, and to sign a decree? */
@ProcessTest
class QueueJourney {

    private static final int MANY = 22;

    @Autowired
    Story story;

    @LocalServerPort
    int port;

    @RegisterExtension
    final Window window = new Window();

    private int clicks;

    @Test
    void twentyAreDecidedWithAsFewClicksAsOne() {
        var villages = story.neighbours(MANY);
        villages.forEach(village -> village.startsAndSubmits(Map.of(), 2));
        oneIsDuplicate(villages.get(MANY - 1));
        var login = villages.get(0).login(Role.COMMUNITY_OFFICER);
        story.clerk(port, login);
        var page = window.sits(login);

        page.navigate("/antrean");
        assertThat(page.getByText("1 orang ganda dengan desa lain")).isVisible();
        window.photographs(page, "antrean", 1366, 768, 390);
        itFitsEverywhere(page);
        whoLooksAtATaskComesBackToTheirPlace(page);
        oneAlone(page);
        twentyTogether(page);
        page.close();
    }

    private void whoLooksAtATaskComesBackToTheirPlace(Page page) {
        page.navigate("/antrean?urut=desa");
        var place = page.url();
        var ticked = page.locator("[name=pilih]").last();
        var choice = ticked.getAttribute("value");
        ticked.check();
        page.locator(".to-task").first().click();
        assertThat(page.getByText("Ambil tugas").first()).isVisible();
        window.photographs(page, "tugas", 1366, 768, 390);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Antrean"))
                .click();
        page.waitForURL(url -> url.startsWith(place));
        assertThat(page.locator("[value='" + choice + "']")).isChecked();
        assertThat(page.getByText("1 usulan dipilih")).isVisible();
    }

    private void oneAlone(Page page) {
        clicks = 0;
        page.navigate("/antrean");
        click(page.locator("[name=pilih]").first());
        click(button(page, "Putuskan bersama"));
        click(page.getByRole(AriaRole.CHECKBOX));
        click(button(page, "Terima calon dari 1 desa"));
        assertThat(page.getByText("Keputusan sudah dicatat.")).isVisible();
        System.out.printf("One proposal: %d clicks%n", clicks);
        assertThat(clicks).isLessThanOrEqualTo(4);
    }

    private void twentyTogether(Page page) {
        clicks = 0;
        page.navigate("/antrean");
        click(button(page, "Pilih semua tanpa catatan"));
        assertThat(page.getByText("20 usulan dipilih")).isVisible();
        window.photographs(page, "antrean-dipilih", 1366, 390);
        click(button(page, "Putuskan bersama"));
        window.photographs(page, "bersama", 1366, 390);
        theFirstAnswerGetsLost(page);
        click(page.getByRole(AriaRole.CHECKBOX));
        click(button(page, "Terima calon dari 20 desa"));
        assertThat(page.getByText("yang sudah tercatat tidak dicatat dua kali")).isVisible();
        window.photographs(page, "terputus", 1366, 390);
        page.unroute("**/api/decisions");
        button(page, "Terima calon dari 20 desa").click();
        assertThat(page.getByText("Semua 20 keputusan sudah dicatat.")).isVisible();
        window.photographs(page, "hasil", 1366, 390);
        System.out.printf("Twenty more proposals: %d clicks%n", clicks);
        assertThat(clicks).isLessThanOrEqualTo(4);
    }

    /** The server decides, but nobody hears of it. */
    private static void theFirstAnswerGetsLost(Page page) {
        page.route("**/api/decisions", route -> {
            try {
                route.fetch();
            } catch (PlaywrightException hungUp) {
                // Then it was lost on the way, which is the same to whoever waits for it.
            }
            route.abort();
        });
    }

    @Test
    void whereOneFailsTheOthersAreDecidedAndWhatWasTypedStays() {
        var villages = story.neighbours(3);
        villages.forEach(village -> village.startsAndSubmits(Map.of(), 2));
        var login = villages.get(0).login(Role.SUBDISTRICT_COUNTER);
        story.clerk(port, login);
        var page = window.sits(login);
        choosesAll(page);
        page.getByLabel("Jam (WITA)").fill("09.15");
        villages.forEach(village -> number(page, village).fill("TT-" + village.name()));
        page.reload();
        assertThat(page.getByText("Isian Anda yang belum terkirim dimunculkan lagi."))
                .isVisible();
        window.photographs(page, "dikembalikan", 1366, 390);
        villages.forEach(village -> assertThat(number(page, village)).hasValue("TT-" + village.name()));
        page.getByRole(AriaRole.CHECKBOX).click();

        story.tables.whileRefusing("evaluation", villages.get(1).id(), () -> {
            button(page, "Terima berkas 3 desa").click();
            assertThat(page.getByText("2 keputusan dicatat, 1 tidak. Sebabnya tertulis pada desanya."))
                    .isVisible();
        });

        assertThat(page.locator("[data-outcome=undone]")).hasCount(1);
        assertThat(page.locator("tbody tr").first())
                .containsText(villages.get(1).name());
        assertThat(page.getByText("dimunculkan lagi.")).hasCount(0);
        window.photographs(page, "satu-gagal", 1366, 390);
        choosesAll(page);
        assertThat(page.getByText("dimunculkan lagi.")).hasCount(0);
        assertThat(number(page, villages.get(1))).isEmpty();
        assertThat(page.getByLabel("Nomor tanda terima")).hasCount(1);
        page.close();
    }

    private static void choosesAll(Page page) {
        page.navigate("/antrean");
        page.locator("[name=pilih]").all().forEach(Locator::check);
        button(page, "Putuskan bersama").click();
    }

    private static Locator number(Page page, VillageStory village) {
        return page.getByLabel("Nomor tanda terima " + village.name());
    }

    @Test
    void theCounterWorksWithoutScripts() {
        var villages = story.neighbours(2);
        villages.forEach(village -> village.startsAndSubmits(Map.of(), 2));
        var login = villages.get(0).login(Role.SUBDISTRICT_COUNTER);
        story.clerk(port, login);
        var page = window.sits(login);
        page.route("**/pages/*.js*", Route::abort);

        page.navigate("/antrean");
        page.locator("[name=pilih]").all().forEach(Locator::click);
        button(page, "Putuskan bersama").click();
        page.getByLabel("Jam (WITA)").fill("09.15");
        page.getByLabel("Tanggal diterima").fill("2026-11-20");
        page.getByLabel("Nomor tanda terima " + villages.get(0).name()).fill("TT-A31");
        page.getByLabel("Nomor tanda terima " + villages.get(1).name()).fill("TT-A31");
        page.getByRole(AriaRole.CHECKBOX).click();
        button(page, "Terima berkas 2 desa").click();
        assertThat(page.getByText("Setiap desa mendapat nomor tanda terima sendiri."))
                .isVisible();
        window.photographs(page, "terima", 1366, 390);
        itFitsEverywhere(page);
        page.getByLabel("Nomor tanda terima " + villages.get(1).name()).fill("TT-A32");
        button(page, "Terima berkas 2 desa").click();
        assertThat(page.getByText("Semua 2 keputusan sudah dicatat.")).isVisible();
        window.photographs(page, "hasil-tanpa-skrip", 1366, 390);
        page.close();
    }

    @Test
    void theBupatiSignsOnATablet() {
        var villages = List.of(
                story.village().isReady(3),
                story.village().isReady(1),
                story.village().isReady(2));
        oneIsLate(villages.get(1));
        var round = story.opensRound(villages.toArray(VillageStory[]::new));
        story.goesOnTo("signDecree", round);
        var page = window.sits("bupati");
        clicks = 0;
        page.navigate("/antrean");
        click(page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Baca dan tanda tangani di satu halaman")));
        window.photographs(page, "penetapan", 1366, 1024, 768, 390);
        itFitsEverywhere(page);

        page.setViewportSize(768, 1024);
        click(page.getByText("Keluarkan Desa " + villages.get(2).name()));
        click(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Tunggu gelombang berikutnya"))
                .and(page.locator("[name=tujuan-" + villages.get(2).proposal() + "]")));
        page.locator("[name=alasan-" + villages.get(2).proposal() + "]").fill("Menunggu pencairan tahap dua.");
        window.photographs(page, "penetapan-keluar", 768, 390);
        click(button(page, "Lanjut ke tanda tangan"));
        assertThat(page.getByText("Isi nomor Keputusan Bupati.")).isVisible();
        window.photographs(page, "penetapan-kurang", 768);
        page.getByLabel("Nomor keputusan").fill("188.45/901/2026");
        click(button(page, "Lanjut ke tanda tangan"));
        window.photographs(page, "penetapan-periksa", 1366, 768, 390);
        page.goBack();
        assertThat(page.getByLabel("Nomor keputusan")).hasValue("188.45/901/2026");
        assertThat(page.locator("[name=alasan-" + villages.get(2).proposal() + "]"))
                .hasValue("Menunggu pencairan tahap dua.");
        button(page, "Lanjut ke tanda tangan").click();
        click(page.getByRole(AriaRole.CHECKBOX));
        click(button(page, "Tanda tangani keputusan"));
        assertThat(page.getByText("Ditetapkan dengan Keputusan Bupati")).isVisible();
        window.photographs(page, "penetapan-selesai", 768);
        System.out.printf("A decree without one village: %d clicks, one of them too early%n", clicks);
        page.close();
    }

    private void oneIsDuplicate(VillageStory village) {
        story.tables.change("""
                insert into verdict (candidate_id, village_id, verdict, reason, given_at)
                select min(id), village_id, 'REFUSED', 'GANDA', now() from candidate where proposal_id = ? group by village_id
                """, village.proposal().value());
    }

    private void oneIsLate(VillageStory village) {
        story.tables.change(
                "update step set due_at = closed_at - interval '1 day' where proposal_id = ? and step = 'verifyCandidates'",
                village.proposal().value());
    }

    private static final String BEYOND = """
            async () => {
                // The rules for narrow screens hold with the next picture.
                await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                const width = document.documentElement.scrollWidth;
                return width <= innerWidth ? [] : [width + ' px', ...[...document.querySelectorAll('body *')]
                    .filter(element => element.getBoundingClientRect().right > innerWidth)
                    .map(element => element.tagName + '.' + element.className + ' ' + element.textContent.trim().slice(0, 60))];
            }""";

    /** Nobody scrolls sideways, on a desk, a tablet or a telephone. */
    private static void itFitsEverywhere(Page page) {
        for (var width : List.of(1366, 1024, 768, 390)) {
            page.setViewportSize(width, 900);
            assertThat((List<?>) page.evaluate(BEYOND))
                    .as("what sticks out of %s at %d", page.url(), width)
                    .isEmpty();
        }
        page.setViewportSize(1366, 900);
    }

    private void click(Locator what) {
        clicks++;
        what.click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
