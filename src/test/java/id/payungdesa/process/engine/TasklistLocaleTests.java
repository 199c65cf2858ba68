package id.payungdesa.process.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TasklistLocaleTests {

    private static final String APPS = "/META-INF/resources/webjars/camunda/app/";
    private static final String SCRIPTS = APPS + "tasklist/scripts/";
    private static final Pattern SAID = Pattern.compile("say\\('([^']+)'[,)]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|%[sd]");

    /** Formats, signs and months that are the same in both languages. */
    private static final Pattern SAME = Pattern.compile("/labels/SEARCH_(LESS|GREATER)_THAN(_EQUALS)?"
            + "|/dateLocales/(week/\\w+|calendar/sameElse|longDateFormat/(L|LL)|months/(3|8|10)"
            + "|monthsShort/([0-3]|5|6|8|10))");

    private static final Pattern ENTERPRISE = Pattern.compile("PLGN_\\w+");

    private static final Set<String> ENGLISH =
            Set.of("the", "task", "filter", "your", "please", "and", "is", "claim", "klaim");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit"})
    void everyWordOfTheOriginalHasOneOfOurs(String app) throws IOException {
        assertThat(words(app, "id").keySet()).isEqualTo(asked(app).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit"})
    void nothingIsLeftInEnglish(String app) throws IOException {
        var original = asked(app);

        assertThat(words(app, "id")).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            if (!SAME.matcher(key).matches()) {
                assertThat(text).as(key).isNotEqualTo(original.get(key));
            }
            assertThat(text.toLowerCase().split("[^\\p{L}]+")).as(key).doesNotContainAnyElementsOf(ENGLISH);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit"})
    void placeholdersAreKept(String app) throws IOException {
        var ours = words(app, "id");

        assertThat(asked(app))
                .allSatisfy((key, text) ->
                        assertThat(placeholders(ours.get(key))).as(key).isEqualTo(placeholders(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit"})
    void indonesianIsSpokenWhateverTheBrowserAsksFor(String app) throws IOException {
        assertThat(read(APPS + app + "/scripts/config.js"))
                .contains("=== 'en' ? 'en' : 'id'")
                .contains("availableLocales: [language], fallbackLocale: language")
                .contains("Payung Desa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame", "parts", "kartu"})
    void whatOurScriptsSayHasItsEnglish(String script) throws IOException {
        var english = read(SCRIPTS + "words.js");

        assertThat(SAID.matcher(read(SCRIPTS + script + ".js")).results().map(said -> said.group(1)))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(english).contains("  '" + words + "':"));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replace(" ", ""))
                .collect(Collectors.toSet());
    }

    /** The original's texts but for those of plugins that only the enterprise edition has: no script here asks for them. */
    private static Map<String, String> asked(String app) throws IOException {
        var found = words(app, "en");
        var scripts = read(APPS + app + "/camunda-" + app + "-bootstrap.js") + plugins(app);
        var named =
                ENTERPRISE.matcher(scripts).results().map(MatchResult::group).collect(Collectors.toSet());
        found.keySet().removeIf(key -> ENTERPRISE.matcher(key).find() && !named.contains(key.replace("/labels/", "")));
        return found;
    }

    private static String plugins(String app) throws IOException {
        return app.equals("welcome") ? "" : read("/META-INF/resources/plugin/" + app + "/app/plugin.js");
    }

    /** All texts of a locale, by the path to each. */
    private static Map<String, String> words(String app, String language) throws IOException {
        var found = new TreeMap<String, String>();
        collect("", new ObjectMapper().readTree(read(APPS + app + "/locales/" + language + ".json")), found);
        return found;
    }

    private static void collect(String path, JsonNode node, Map<String, String> found) {
        if (node.isValueNode()) {
            found.put(path, node.asText());
        }
        node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), found));
        if (node.isArray()) {
            for (int place = 0; place < node.size(); place++) {
                collect(path + "/" + place, node.get(place), found);
            }
        }
    }

    private static String read(String resource) throws IOException {
        try (var stream = TasklistLocaleTests.class.getResourceAsStream(resource)) {
            var text = new String(stream.readAllBytes(), UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
