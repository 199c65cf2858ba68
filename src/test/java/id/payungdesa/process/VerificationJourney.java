package id.payungdesa.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.access.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How a reviewer looks through a list: in the order that shows what belongs together, by mouse or keyboard. */
@ProcessTest
class VerificationJourney {

    /** The same names in each story, never the same people. */
    private static List<Resident> people(int story) {
        return List.of(
                new Resident("65039901018001" + story + 1, "Fatimah Uji", LocalDate.of(1980, 1, 1)),
                new Resident("65039901019001" + story + 2, "Abdul Uji", LocalDate.of(1990, 1, 1)),
                new Resident("65039901017001" + story + 3, "Cahya Uji", LocalDate.of(1970, 1, 1)),
                new Resident("65039901018501" + story + 4, "Bella Uji", LocalDate.of(1985, 1, 1)));
    }

    @Autowired
    Story story;

    @LocalServerPort
    int port;

    private VillageStory village;

    @RegisterExtension
    final Window window = new Window();

    @Test
    void theListIsPutInOrder() {
        var page = opensList(people(0));
        assertThat(page.locator(".pd-facts")).containsText("Diperiksa kecamatan");
        assertThat(names(page)).containsExactly("Fatimah Uji", "Abdul Uji", "Cahya Uji", "Bella Uji");

        button(page, "Catatan").click();
        assertThat(names(page)).containsExactly("Abdul Uji", "Fatimah Uji", "Cahya Uji", "Bella Uji");
        button(page, "Nama").click();
        assertThat(names(page)).containsExactly("Abdul Uji", "Fatimah Uji", "Bella Uji", "Cahya Uji");
        button(page, "Umur").press("Enter");
        assertThat(names(page)).containsExactly("Abdul Uji", "Fatimah Uji", "Bella Uji", "Cahya Uji");
        button(page, "Umur").press("Space");
        assertThat(names(page)).containsExactly("Fatimah Uji", "Abdul Uji", "Cahya Uji", "Bella Uji");
        assertThat(page.locator(".pd-order [aria-pressed=true]")).hasText("Umur ↓, menurun");
        window.photographs(page, "urutan", 1366, 390);
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isEqualTo(0);
    }

    @Test
    void aListIsVerifiedWithoutAMouse() {
        var page = opensList(people(1));
        var keys = page.keyboard();
        page.locator(".pd-person").first().focus();

        keys.press("a");
        assertThat(page.locator(":focus")).hasAttribute("aria-label", "2. Abdul Uji");
        keys.press("t");
        assertThat(page.locator("select:focus")).isVisible();
        keys.press("ArrowDown");
        tabsTo(page, "[id^=why-]");
        keys.type("Sudah bekerja di kabupaten lain");
        tabsTo(page, "[data-pd-field=othersAccepted] input");
        keys.press("Space");
        tabsTo(page, ".pd-complete");
        keys.press("Enter");

        assertThat(page.getByText("Keputusan dicatat per orang").first()).isVisible();
        story.waitsUntil(() -> story.tables.number("""
                select count(*) from verdict join candidate on candidate.id = verdict.candidate_id
                where candidate.proposal_id = ? and verdict = 'REFUSED'
                """, village.proposal().value()) == 1);
        assertThat(village.openSteps()).doesNotContain("verifyCandidates");
    }

    /** By the key that everybody uses for it; wherever it comes by, one sees where one is. */
    private static void tabsTo(Page page, String wanted) {
        for (var stops = 0; page.locator(wanted + ":focus").count() == 0; stops++) {
            assertThat(stops).as("stops on the way to " + wanted).isLessThan(60);
            page.keyboard().press("Tab");
            assertThat(page.evaluate("""
                    (() => {
                        const look = getComputedStyle(document.activeElement);
                        return look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 || look.boxShadow !== 'none';
                    })()
                    """))
                    .as("one sees where one is: " + page.evaluate("document.activeElement.outerHTML"))
                    .isEqualTo(true);
        }
    }

    private Page opensList(List<Resident> people) {
        village = story.village();
        village.starts(Map.of());
        village.lists(people);
        notes(village, people.get(0), "Sudah tua");
        notes(village, people.get(1), "Alamat di desa lain");
        village.confirmsAll();
        village.finishesDraft();
        village.headSigns();
        var officer = village.login(Role.COMMUNITY_OFFICER);
        var task = story.desks.takes(officer, village.key(), "verifyCandidates");
        story.clerk(port, officer);
        var page = window.sits(officer);
        page.navigate("about:blank");
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(page.getByText("Urutkan")).isVisible();
        return page;
    }

    private void notes(VillageStory village, Resident resident, String warning) {
        story.tables.change(
                "update candidate set warnings = array[?] where id = ?", warning, village.candidate(resident));
    }

    private static List<String> names(Page page) {
        page.waitForTimeout(300);
        return page.locator(".pd-person .pd-who p > b:first-child").allTextContents();
    }

    private static Locator button(Page page, String name) {
        return page.locator(".pd-order").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
