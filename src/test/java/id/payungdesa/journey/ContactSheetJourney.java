package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import id.payungdesa.access.DemoAccounts;
import id.payungdesa.database.Scope;
import id.payungdesa.demo.Deeds;
import id.payungdesa.demo.Matter;
import id.payungdesa.demo.Staff;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every page and every form as the villages of the demo fill them, wide and on a phone: a picture each in
 * {@code target/contact-sheet}, no barrier that axe can find, nothing beyond the edge, and light enough for a slow line.
 */
@InTheBrowser
@TestPropertySource(properties = {"payung.journey=contact-sheet", "payung.demo-life=true"})
class ContactSheetJourney {

    private static final Path FOLDER = Path.of("target", "contact-sheet");
    private static final int NARROW = 390;
    private static final int NARROW_HEIGHT = 844;
    private static final int LIGHTEST_LINE_KILOBYTES = 60;
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY = new LocatorAssertions.IsVisibleOptions()
            .setTimeout(Duration.ofMinutes(2).toMillis());

    @RegisterExtension
    final Chromium browser = new Chromium();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Regions regions;

    @Autowired
    Clock clock;

    private final ContactSheet wide = new ContactSheet(FOLDER, "1366", 440, 4, 3);
    private final ContactSheet narrow = new ContactSheet(FOLDER, "390", 240, 7, 2);
    private final GuidePictures guide = new GuidePictures();
    private final Set<String> seen = new HashSet<>();
    private final List<String> table = new ArrayList<>();
    private final SoftAssertions found = new SoftAssertions();

    /** A page and who may see it. */
    private record Place(String name, String address, String login) {}

    /** An open task of each kind and somebody whose desk it lies on. */
    private record Open(String step, String task, String login) {}

    @Test
    void everyPageAndEveryFormCanBeUsedByEverybody() throws IOException {
        await().atMost(Duration.ofMinutes(8)).until(this::villagesHaveCome);
        table.add("| page or form | axe | bytes at the second visit | beyond the edge at 390 px |");
        table.add("|---|---|---|---|");
        frontDoor();
        for (var place : places()) {
            var desk = new Desk(browser, place.login());
            desk.page.navigate(place.address());
            looksAt(desk.page, place.name(), "main");
            desk.page.context().close();
        }
        startForms();
        forms();
        goOn();
        decree();
        letters();
        slowLine();
        wide.write();
        narrow.write();
        Files.write(FOLDER.resolve("pages.md"), table);
        table.forEach(System.out::println);
        found.assertAll();
    }

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

    private void startForms() {
        for (var start : List.of(
                new Place("startProposal", "villageProposal", "operator.tanjungaru"),
                new Place("startRound", "regentEndorsement", "petugas.dpmpd"))) {
            var desk = new Desk(browser, start.login());
            desk.page.navigate("/camunda/app/tasklist/default/#/?processStart=" + start.address());
            assertThat(desk.page.locator("form.pd").first()).isVisible();
            looksAt(desk.page, start.name(), "form.pd");
            desk.page.context().close();
        }
    }

    /** One of each kind that was not photographed yet. */
    private void forms() {
        for (var open : openTasks()) {
            if (!seen.add(open.step())) {
                continue;
            }
            var desk = new Desk(browser, open.login());
            desk.page.navigate("/camunda/app/tasklist/default/#/?task=" + open.task());
            assertThat(desk.page.locator("form.pd").first()).isVisible();
            var take = desk.button("Ambil tugas").first();
            if (take.isVisible()) {
                take.click();
                assertThat(desk.page.getByText("Anda yang mengerjakan tugas ini."))
                        .isVisible();
            }
            looksAt(desk.page, open.step(), "form.pd");
            desk.page.context().close();
        }
    }

    /** Where the villages of the demo rest, some desks have nothing to do; two of the villages go on. */
    private void goOn() {
        var deeds = new Deeds(URI.create(browser.address()), DemoAccounts.PASSWORD, clock, (call, nanos) -> {});
        var pays = village("Sungai Pancang");
        var payers = Staff.of(pays);
        deeds.does(payers.at("verifyPaymentRequest"), "verifyPaymentRequest", proposal(pays));
        var waits = village("Makmur");
        var round = deeds.openRound("petugas.dpmpd", "Gelombang Tulin Onsoi", List.of(proposal(waits)));
        forms();
        deeds.does(payers.at("approvePayment"), "approvePayment", proposal(pays));
        deeds.does(payers.at("recommendRound"), "recommendRound", round);
        forms();
        deeds.does(
                payers.at("initialByLegal"),
                "initialByLegal",
                round,
                Map.of("outcome", "RETURN", "note", "Nama desa pada lampiran keliru."));
        forms();
    }

    private Village village(String name) {
        return regions.all().stream()
                .filter(village -> village.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Matter proposal(Village village) {
        var id = Scope.system(
                () -> transaction.execute(status -> jdbc.sql("select id from proposal where village_id = ?")
                        .param(village.id().value())
                        .query(Long.class)
                        .single()));
        return Matter.proposal(id, village.name(), village.subdistrict().name());
    }

    /** The round of the demo waits at the Sekda's desk. */
    private void decree() {
        if (openTasks().stream().anyMatch(open -> open.step().equals("initialBySecretary"))) {
            var secretary = new Desk(browser, "sekda");
            secretary
                    .card("Paraf Sekretaris Daerah")
                    .first()
                    .getByRole(AriaRole.LINK)
                    .click();
            secretary.choose(secretary.tick("Rancangan Keputusan Bupati"));
            secretary.completes("Beri paraf", "Paraf Sekretaris Daerah dicatat.");
            secretary.page.context().close();
        }
        var regent = new Desk(browser, "bupati");
        regent.page.navigate("/antrean");
        looksAt(regent.page, "antrean-bupati", "main");
        regent.link("Lihat daftar desa").click();
        looksAt(regent.page, "penetapan", "main");
        regent.page.context().close();
    }

    private void letters() {
        var desk = new Desk(browser, "petugas.dpmpd");
        desk.page.navigate("/surat");
        looksAt(desk.page, "surat", "main");
        desk.page.waitForDownload(() -> desk.page
                .locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("A4"))
                .first()
                .click());
        desk.page.context().close();
        var stranger = browser.open();
        stranger.navigate("/dokumen");
        looksAt(stranger, "dokumen-tanya", "main");
        stranger.navigate("/dokumen/"
                + Scope.system(() -> transaction.execute(status -> jdbc.sql("select document_id from letter")
                        .query(String.class)
                        .list()
                        .get(0))));
        looksAt(stranger, "dokumen", "main");
        stranger.context().close();
    }

    /** A village head who was here before, on a line of 50 kbit/s that takes two seconds to answer. */
    private void slowLine() {
        if (openTasks().stream().noneMatch(open -> open.step().equals("signProposal"))) {
            return;
        }
        var head = new Desk(browser, "kades.atap");
        head.page.navigate("/usulan-desa");
        head.link("Kerjakan tugas").first().click();
        assertThat(head.choice("Tanda tangani")).isVisible();
        var slow = new JsonObject();
        slow.addProperty("offline", false);
        slow.addProperty("latency", 2000);
        slow.addProperty("downloadThroughput", 50_000 / 8);
        slow.addProperty("uploadThroughput", 50_000 / 8);
        var line = head.page.context().newCDPSession(head.page);
        line.send("Network.enable");
        line.send("Network.emulateNetworkConditions", slow);
        head.page.setDefaultTimeout(Duration.ofMinutes(2).toMillis());

        timed("usulan-desa on a slow line", () -> head.page.navigate("/usulan-desa"));
        timed("a form on a slow line", () -> {
            head.link("Kerjakan tugas").first().click();
            assertThat(head.choice("Tanda tangani")).isVisible(PATIENTLY);
        });
        timed("a decision on a slow line", () -> {
            var take = head.button("Ambil tugas").first();
            if (take.isVisible()) {
                take.click();
                assertThat(head.page.getByText("Anda yang mengerjakan tugas ini."))
                        .isVisible(PATIENTLY);
            }
            head.choose(head.choice("Tanda tangani"));
            head.button("Tanda tangani usulan").click();
            assertThat(head.page.getByText("Keputusan Anda sudah dicatat.")).isVisible(PATIENTLY);
        });
        head.page.context().close();
    }

    private void timed(String what, Runnable deed) {
        var begin = System.nanoTime();
        deed.run();
        table.add("| %s | | %.0f s | |".formatted(what, (System.nanoTime() - begin) / 1e9));
    }

    private boolean villagesHaveCome() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("demo-life"));
    }

    private void frontDoor() {
        var stranger = browser.open();
        stranger.navigate("/login");
        looksAt(stranger, "login", "main");
        stranger.context().close();
    }

    private static List<Place> places() {
        return List.of(
                new Place("usulan-desa", "/usulan-desa", "operator.balansiku"),
                new Place("usulan-desa-temuan", "/usulan-desa", "kades.srinanti"),
                new Place("pantau", "/pantau", "petugas.dpmpd"),
                new Place("kalender", "/kalender", "pengelola"),
                new Place("pejabat", "/pejabat", "pengelola"),
                new Place("pejabat-impor", "/pejabat/impor", "pengelola"),
                new Place("tersendat", "/tersendat", "pengelola"),
                new Place("antrean", "/antrean", "kasipmd.krayanselatan"),
                new Place("pemberitahuan", "/pemberitahuan", "operator.srinanti"),
                new Place("panduan", "/panduan", "camat.sebatiktimur"),
                new Place("sandi", "/sandi", "bupati"),
                new Place("tidak-ada", "/tidak-ada", "bupati"),
                new Place("ditolak", "/pejabat", "bupati"),
                new Place("proses", "/pantau/proses", "petugas.dpmpd"),
                new Place("langkah", "/pantau/proses/villageProposal/verifyCandidates", "petugas.dpmpd"),
                new Place("kerja", "/pantau/kerja", "petugas.dpmpd"),
                new Place("meja", "/pantau/kerja/community_officer/10", "petugas.dpmpd"),
                new Place("uang", "/pantau/uang", "petugas.dpmpd"),
                new Place("uang-rincian", "/pantau/uang/rincian", "petugas.dpmpd"));
    }

    private List<Open> openTasks() {
        return Scope.system(() ->
                transaction.execute(status -> jdbc.sql("""
                select distinct on (step.step) step.step, step.task_id as task, official.login
                from step
                join post on post.role = step.role and post.area = step.area and post.valid @> current_date
                join official on official.id = post.official_id
                where step.closed_at is null
                order by step.step, step.opened_at
                """).query(Open.class).list()));
    }

    private void looksAt(Page page, String name, String part) {
        var bytes = secondVisit(page);
        page.waitForLoadState();
        var barriers =
                new AxeBuilder(page).include(part).withTags(RULES).analyze().getViolations();
        found.assertThat(barriers.stream()
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getTarget() + ": " + node.getFailureSummary())
                                        .collect(Collectors.joining("; ")))
                        .toList())
                .as("barriers on " + name)
                .isEmpty();
        wide.add(name, page.screenshot(whole(page, Chromium.WIDTH, Chromium.HEIGHT)));
        var picture = page.screenshot(whole(page, NARROW, NARROW_HEIGHT));
        narrow.add(name, picture);
        guide.take(name, picture);
        var beyond = beyondTheEdge(page);
        found.assertThat(beyond)
                .as("pixels beyond the edge of a phone on " + name)
                .isEmpty();
        found.assertThat(bytes / 1024).as("kilobytes for " + name).isLessThanOrEqualTo(LIGHTEST_LINE_KILOBYTES);
        table.add("| %s | %d | %,d | %s |".formatted(name, barriers.size(), bytes, beyond));
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
    }

    /** Tasklist scrolls inside its columns, so the whole of a form shows only on a screen as high as it is. */
    private static ScreenshotOptions whole(Page page, int width, int height) {
        page.setViewportSize(width, height);
        var beyond = (Integer) page.evaluate("""
                () => Math.max(0, document.documentElement.scrollHeight - innerHeight,
                    ...[...document.querySelectorAll('.three-cols-layout-cell.content, .modal')]
                        .map(pane => pane.scrollHeight - pane.clientHeight))
                """);
        page.setViewportSize(width, Math.min(height + beyond, 6000));
        return new ScreenshotOptions();
    }

    /** How far whatever sticks out sticks out, and what it is. */
    private static String beyondTheEdge(Page page) {
        return (String) page.evaluate("""
                () => {
                    const inside = element => element.closest('details:not([open])') || [...path(element)].some(scrolls);
                    const scrolls = element => ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX);
                    function* path(element) { for (let up = element.parentElement; up; up = up.parentElement) yield up; }
                    if (document.documentElement.scrollWidth <= innerWidth
                            && [...document.querySelectorAll('form.pd')].every(form => form.scrollWidth <= form.clientWidth)) {
                        return '';
                    }
                    return [...document.querySelectorAll('main *, form.pd *')]
                        .filter(element => element.getBoundingClientRect().right > innerWidth && !inside(element))
                        .map(element => element.tagName + '.' + element.className)
                        .slice(0, 3).join(', ') || 'something';
                }
                """);
    }

    /** What comes over the line when the page is opened again, as it is most days. */
    private static long secondVisit(Page page) {
        var bytes = new AtomicLong();
        var line = page.context().newCDPSession(page);
        line.send("Network.enable");
        line.on(
                "Network.loadingFinished",
                (JsonObject event) ->
                        bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        page.reload();
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        line.detach();
        return bytes.get();
    }
}
