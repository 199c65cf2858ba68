package id.payungdesa.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.access.DemoAccounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A browser at the desk of whoever is looked over the shoulder; it photographs if {@code payung.screenshots} names a folder. */
final class Window implements BeforeEachCallback, AfterEachCallback {

    private static final Path DEBIAN = Path.of("/usr/bin/chromium");
    private static final int PATIENCE = 30_000;

    private final Optional<Path> folder =
            Optional.ofNullable(System.getProperty("payung.screenshots")).map(Path::of);
    private String address;
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeEach(ExtensionContext test) {
        address = "http://127.0.0.1:"
                + SpringExtension.getApplicationContext(test).getEnvironment().getRequiredProperty("local.server.port");
        var installed = Files.isExecutable(DEBIAN);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed ? DEBIAN : null)
                        .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                        .setArgs(List.of("--disable-background-networking", "--disable-sync", "--no-first-run")));
    }

    /** Opens a page as the official and finds every sentence on it, wide and narrow. */
    void shows(String login, String path, String name, String... sentences) {
        try (var page = sits(login)) {
            // Tasklist is already open there, and only a fresh page reads the address of a task.
            page.navigate("about:blank");
            page.navigate(path);
            for (var sentence : sentences) {
                assertThat(page.getByText(sentence).first()).isAttached();
            }
            photograph(page, name, 1366, 900);
            photograph(page, name, 390, 844);
        }
    }

    /** A page of an official who stays, wide enough for a desk; closed with the window. */
    Page sits(String login) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("id-ID")
                .setTimezoneId("Asia/Makassar")
                .setViewportSize(1366, 900));
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        page.navigate("/");
        page.getByLabel("Nama pengguna").fill(login);
        page.getByLabel("Kata sandi", new Page.GetByLabelOptions().setExact(true))
                .fill(DemoAccounts.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Masuk"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** The whole page at each width, and the width of its screen again afterwards. */
    void photographs(Page page, String name, int... widths) {
        folder.ifPresent(into -> {
            for (var width : widths) {
                page.setViewportSize(width, width < 500 ? 844 : 900);
                page.waitForTimeout(200);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(into.resolve("%s-%d.png".formatted(name, width)))
                        .setFullPage(true));
            }
            page.setViewportSize(1366, 900);
        });
    }

    private void photograph(Page page, String name, int width, int height) {
        folder.ifPresent(into -> {
            page.setViewportSize(width, height);
            page.waitForTimeout(400);
            page.screenshot(new Page.ScreenshotOptions().setPath(into.resolve("%s-%d.png".formatted(name, width))));
        });
    }

    @Override
    public void afterEach(ExtensionContext test) {
        playwright.close();
    }
}
