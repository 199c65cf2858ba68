package id.payungdesa.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;

/**
 * What axe-core finds on a page. Its own builder reads the half megabyte of its script three times at each look and opens
 * a window to add up what frames say; our pages have no frames, and it is read once.
 */
final class Axe {

    private static final Map<String, ?> OPTIONS = Map.of(
            "runOnly", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            "resultTypes", List.of("violations"));

    /** Reads each colour once, too: a third of all it does. */
    private static final String READ = "() => {" + AxeBuilder.getAxeScript() + """
            ;
            const color = axe.commons.color.Color.prototype;
            const parse = color.parseString;
            const known = new Map();
            color.parseString = function (text) {
                if (!known.has(text)) {
                    const {r, g, b, alpha} = parse.call(this, text);
                    known.set(text, {r, g, b, alpha});
                }
                return Object.assign(this, known.get(text));
            };
            }""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Axe() {}

    static List<Rule> on(Page page) {
        if ((Boolean) page.evaluate("() => !window.axe")) {
            page.evaluate(READ);
        }
        var violations = page.evaluate(
                "async options => JSON.stringify((await axe.run(document, options)).violations)", OPTIONS);
        try {
            return List.of(JSON.readValue(violations.toString(), Rule[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
