package id.payungdesa.process;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Posts;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Seat;
import id.payungdesa.proposal.Step;
import id.payungdesa.proposal.Steps;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the embedded form of a user task loads and saves; completing is Tasklist's. */
@RestController
@RequestMapping("/api/tasks/{id}")
class TaskController {

    private final OpenTasks open;
    private final Steps steps;
    private final TaskPapers papers;
    private final Map<String, UserTask<?>> tasks;
    private final Officials officials;
    private final CurrentOfficial current;
    private final Bystanders bystanders;
    private final Posts posts;

    TaskController(
            OpenTasks open,
            Steps steps,
            TaskPapers papers,
            Map<String, UserTask<?>> tasks,
            Officials officials,
            CurrentOfficial current,
            Bystanders bystanders,
            Posts posts) {
        this.open = open;
        this.steps = steps;
        this.papers = papers;
        this.tasks = tasks;
        this.officials = officials;
        this.current = current;
        this.bystanders = bystanders;
        this.posts = posts;
    }

    record Task(
            String id,
            String step,
            int revision,
            boolean mine,
            String name,
            String due,
            Optional<Signer> recordsFor,
            Optional<Signer> fillsInFor,
            Optional<String> acting) {}

    /** Whose signature on paper is recorded here, or for whom this is filled in; the name is missing while the office is vacant. */
    record Signer(String office, Optional<String> name) {}

    record Saved(int version, @JsonRawValue String content) {}

    record Form(
            Task task,
            Saved decision,
            Object view,
            @JsonUnwrapped TaskPapers.Shown papers) {}

    record Save(int revision, int version, ObjectNode content) {

        Save {
            requireNonNull(content);
        }
    }

    record Kept(int version, int revision) {}

    @GetMapping
    @Transactional
    Form show(@PathVariable String id) {
        var step = open.step(id);
        var task = open.running(step);
        bystanders.refuse(current.get(), step);
        var due = task.getDueDate() == null
                ? null
                : Indonesian.dayAndDate(LocalDate.ofInstant(task.getDueDate().toInstant(), Indonesian.WITA));
        return new Form(
                new Task(
                        id,
                        step.name(),
                        task.getRevision(),
                        open.isMine(task),
                        task.getName(),
                        due,
                        signer(step, UserTask::records),
                        signer(step, UserTask::fillsIn),
                        acting(step)),
                new Saved(step.version(), step.content()),
                tasks.get(step.name()).view().apply(CaseKey.parse(step.subject())),
                papers.show(step, current.get()));
    }

    /** As whom they do it, where that is not simply their own post. */
    private Optional<String> acting(Step step) {
        var official = current.get();
        var of = tasks.get(step.name());
        if (of.fillsIn(step.seat(), official)) {
            return signer(step, UserTask::fillsIn)
                    .map(holder -> "Anda mengisi sebagai %s untuk %s%s, karena desa ini tanpa sambungan."
                            .formatted(
                                    step.seat().recorder().orElseThrow().role().title(),
                                    holder.office(),
                                    holder.name().map(" "::concat).orElse("")));
        }
        return posts.deputy(official, step.post()).map(held -> "Anda mengerjakan sebagai %s%s."
                .formatted(
                        held.title(),
                        held.until()
                                .map(last -> " sampai " + Indonesian.date(last))
                                .orElse("")));
    }

    private interface Acting {

        boolean forAnother(UserTask<?> task, Seat seat, Official official);
    }

    private Optional<Signer> signer(Step step, Acting acting) {
        return Optional.of(step)
                .filter(each -> acting.forAnother(tasks.get(each.name()), each.seat(), current.get()))
                .map(each -> new Signer(
                        each.post().role().title(),
                        officials.holder(each.post()).map(Official::name)));
    }

    @PutMapping("/decision")
    @Transactional
    Kept save(@PathVariable String id, @RequestBody Save save) {
        var task = open.taken(open.step(id));
        if (task.getRevision() != save.revision()) {
            throw new Refused("Tugas ini baru saja berubah. Muat ulang halaman dan periksa isian Anda.");
        }
        var version = steps.save(
                id,
                current.get(),
                task.getRevision(),
                save.version(),
                save.content().toString());
        return new Kept(version, task.getRevision());
    }
}
