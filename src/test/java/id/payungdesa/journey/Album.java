package id.payungdesa.journey;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Optional;

/** Photographs of what an official had on the screen, wide, whole and narrow, if {@code payung.screenshots} names a folder. */
final class Album {

    private static final int NARROW = 390;
    private static final int NARROW_HEIGHT = 844;

    private final Page page;
    private final String official;
    private final Optional<Path> folder =
            Optional.ofNullable(System.getProperty("payung.screenshots")).map(Path::of);

    Album(Page page, String official) {
        this.page = page;
        this.official = official;
    }

    /** Another tab of the same official. */
    void photograph(Page tab, String what) {
        folder.ifPresent(into -> tab.screenshot(new Page.ScreenshotOptions()
                .setPath(into.resolve(official + "-" + what + ".png"))
                .setFullPage(true)));
    }

    void photograph(String what) {
        folder.ifPresent(into -> {
            take(into.resolve(official + "-" + what + "-1366.png"), false);
            page.setViewportSize(Chromium.WIDTH, wholeHeight());
            take(into.resolve(official + "-" + what + "-1366-utuh.png"), false);
            page.setViewportSize(NARROW, NARROW_HEIGHT);
            take(into.resolve(official + "-" + what + "-390.png"), false);
            page.setViewportSize(NARROW, (Integer) page.evaluate("document.documentElement.scrollHeight"));
            take(into.resolve(official + "-" + what + "-390-utuh.png"), false);
            page.setViewportSize(Chromium.WIDTH, Chromium.HEIGHT);
        });
    }

    private void take(Path file, boolean full) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(full));
    }

    /** Tasklist scrolls inside its columns, so the whole of a form shows only on a screen as high as it is. */
    private int wholeHeight() {
        var beyond = (Integer) page.evaluate("""
                () => Math.max(0, ...[...document.querySelectorAll('.three-cols-layout-cell.content, .modal')]
                    .map(pane => pane.scrollHeight - pane.clientHeight))
                """);
        return Math.min(Chromium.HEIGHT + beyond, 6000);
    }
}
