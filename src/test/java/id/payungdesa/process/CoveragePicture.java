package id.payungdesa.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The drawn diagram once more, green where stories have stepped and red where none has. */
record CoveragePicture(String diagram, Set<String> covered, Set<String> uncovered) {

    void write(Path folder) throws IOException {
        var drawing = Path.of("src", "docs", "diagrams", diagram + ".svg");
        if (Files.exists(drawing)) {
            var style = Stream.concat(colours(covered, "#1a7f37"), colours(uncovered, "#cf222e"))
                    .collect(Collectors.joining("\n", "<style>\n", "\n</style></svg>"));
            var end = "</svg>";
            var picture = Files.readString(drawing).stripTrailing();
            Files.writeString(
                    folder.resolve(diagram + ".svg"), picture.substring(0, picture.length() - end.length()) + style);
        }
    }

    private static Stream<String> colours(Set<String> ids, String colour) {
        return ids.stream().map(id -> "[data-element-id='%s'] .djs-visual > :first-child { stroke: %s !important; }"
                .formatted(id, colour));
    }
}
