package id.payungdesa.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.RunningApplication;
import id.payungdesa.Visitor;
import id.payungdesa.access.DemoAccounts;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningApplication
class TasklistPageTests {

    private static final String TASKLIST = "/camunda/app/tasklist/";
    private static final String FOR_GOOD = "max-age=31536000, private, immutable";
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+\\?(?:v|bust)=[^\"]+)\"");
    private static final Pattern IMPORTS =
            Pattern.compile("<script type=\"importmap\" nonce=\"[^\"]+\">(.+?)</script>");
    private static final Pattern BOOTSTRAP = Pattern.compile("src=\"([^\"]+tasklist-bootstrap\\.js[^\"]+)\"");

    @LocalServerPort
    int port;

    private Visitor visitor;
    private String page;

    @BeforeEach
    void somebodyOpensTasklist() {
        visitor = new Visitor(port);
        visitor.loggedIn("kades.tanjungaru", DemoAccounts.PASSWORD);
        page = visitor.get(TASKLIST + "default/").body();
    }

    @Test
    void everyFileOfThePageIsKeptForGood() {
        var files = FILE.matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(HashSet::new));
        files.add(visitor.get("/usulan-desa").body().replaceAll("(?s).*href=\"(/pages/pages\\.css[^\"]*)\".*", "$1"));

        assertThat(files).hasSizeGreaterThanOrEqualTo(7).allSatisfy(file -> assertThat(cacheControl(visitor.get(file)))
                .as(file)
                .isEqualTo(FOR_GOOD));
    }

    @Test
    void everyModuleOfAFormIsKeptForGood() throws IOException {
        var imports = imports();

        try (var files = Files.list(Path.of("forms"))) {
            assertThat(files.map(file -> "/forms/" + file.getFileName()).filter(file -> file.endsWith("s")))
                    .hasSizeGreaterThan(10)
                    .allSatisfy(file -> assertThat(imports.path(file).asText()).startsWith(file + "?v="));
        }
        assertThat(StreamSupport.stream(imports.spliterator(), false).map(JsonNode::asText))
                .allSatisfy(file ->
                        assertThat(cacheControl(visitor.get(file))).as(file).isEqualTo(FOR_GOOD));
    }

    /** If Camunda should write this otherwise one day, Tasklist would ask for its settings anew each time. */
    @Test
    void tasklistsFirstScriptNamesOurVersion() {
        var bootstrap =
                BOOTSTRAP.matcher(page).results().findFirst().orElseThrow().group(1);

        assertThat(visitor.get(bootstrap).body())
                .contains("config.js?bust=\"+window.payungVersion", "urlArgs:\"bust=\".concat(window.payungVersion)")
                .doesNotContain("\"7.24.0\"");
    }

    @Test
    void aVersionNobodyKnowsIsAnsweredButNotKept() {
        for (var file :
                new String[] {"/forms/payung.js?v=1", TASKLIST + "scripts/parts.js?bust=1", "/pages/pages.css?v=1"}) {
            var answer = visitor.get(file);

            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(cacheControl(answer)).as(file).contains("no-cache");
        }
    }

    @Test
    void whatNobodyMaySeeYetIsNotKept() throws IOException {
        var form = imports().path("/forms/payung.js").asText();

        var answer = new Visitor(port).get(form);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(cacheControl(answer)).contains("no-store");
    }

    private JsonNode imports() throws IOException {
        var map = IMPORTS.matcher(page).results().findFirst().orElseThrow().group(1);
        return new ObjectMapper().readTree(map).path("imports");
    }

    private static String cacheControl(HttpResponse<?> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("nothing said");
    }
}
