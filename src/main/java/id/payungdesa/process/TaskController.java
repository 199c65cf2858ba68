package id.payungdesa.process;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Step;
import id.payungdesa.proposal.Steps;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the embedded form of a user task loads and saves; completing is Tasklist's. */
@RestController
@RequestMapping("/api/tasks/{id}")
class TaskController {

    private final Steps steps;
    private final TaskService engine;
    private final Map<String, UserTask<?>> tasks;
    private final CurrentOfficial current;
    private final Bystanders bystanders;

    TaskController(
            Steps steps,
            TaskService engine,
            Map<String, UserTask<?>> tasks,
            CurrentOfficial current,
            Bystanders bystanders) {
        this.steps = steps;
        this.engine = engine;
        this.tasks = tasks;
        this.current = current;
        this.bystanders = bystanders;
    }

    record Task(String id, String step, int revision, boolean mine, String name, String due) {}

    record Saved(int version, @JsonRawValue String content) {}

    record Form(Task task, Saved decision, Object view) {}

    record Save(int revision, int version, JsonNode content) {}

    record Kept(int version, int revision) {}

    @GetMapping
    Form show(@PathVariable String id) {
        var step = allowed(id);
        var task = running(step);
        bystanders.refuse(current.get(), step);
        var due = task.getDueDate() == null
                ? null
                : Indonesian.dayAndDate(LocalDate.ofInstant(task.getDueDate().toInstant(), Indonesian.WITA));
        return new Form(
                new Task(id, step.name(), task.getRevision(), isMine(task), task.getName(), due),
                new Saved(step.version(), step.content()),
                tasks.get(step.name()).view().apply(CaseKey.parse(step.subject())));
    }

    @PutMapping("/decision")
    Kept save(@PathVariable String id, @RequestBody Save save) {
        var task = running(allowed(id));
        if (!isMine(task)) {
            throw new Refused("Ambil tugas ini lebih dulu sebelum mengisinya.");
        }
        if (task.getRevision() != save.revision()) {
            throw new Refused("Tugas ini baru saja berubah. Muat ulang halaman dan periksa isian Anda.");
        }
        var version = steps.save(id, current.get(), task.getRevision(), save.version(), String.valueOf(save.content()));
        return new Kept(version, task.getRevision());
    }

    /** Another desk's task is as good as none: nobody learns that it exists. */
    private Step allowed(String id) {
        return steps.find(id)
                .filter(step -> current.get().posts().contains(step.post()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Tugas ini tidak ditemukan."));
    }

    private TaskEntity running(Step step) {
        var task = (TaskEntity) engine.createTaskQuery().taskId(step.taskId()).singleResult();
        if (task == null) {
            throw new ResponseStatusException(HttpStatus.GONE, step.ending(current.get()));
        }
        return task;
    }

    private boolean isMine(TaskEntity task) {
        return current.get().id().toString().equals(task.getAssignee());
    }
}
