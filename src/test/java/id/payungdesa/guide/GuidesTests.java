package id.payungdesa.guide;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuidesTests {

    private static final Path FOLDER = Path.of("src", "docs", "panduan");
    private static final Pattern PICTURE = Pattern.compile("src=\"/panduan/(gambar/[^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private final Guides guides = new Guides();

    @ParameterizedTest
    @EnumSource
    void everyGuideIsReadableAndItsPicturesAreThere(Guide guide) {
        var html = guides.html(guide);

        assertThat(html).contains("<p>").doesNotContain("<h1>");
        assertThat(PICTURE.matcher(html).results().map(found -> found.group(1)))
                .allSatisfy(picture -> assertThat(FOLDER.resolve(picture)).exists());
        assertThat(html).doesNotContain("src=\"gambar");
    }

    @ParameterizedTest
    @EnumSource
    void aPictureTellsWhoCannotSeeItWhatItShows(Guide guide) {
        assertThat(guides.html(guide)).doesNotContain("alt=\"\"");
    }

    @Test
    void everyRoleHasOneGuide() {
        for (var role : Role.values()) {
            var official = new Official(new OfficialId(1), "x", "X", List.of(new Post(role, 1)));
            assertThat(Guide.of(official)).as(role.title()).hasSize(1);
        }
    }

    @Test
    void whoHoldsTwoPostsIsShownBothGuides() {
        var official = new Official(
                new OfficialId(1),
                "x",
                "X",
                List.of(new Post(Role.SUBDISTRICT_HEAD, 5), new Post(Role.VILLAGE_HEAD, 58)));
        assertThat(Guide.of(official)).containsExactly(Guide.HEAD, Guide.SUBDISTRICT);
    }

    /** A guide that names a button which no longer exists leads people astray. */
    @Test
    void whatIsPrintedBoldStandsOnAPage() throws IOException {
        var shown = new StringBuilder();
        for (var place : List.of("forms", "processes", "src/main/resources", "src/main/java")) {
            try (var files = Files.walk(Path.of(place))) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(html|js|json|bpmn|java)"))
                        .toList()) {
                    shown.append(Files.readString(file).toLowerCase()).append('\n');
                }
            }
        }
        for (var guide : Guide.values()) {
            var text = Files.readString(FOLDER.resolve(guide.file() + ".md"));
            assertThat(ACTION.matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .filter(word -> word.length() > 1))
                    .as(guide.title())
                    .allSatisfy(word -> assertThat(shown.toString().contains(word.toLowerCase()))
                            .as("“%s” stands somewhere in the application", word)
                            .isTrue());
        }
    }
}
