package id.payungdesa.process;

import id.payungdesa.access.Official;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.Papers;
import id.payungdesa.proposal.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The papers of a task: which it asks this official for, which are there, and which still stand in the way. */
@Component
class TaskPapers {

    private final Papers papers;
    private final Map<String, UserTask<?>> tasks;

    TaskPapers(Papers papers, Map<String, UserTask<?>> tasks) {
        this.papers = papers;
        this.tasks = tasks;
    }

    /** What a form shows: the papers asked for here, those of earlier desks, and how large one may be. */
    record Shown(List<Asked> papers, List<File> filed, long largestPaper) {}

    record Asked(Paper code, String name, boolean required, List<File> files) {}

    record File(long id, Paper code, String kind, String name, int size, String at, String by) {}

    Shown show(Step step, Official official) {
        var seen = papers.seenFrom(step.taskId());
        var asked = asked(step, official).entrySet().stream()
                .map(ask -> new Asked(
                        ask.getKey(),
                        ask.getKey().title(),
                        ask.getValue() && !lastsFrom(seen, ask.getKey()),
                        seen.stream()
                                .filter(paper -> !paper.filed() && paper.kind() == ask.getKey())
                                .map(TaskPapers::file)
                                .toList()))
                .toList();
        var filed =
                seen.stream().filter(Papers.Kept::filed).map(TaskPapers::file).toList();
        return new Shown(asked, filed, papers.largest());
    }

    boolean asks(Step step, Official official, Paper paper) {
        return asked(step, official).containsKey(paper);
    }

    void require(Step step, Official official) {
        var required = asked(step, official).entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
        if (required.isEmpty()) {
            return;
        }
        var seen = papers.seenFrom(step.taskId());
        var missing = required.stream()
                .filter(paper -> !lastsFrom(seen, paper))
                .filter(paper -> seen.stream().noneMatch(kept -> !kept.filed() && kept.kind() == paper))
                .map(Paper::title)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Refused("Masih kurang: %s. Unggah pindaian atau fotonya di bagian Berkas, lalu selesaikan lagi."
                    .formatted(missing));
        }
    }

    private Map<Paper, Boolean> asked(Step step, Official official) {
        var asked = tasks.get(step.name()).papers(CaseKey.parse(step.subject()));
        if (tasks.get(step.name()).records(step.seat(), official)) {
            asked.put(Paper.SIGNED_PAPER, true);
        }
        return asked;
    }

    private static boolean lastsFrom(List<Papers.Kept> seen, Paper paper) {
        return paper.lasting() && seen.stream().anyMatch(kept -> kept.filed() && kept.kind() == paper);
    }

    private static File file(Papers.Kept kept) {
        return new File(
                kept.id(),
                kept.kind(),
                kept.kind().title(),
                kept.name(),
                kept.size(),
                Indonesian.time(kept.at()),
                kept.by());
    }
}
