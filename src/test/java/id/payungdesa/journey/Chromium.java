package id.payungdesa.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** One real browser for a journey, with a window of its own for everybody who sits down at a desk. */
final class Chromium implements BeforeEachCallback, AfterEachCallback {

    static final int WIDTH = 1366;
    static final int HEIGHT = 768;
    private static final int PHONE = 390;
    private static final int PHONE_HEIGHT = 844;

    /** Milliseconds until something expected is given up; a busy machine takes its time to show Tasklist. */
    private static final int PATIENCE = 30_000;

    private static final Path DEBIAN = Path.of("/usr/bin/chromium");
    private static final Path FAILURES = Path.of("target", "journeys");

    private final boolean phones;
    private Playwright playwright;
    private Browser browser;
    private String address;
    private Calendar calendar;

    Chromium() {
        this(Boolean.getBoolean("payung.phones"));
    }

    /** Whether forms are filled in and sent on a phone; there, too, whoever looks for a task has the whole screen for it. */
    Chromium(boolean phones) {
        this.phones = phones;
    }

    /** A form is worked on from here. */
    void atTheForm(Page page) {
        if (phones) {
            page.setViewportSize(PHONE, PHONE_HEIGHT);
        }
    }

    /** It has been sent. */
    void awayFromTheForm(Page page) {
        if (phones) {
            page.setViewportSize(WIDTH, HEIGHT);
        }
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        var application = SpringExtension.getApplicationContext(test);
        address = "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
        calendar = application.getBean(Calendar.class);
        calendar.begins();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var installed = Files.isExecutable(DEBIAN);
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(installed ? DEBIAN : null)
                        .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                        .setArgs(List.of(
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    String address() {
        return address;
    }

    /** A window with nobody logged in. */
    Page open() {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale("id-ID")
                .setTimezoneId("Asia/Makassar")
                .setViewportSize(WIDTH, HEIGHT));
        context.clock().install(new Clock.InstallOptions().setTime(calendar.now()));
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    void minutesPass() {
        calendar.minutesPass();
        everybodySeesTheHour();
    }

    void becomes(LocalDate day, LocalTime time) {
        calendar.becomes(day, time);
        everybodySeesTheHour();
    }

    private void everybodySeesTheHour() {
        browser.contexts().forEach(window -> window.clock().setSystemTime(calendar.now()));
    }

    /** What everybody had on their screens when a journey broke off stays in {@code target/journeys}. */
    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            var windows = browser.contexts().stream()
                    .map(BrowserContext::pages)
                    .flatMap(List::stream)
                    .toList();
            for (var window : windows) {
                var name = test.getRequiredTestClass().getSimpleName() + "-" + windows.indexOf(window);
                window.screenshot(new Page.ScreenshotOptions().setPath(FAILURES.resolve(name + ".png")));
            }
        }
        playwright.close();
    }
}
