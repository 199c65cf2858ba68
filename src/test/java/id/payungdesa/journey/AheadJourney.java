package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestPropertySource;

/** What Tasklist's page asks ahead is handed on once, and never after something was written. */
@InTheBrowser
@TestPropertySource(properties = "payung.journey=ahead")
class AheadJourney {

    private static final String FIRST_SCRIPT = "**/camunda-tasklist-bootstrap.js*";
    private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
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
        page = operator.page;
        assertThat(page.locator("form.pd").first()).isVisible();
        // What the first opening still asks would be counted with the second.
        page.waitForLoadState(LoadState.NETWORKIDLE);
        task = page.url().replaceAll(".*[?&]task=([^&]+).*", "$1");
        page.onRequest(request -> asked.add(said(request)));

        nothingIsAskedTwiceUntilTheFormStands(operator);
        whoWritesForgets();
    }

    private void nothingIsAskedTwiceUntilTheFormStands(VillageDesk operator) {
        page.reload();
        assertThat(operator.button("Ambil tugas").first()).isVisible();
        assertThat(page.getByText("Daftar peserta").first()).isVisible();

        assertThat(asked)
                .containsOnlyOnce("GET /camunda/api/admin/auth/user/default", "GET " + ENGINE + task + "/form")
                .containsOnlyOnce("GET " + ENGINE + task + "/deployed-form", "GET /api/tasks/" + task);
        assertThat(asked.stream().filter(question -> question.matches("GET /api/proposals/\\d+/roster")))
                .hasSize(1);
    }

    /** Only the script that asks ahead is there. */
    private void whoWritesForgets() {
        page.route(FIRST_SCRIPT, Route::abort);
        page.reload();
        asked.clear();
        page.reload();

        assertThat(heard("")).contains("\"assignee\":null");
        assertThat(times("")).isEqualTo(1);
        assertThat(heard("")).contains("\"assignee\":null");
        assertThat(times("")).isEqualTo(2);

        page.evaluate("claim => fetch(claim, {method: 'POST'})", ENGINE + task + "/claim");
        heard("/form");
        assertThat(times("/form")).isEqualTo(2);
    }

    private long times(String question) {
        return asked.stream()
                .filter(("GET " + ENGINE + task + question)::equals)
                .count();
    }

    /** As Tasklist asks. */
    private String heard(String question) {
        return (String) page.evaluate("""
                ([address, accept]) => new Promise(resolve => {
                    const request = new XMLHttpRequest();
                    request.open('GET', address);
                    request.setRequestHeader('Accept', accept);
                    request.onload = () => resolve(request.status + request.responseText);
                    request.send();
                })""", List.of(ENGINE + task + question, HAL));
    }

    private static String said(Request request) {
        return request.method() + " " + request.url().replaceAll("^https?://[^/]+|\\?.*", "");
    }
}
