package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import id.payungdesa.Scans;
import id.payungdesa.access.DemoAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at work: logs in, finds a task in the list, fills in its form by what stands there, and completes it. */
class Desk {

    final Page page;
    final Album album;
    private final Chromium browser;
    private final String login;
    private final List<String> broken = new ArrayList<>();

    Desk(Chromium browser, String login) {
        this(browser, login, browser.open());
        logsIn("/");
        goesToTasks();
    }

    private Desk(Chromium browser, String login, Page page) {
        this.browser = browser;
        this.login = login;
        this.page = page;
        page.onPageError(broken::add);
        page.onConsoleMessage(this::hear);
        page.onRequest(this::watch);
        album = new Album(page, login);
    }

    /** Somebody who has logged in and may open windows. */
    static Desk loggedIn(Chromium browser, String login) {
        var desk = new Desk(browser, login, browser.open());
        desk.logsIn("/pemberitahuan");
        // What is broken off on the way takes Tasklist's token with it.
        desk.page.waitForLoadState();
        desk.page.close();
        return desk;
    }

    /** A further window of the same official. */
    Desk window() {
        return new Desk(browser, login, page.context().newPage());
    }

    /** Tasklist only tells the console where a part of it fails; that a request was refused is told there too. */
    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            broken.add(message.text());
        }
    }

    /** Tasklist looked after each task for further ones of its case; who has one knows of it. */
    private void watch(Request request) {
        if (request.url().contains("/engine/default/task?")) {
            broken.add("asked " + request.url());
        }
    }

    private void logsIn(String wanted) {
        page.navigate(wanted);
        field("Nama pengguna").fill(login);
        field("Kata sandi").fill(DemoAccounts.PASSWORD);
        button("Masuk").click();
        assertThat(wayOut()).isVisible();
    }

    /** A button on our pages, a link in Tasklist. */
    private Locator wayOut() {
        return link("Keluar").or(button("Keluar"));
    }

    /** Who has no page of their own begins there anyway. */
    void goesToTasks() {
        if (!page.url().contains("/tasklist/")) {
            link("Tugas").click();
        }
        assertThat(page.getByText("Tugas meja saya")).isVisible();
    }

    /** Goes home; nothing may have gone wrong behind the screen meanwhile. */
    void leaves() {
        wayOut().click();
        assertThat(page.getByText("Anda sudah keluar.")).isVisible();
        page.context().close();
        org.assertj.core.api.Assertions.assertThat(broken)
                .as("Errors at " + login)
                .isEmpty();
    }

    /** The task as it stands in the list on the desk. */
    Locator card(String task) {
        return page.locator(".tasks-list")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(task))));
    }

    void seesNothingOf(String village) {
        goesToTasks();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("Tugas meja saya \\(\\d+\\)"))))
                .isVisible();
        assertThat(page.getByText(village)).hasCount(0);
    }

    void findsNothingToDo() {
        assertThat(page.getByText("Tidak ada tugas pada daftar ini.")).isVisible();
    }

    void cannotOpen(String address) {
        page.navigate(address);
        assertThat(page.getByText("Tugas ini sudah selesai, atau bukan tugas meja Anda."))
                .isVisible();
        assertThat(page.locator("form.pd")).hasCount(0);
    }

    /** Opens a task to look at it, and answers its address. */
    String opens(String task) {
        assertThat(card(task).locator(".chip.place")).isVisible();
        album.photograph("daftar");
        card(task).getByRole(AriaRole.LINK).click();
        assertThat(taken().or(toTake()).first()).isVisible();
        return page.url();
    }

    /** A draft is in the hands of whoever started it already. */
    void takes(String task) {
        opens(task);
        if (toTake().isVisible()) {
            toTake().click();
        }
        assertThat(taken()).isVisible();
        isAtTheForm();
    }

    private Locator toTake() {
        return button("Ambil tugas").first();
    }

    private Locator taken() {
        return page.getByText("Anda yang mengerjakan tugas ini.");
    }

    /** Presses the button of the form and reads that it is done. */
    void completes(String action, String done) {
        makesSure();
        album.photograph(action);
        browser.minutesPass();
        button(action).click();
        assertThat(page.getByText(done)).isVisible();
        isAwayFromTheForm();
    }

    /** What cannot be taken back is ticked before. */
    void makesSure() {
        assertThat(ready().or(sure())).isVisible();
        if (sure().isVisible()) {
            choose(sure());
        }
    }

    private Locator ready() {
        return page.getByText("Siap dikirim.");
    }

    Locator sure() {
        return tick("Sudah saya periksa.");
    }

    void completes(String action) {
        completes(action, "Keputusan Anda sudah dicatat.");
    }

    void starts() {
        album.photograph("mulai");
        button("Mulai").click();
        assertThat(page.getByText("Proses sudah dimulai")).isVisible();
        isAwayFromTheForm();
    }

    void isAtTheForm() {
        browser.atTheForm(page);
    }

    void isAwayFromTheForm() {
        browser.awayFromTheForm(page);
    }

    /** Sends a scan and sees that it is there. */
    void shows(String paper) {
        sends(paper);
        assertThat(link(paper + ".pdf")).isVisible();
    }

    void sends(String paper) {
        page.getByLabel("Unggah " + paper, new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(paper + ".pdf", "application/pdf", Scans.pdf()));
    }

    /** Sends something else than a scan and reads what to do. */
    void isRefused(String paper, String sentence) {
        page.getByLabel("Unggah " + paper, new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(paper + ".docx", "application/msword", new byte[] {'P', 'K', 3, 4}));
        assertThat(page.getByText(sentence)).isVisible();
        album.photograph("berkas-ditolak");
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** A choice by how its words begin. */
    Locator choice(String words) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(words))
                .first();
    }

    Locator tick(String words) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(words));
    }

    /** Ticks as people do: once more, where the form was still settling under the finger. */
    void choose(Locator box) {
        await().pollInSameThread()
                .ignoreExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() -> {
                    if (!box.isChecked()) {
                        box.click();
                    }
                    return box.isChecked();
                });
    }
}
