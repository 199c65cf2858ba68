package id.payungdesa.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.SoftAssertions;

/**
 * Looks at one page after the other, wide and on a phone: a picture each, no barrier, nothing beyond the edge, and light
 * enough for a slow line. What Tasklist and Cockpit bring themselves is only counted.
 */
final class Looks {

    private static final int NARROW = 390;
    private static final int NARROW_HEIGHT = 844;
    private static final int LIGHTEST_LINE_KILOBYTES = 60;
    private static final String ENGINE = "/camunda/app/";

    /** Draws its pages by itself; they are named like their templates. */
    private static final String SANDBOX = "sandbox-";

    private final Path folder;
    private final Templates templates;
    private final ContactSheet wide;
    private final ContactSheet narrow;
    private final GuidePictures guide = new GuidePictures();
    private final Set<String> pages = new TreeSet<>();
    private final Set<String> forms = new TreeSet<>();
    private final Map<String, Set<String>> frame = new TreeMap<>();
    private final List<String> table = new ArrayList<>(List.of(
            "| page or form | axe | bytes at the second visit | beyond the edge at 390 px |", "|---|---|---|---|"));
    private final SoftAssertions found = new SoftAssertions();

    Looks(Path folder, Templates templates) {
        this.folder = folder;
        this.templates = templates;
        wide = new ContactSheet(folder, "1366", 440, 4, 3);
        narrow = new ContactSheet(folder, "390", 240, 7, 2);
    }

    /** Where one part of the way breaks off the others are still gone. */
    void along(String part, Runnable way) {
        try {
            way.run();
        } catch (RuntimeException | AssertionError broken) {
            found.fail(part + " broke off: " + broken, broken);
        }
    }

    /** At a page that stays the same when it is opened again. */
    void at(Page page, String name) {
        page.waitForLoadState();
        // A picture further down comes only when somebody scrolls there, and then it is no second visit; nor is it one
        // where a script was still asking at the first.
        var more = page.evaluate("""
                () => {
                    const later = [...document.querySelectorAll('img[loading=lazy]')];
                    later.forEach(picture => picture.loading = 'eager');
                    return later.length + document.scripts.length > 0;
                }
                """);
        if ((Boolean) more) {
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        look(page, name, weighed(page, page::reload));
    }

    /** At what this deed shows. */
    void after(Page page, String name, Runnable deed) {
        look(page, name, weighed(page, deed));
    }

    private void look(Page page, String name, long bytes) {
        page.waitForLoadState();
        var barriers = new ArrayList<>(isOfEngine(page) ? onForm(page, name) : onPage(page, name));
        wide.add(name, picture(page, Chromium.WIDTH, Chromium.HEIGHT));
        page.setViewportSize(NARROW, NARROW_HEIGHT);
        if (!isOfEngine(page)) {
            barriers.addAll(onPhone(page, name));
        }
        var picture = picture(page, NARROW, NARROW_HEIGHT);
        narrow.add(name, picture);
        guide.take(name, picture);
        var beyond = beyondTheEdge(page);
        if (isOfEngine(page)) {
            barriers.addAll(whenPressedTooEarly(page, name));
        }
        page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);

        barriers.forEach(barrier -> System.out.println(name + ": " + barrier));
        found.assertThat(barriers).as("barriers on " + name).isEmpty();
        found.assertThat(beyond)
                .as("what sticks out beyond the edge of a phone on " + name)
                .isEmpty();
        found.assertThat(page.locator("input[type=file]").all().stream()
                        .filter(input -> !"0".equals(input.evaluate("input => getComputedStyle(input).opacity")))
                        .toList())
                .as("files asked for in the words of the browser on " + name)
                .isEmpty();
        found.assertThat(bytes / 1024).as("kilobytes for " + name).isLessThanOrEqualTo(LIGHTEST_LINE_KILOBYTES);
        table.add("| %s | %d | %,d | %s |".formatted(name, barriers.size(), bytes, beyond));
    }

    private static boolean isOfEngine(Page page) {
        return page.url().contains(ENGINE);
    }

    /** Cockpit is nobody's desk and the vendor's own: its pictures are taken, its barriers counted. */
    void atCockpit(Page page, String name) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.getByText("Keluar")).isVisible();
        onForm(page, name);
        found.assertThat(englishOn(page)).as("words of the original on " + name).isEmpty();
        wide.add(name, picture(page, Chromium.WIDTH, Chromium.HEIGHT));
    }

    /** Words that can be read on the page as the original has them. */
    private static List<?> englishOn(Page page) {
        return (List<?>) page.evaluate("""
                async () => {
                    const labels = async language => Object.entries(
                        (await (await fetch(`/camunda/app/cockpit/locales/${language}.json`)).json()).labels);
                    const ours = new Map(await labels('id'));
                    const text = document.body.innerText;
                    const isOurs = word => [...ours.values()].some(our => our.includes(word));
                    return (await labels('en'))
                        .filter(([key, word]) => /^[^{]{6,}$/.test(word) && ours.has(key) && !isOurs(word)
                            && new RegExp(`(^|\\\\W)${word.replace(/[.*+?^$()|[\\]\\\\]/g, '\\\\$&')}($|\\\\W)`).test(text))
                        .map(([key, word]) => key + ': ' + word);
                }
                """);
    }

    private List<String> onPage(Page page, String name) {
        pages.add(name.startsWith(SANDBOX) ? name.replace('-', '/') : templates.of(page.url()));
        return told(Axe.on(page));
    }

    /** With its menu open. */
    private List<String> onPhone(Page page, String name) {
        var menu = page.locator("details.menu > summary");
        if (!menu.isVisible()) {
            return told(Axe.on(page));
        }
        menu.click();
        var barriers = told(Axe.on(page));
        if (name.equals("antrean")) {
            narrow.add("menu", page.screenshot());
        }
        menu.click();
        return barriers;
    }

    /** What is inside our form, which Tasklist puts among its own columns. */
    private List<String> onForm(Page page, String name) {
        page.locator("form.pd").all().forEach(form -> forms.add(form.getAttribute("name")));
        var ours = new ArrayList<String>();
        for (var rule : Axe.on(page)) {
            for (var node : rule.getNodes()) {
                if (isOurs(page, node)) {
                    ours.add(told(rule, node));
                } else {
                    frame.computeIfAbsent(rule.getId() + " " + node.getTarget(), key -> new TreeSet<>())
                            .add(name);
                }
            }
        }
        return ours;
    }

    private static boolean isOurs(Page page, CheckedNode node) {
        return (Boolean) page.evaluate(
                "target => Boolean(document.querySelector(target)?.closest('form.pd, .payung-menu, .payung-who, .payung-facts'))",
                ((List<?>) node.getTarget()).get(0).toString());
    }

    /** On a phone, with what is missing told at every field. */
    private List<String> whenPressedTooEarly(Page page, String name) {
        var button = page.locator(".pd-complete, .modal-footer .btn-primary").first();
        if (page.locator(".pd-missing").isVisible() && button.isVisible()) {
            button.click();
            assertThat(page.locator(".pd-bar.pd-lacking")).isVisible();
        }
        return onForm(page, name);
    }

    private static List<String> told(List<Rule> rules) {
        return rules.stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> told(rule, node)))
                .toList();
    }

    private static String told(Rule rule, CheckedNode node) {
        return rule.getId() + " " + node.getTarget() + ": " + node.getFailureSummary();
    }

    Duration timed(String what, Runnable deed) {
        var begin = System.nanoTime();
        deed.run();
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        table.add("| %s | | %.0f s | |".formatted(what, taken.toMillis() / 1e3));
        return taken;
    }

    boolean hasSeenForm(String name) {
        return forms.contains(name);
    }

    void sawEverything() {
        found.assertThat(forms).as("forms with a picture").containsAll(Templates.ofForms());
        found.assertThat(pages).as("page templates with a picture").containsAll(Templates.ofPages());
    }

    void end() throws IOException {
        wide.write();
        narrow.write();
        Files.write(folder.resolve("pages.md"), table);
        Files.write(
                folder.resolve("frame.md"),
                frame.entrySet().stream()
                        .map(barrier -> "| %s | %s |".formatted(barrier.getKey(), barrier.getValue()))
                        .toList());
        table.forEach(System.out::println);
        found.assertAll();
    }

    /** Tasklist scrolls inside its columns, so the whole of a form shows only on a screen as high as it is. */
    private static byte[] picture(Page page, int width, int height) {
        page.setViewportSize(width, height);
        var beyond = (Integer) page.evaluate("""
                () => Math.max(0, document.documentElement.scrollHeight - innerHeight,
                    ...[...document.querySelectorAll('.three-cols-layout-cell.content, .modal')]
                        .map(pane => pane.scrollHeight - pane.clientHeight))
                """);
        page.setViewportSize(width, Math.min(height + beyond, 6000));
        return page.screenshot();
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
                    return [...document.querySelectorAll('body *')]
                        .filter(element => element.getBoundingClientRect().right > innerWidth && !inside(element))
                        .map(element => element.tagName + '.' + element.className)
                        .slice(0, 3).join(', ') || 'something';
                }
                """);
    }

    /** What comes over the line while this is done. */
    private static long weighed(Page page, Runnable deed) {
        var bytes = new AtomicLong();
        var line = page.context().newCDPSession(page);
        var underway = new HashSet<String>();
        line.on("Network.requestWillBeSent", event -> underway.add(id(event)));
        line.on("Network.loadingFailed", event -> underway.remove(id(event)));
        line.on("Network.loadingFinished", event -> {
            underway.remove(id(event));
            bytes.addAndGet(event.get("encodedDataLength").getAsLong());
        });
        line.send("Network.enable");
        deed.run();
        page.waitForLoadState();
        // Answered only after all that was told before.
        line.send("Network.enable");
        if (isOfEngine(page) || !underway.isEmpty()) {
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        line.detach();
        return bytes.get();
    }

    private static String id(JsonObject request) {
        return request.get("requestId").getAsString();
    }
}
