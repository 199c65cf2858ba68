package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No way out of any gateway, timer or message is only drawn: counted over all stories of this build. */
class ProcessCoverageIT {

    private static final Path FOLDER = Path.of("target", "process-coverage");
    private static final int ENOUGH_ELEMENTS = 95;

    private final Map<Footprint, String> footprints = StoriesTold.footprints();

    @Test
    void everyWayIsTakenByAStory() throws IOException {
        var drawn = DrawnSteps.all();
        drawn.forEach(this::print);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("stories.md"), report(drawn));
        for (var diagram : drawn) {
            picture(diagram).write(FOLDER);
        }
        var missing = StoriesTold.missing();
        if (!missing.isEmpty()) {
            System.out.printf("This is not the whole picture: %d stories were not told.%n", missing.size());
        }

        assumeThat(System.getProperty("test")).as("a choice of tests by -Dtest").isNull();
        assertThat(missing).as("stories that left no record in this build").isEmpty();
        assertThat(drawn.stream().flatMap(this::shortcomings))
                .as("drawn, but taken by no story")
                .isEmpty();
    }

    private void print(DrawnSteps drawn) {
        System.out.printf("%nProcess coverage of %s%n", drawn.diagram());
        drawn.groups()
                .forEach(group -> System.out.printf(
                        "  %-20s %3d / %3d %4d %%  %s%n",
                        group.name(),
                        group.steps().size() - uncovered(group).size(),
                        group.steps().size(),
                        percent(group),
                        String.join(", ", uncovered(group))));
    }

    private CoveragePicture picture(DrawnSteps drawn) {
        var steps = drawn.groups().stream()
                .flatMap(group -> group.steps().stream())
                .collect(Collectors.partitioningBy(
                        step -> footprints.containsKey(step.footprint()),
                        Collectors.mapping(DrawnSteps.Step::id, Collectors.toSet())));
        steps.get(true).removeAll(steps.get(false));
        return new CoveragePicture(drawn.diagram(), steps.get(true), steps.get(false));
    }

    private Stream<String> shortcomings(DrawnSteps drawn) {
        return drawn.groups().stream()
                .filter(group -> switch (group.name()) {
                    case DrawnSteps.ELEMENTS -> percent(group) < ENOUGH_ELEMENTS;
                    case DrawnSteps.FLOWS -> false;
                    default -> !uncovered(group).isEmpty();
                })
                .map(group -> "%s, %s: %s".formatted(drawn.diagram(), group.name(), uncovered(group)));
    }

    private int percent(DrawnSteps.Group group) {
        var all = group.steps().size();
        return all == 0 ? 100 : (all - uncovered(group).size()) * 100 / all;
    }

    private List<String> uncovered(DrawnSteps.Group group) {
        return group.steps().stream()
                .filter(step -> !footprints.containsKey(step.footprint()))
                .map(DrawnSteps.Step::id)
                .toList();
    }

    private String report(List<DrawnSteps> drawn) {
        var lines = new ArrayList<>(List.of("# Which story took which way first", ""));
        for (var diagram : drawn) {
            lines.addAll(List.of("## " + diagram.diagram(), "", "| way | in words | story |", "| --- | --- | --- |"));
            diagram.groups().stream()
                    .filter(group -> !group.name().equals(DrawnSteps.ELEMENTS)
                            && !group.name().equals(DrawnSteps.FLOWS))
                    .flatMap(group -> group.steps().stream())
                    .map(step -> "| %s | %s | %s |"
                            .formatted(step.id(), step.label(), footprints.getOrDefault(step.footprint(), "**none**")))
                    .distinct()
                    .forEach(lines::add);
            lines.add("");
        }
        return String.join("\n", lines);
    }
}
