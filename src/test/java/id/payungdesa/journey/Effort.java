package id.payungdesa.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.EnumMap;
import java.util.Map;

/** What somebody at a desk does with their hands, as the page itself notices it, and how long the machine kept them waiting. */
final class Effort {

    /** Seconds by the keystroke-level model of Card, Moran and Newell (1980): press, point, think, and home to the keyboard. */
    private static final double K = 0.28;

    private static final double P = 1.1;
    private static final double B = 0.2;
    private static final double M = 1.35;
    private static final double H = 0.4;

    /** A press of the mouse, a field written, a key, a choice from a list, a file sent. */
    enum Deed {
        CLICK(M + P + B),
        FIELD(M + P + B + 2 * H),
        KEY(K),
        CHOICE(M + 2 * (P + B)),
        FILE(2 * (M + P + B) + B);

        private final double seconds;

        Deed(double seconds) {
            this.seconds = seconds;
        }
    }

    /** The tests write into a field at once, so its letters are counted by how much longer it has become. */
    private static final String NOTICE = """
            (() => {
                if (window.payungNotices) { return; }
                window.payungNotices = true;
                const known = new WeakMap();
                const tell = (deed, times) => window.payungDoes(deed, times);
                addEventListener('pointerdown', event => event.isTrusted && tell('CLICK', 1), true);
                addEventListener('input', ({target}) => {
                    if (target.type === 'file') { tell('FILE', 1); }
                    else if (target.matches('select')) { tell('CHOICE', 1); }
                    else if (target.matches('textarea, input:not([type=radio]):not([type=checkbox])')) {
                        if (!known.has(target)) { tell('FIELD', 1); }
                        tell('KEY', Math.max(0, target.value.length - (known.get(target) || 0)));
                        known.set(target, target.value.length);
                    }
                }, true);
            })()
            """;

    private final Map<Deed, Integer> deeds = new EnumMap<>(Deed.class);
    private double machine;

    /** Does this while the page counts. */
    void of(Page page, Runnable work) {
        watch(page.context());
        page.evaluate(NOTICE);
        var begin = System.nanoTime();
        work.run();
        machine += (System.nanoTime() - begin) / 1e9;
    }

    private void watch(BrowserContext window) {
        window.exposeBinding("payungDoes", (source, said) -> {
            deeds.merge(Deed.valueOf((String) said[0]), ((Number) said[1]).intValue(), Integer::sum);
            return null;
        });
        window.addInitScript(NOTICE);
    }

    int times(Deed deed) {
        return deeds.getOrDefault(deed, 0);
    }

    private double human() {
        return deeds.entrySet().stream()
                .mapToDouble(done -> done.getKey().seconds * done.getValue())
                .sum();
    }

    /** Clicks, choices, fields and keys, files, and the seconds of hands and machine. */
    @Override
    public String toString() {
        return "%d | %d | %d (%d) | %d | %.0f | %.0f"
                .formatted(
                        times(Deed.CLICK),
                        times(Deed.CHOICE),
                        times(Deed.FIELD),
                        times(Deed.KEY),
                        times(Deed.FILE),
                        human(),
                        machine);
    }
}
