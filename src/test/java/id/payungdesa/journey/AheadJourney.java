package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestPropertySource;

/** What Tasklist's page asks ahead is handed on once, and never after something was written. */
@InTheBrowser
@TestPropertySource(properties = "payung.journey=ahead")
class AheadJourney {

    private static final String FIRST_SCRIPT = "**/camunda-tasklist-bootstrap.js*";
    private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
    private static final String OURS = "/api/tasks/";
    private static final String HAL = "application/hal+json, application/json; q=0.5";

    @RegisterExtension
    final Chromium browser = new Chromium();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Page page;
    private String task;

    @Test
    void anAnswerIsHandedOnOnceAndNotAfterSomethingWasWritten() {
        var operator = new VillageDesk(browser, "operator.tanjungaru");
        operator.startsProposal();
        operator.opens("Susun usulan");
        operator.button("Lepas tugas").click();
        page = operator.page;
        assertThat(page.locator("form.pd").first()).isVisible();
        task = page.url().replaceAll(".*[?&]task=([^&]+).*", "$1");
        page.onRequest(request -> asked.add(said(request)));

        nothingIsAskedTwiceUntilTheFormStands(operator);
        whatALinesOwnerPutsInPlaceOfAFormIsNotKept(operator);
        aCardIsOpenedByOneRoundOfQuestions(operator);
        whoTakesATaskIsNotToldAnewWhatTheyHaveJustRead(operator);
        theListIsAskedForAsLastTime(operator);
        whoWritesForgets();
        aFullStorageStopsNoList(operator);
    }

    private void nothingIsAskedTwiceUntilTheFormStands(VillageDesk operator) {
        var address = page.url();
        // What the first opening still asks would be counted with the second.
        page.navigate("/pemberitahuan");
        asked.clear();
        page.navigate(address);
        assertThat(operator.button("Ambil tugas").first()).isVisible();
        assertThat(page.getByText("Daftar calon peserta").first()).isVisible();

        assertThat(asked)
                .containsOnlyOnce("GET /camunda/api/admin/auth/user/default", "GET " + ENGINE + task)
                .containsOnlyOnce("GET " + ENGINE + task + "/deployed-form", "GET " + OURS + task)
                .doesNotContain("GET " + ENGINE + task + "/form");
        assertThat(asked.stream().filter(question -> question.matches("GET /api/proposals/\\d+/roster")))
                .hasSize(1);
    }

    private void whatALinesOwnerPutsInPlaceOfAFormIsNotKept(VillageDesk operator) {
        var login = new Route.FulfillOptions().setContentType("text/html").setBody("<p>Masuk ke Wi-Fi dahulu</p>");
        page.route("**/deployed-form*", route -> route.fulfill(login), new Page.RouteOptions().setTimes(1));
        page.reload();
        assertThat(page.getByText("Masuk ke Wi-Fi dahulu")).hasCount(1);

        page.evaluate("location.hash = '#/'");
        operator.card("Susun usulan").getByRole(AriaRole.LINK).click();
        assertThat(page.getByText("Daftar calon peserta").first()).isVisible();
    }

    /** The form's file, which is the same for every task of its step, is not asked again. */
    private void aCardIsOpenedByOneRoundOfQuestions(VillageDesk operator) {
        page.evaluate("location.hash = '#/'");
        assertThat(page.locator("form.pd")).hasCount(0);
        asked.clear();
        var line = new SlowLine(page, "**" + ENGINE + task);

        operator.card("Susun usulan").getByRole(AriaRole.LINK).click();

        // Everything is asked while the first answer is still on its way.
        page.waitForCondition(() -> asked.contains("GET " + OURS + task) && line.isAsked());
        line.answers();
        assertThat(page.getByText("Daftar calon peserta").first()).isVisible();
        assertThat(asked)
                .containsOnlyOnce("GET " + ENGINE + task, "GET " + OURS + task)
                .doesNotContain("GET " + ENGINE + task + "/form", "GET " + ENGINE + task + "/deployed-form");
    }

    /** Whatever is asked of the engine after the claim waits, so the page knows by itself; and what is saved then counts. */
    private void whoTakesATaskIsNotToldAnewWhatTheyHaveJustRead(VillageDesk operator) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        asked.clear();
        var line = new SlowLine(page, "**" + ENGINE + task, "**/filter/*/list*");

        operator.button("Ambil tugas").first().click();

        assertThat(page.getByText("Anda yang mengerjakan tugas ini.")).isVisible();
        assertThat(operator.card("Susun usulan").locator(".assignee")).hasText(Pattern.compile("[A-Za-z]{3}"));
        assertThat(page.locator("form.pd fieldset:disabled")).hasCount(0);
        assertThat(asked)
                .containsOnlyOnce("POST " + ENGINE + task + "/claim")
                .noneMatch(question -> question.matches("GET /api/(tasks|proposals)/.*"));
        line.answers();

        operator.field("Pesan (bila perlu)").fill("Mohon diperiksa");
        assertThat(page.getByText(Pattern.compile("^Tersimpan \\d"))).isVisible();
        assertThat(asked).containsOnlyOnce("PUT " + OURS + task + "/decision");
        operator.button("Lepas tugas").click();
        assertThat(operator.button("Ambil tugas").first()).isVisible();

        page.reload();
        assertThat(page.getByText("Daftar calon peserta").first()).isVisible();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate("() => { const now = Date.now; Date.now = () => now() + 31000; }");
        asked.clear();
        operator.button("Ambil tugas").first().click();
        page.waitForCondition(() -> asked.contains("GET " + OURS + task));
        assertThat(page.locator("form.pd fieldset:disabled")).hasCount(0);
        operator.button("Lepas tugas").click();
        assertThat(operator.button("Ambil tugas").first()).isVisible();
    }

    private void theListIsAskedForAsLastTime(VillageDesk operator) {
        page.navigate("/pemberitahuan");
        asked.clear();
        var line = new SlowLine(page, "**/auth/user/default");
        page.navigate("/camunda/app/tasklist/default/");

        // Before it is known who asks.
        page.waitForCondition(() -> line.isAsked() && asked.stream().anyMatch(AheadJourney::isList));
        line.answers();
        assertThat(operator.card("Susun usulan")).isVisible();
        assertThat(asked.stream().filter(AheadJourney::isList)).hasSize(1);
        assertThat(asked)
                .containsOnlyOnce("GET /camunda/api/engine/engine/default/filter")
                .noneMatch(question -> question.matches("(OPTIONS .*/filter|GET .*/filter/count)"));
        operator.opens("Susun usulan");
    }

    private static boolean isList(String question) {
        return question.matches("POST .*/filter/\\w+/list");
    }

    /** Only the script that asks ahead is there. */
    private void whoWritesForgets() {
        page.route(FIRST_SCRIPT, Route::abort);
        page.reload();
        asked.clear();
        page.reload();

        assertThat(heard(ENGINE, HAL)).contains("\"assignee\":null");
        assertThat(times(ENGINE)).isEqualTo(1);
        assertThat(heard(ENGINE, HAL)).contains("\"assignee\":null");
        assertThat(times(ENGINE)).isEqualTo(2);

        page.evaluate("claim => fetch(claim, {method: 'POST'})", ENGINE + task + "/claim");
        heard(OURS, "application/json");
        assertThat(times(OURS)).isEqualTo(2);
    }

    private void aFullStorageStopsNoList(VillageDesk operator) {
        page.unroute(FIRST_SCRIPT);
        page.addInitScript("Storage.prototype.setItem = () => { throw new Error('Full on purpose'); }");
        page.navigate("/camunda/app/tasklist/default/");

        assertThat(operator.card("Susun usulan")).isVisible();
    }

    private long times(String place) {
        return asked.stream().filter(("GET " + place + task)::equals).count();
    }

    /** As Tasklist and our forms ask. */
    private String heard(String place, String accept) {
        return (String) page.evaluate("""
                ([address, accept]) => new Promise(resolve => {
                    const request = new XMLHttpRequest();
                    request.open('GET', address);
                    request.setRequestHeader('Accept', accept);
                    request.onload = () => resolve(request.status + request.responseText);
                    request.send();
                })""", List.of(place + task, accept));
    }

    private static String said(Request request) {
        return request.method() + " " + request.url().replaceAll("^https?://[^/]+|\\?.*", "");
    }
}
