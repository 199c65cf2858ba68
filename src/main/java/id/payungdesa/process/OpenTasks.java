package id.payungdesa.process;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Step;
import id.payungdesa.proposal.Steps;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Leads a request to its task, as far as whoever asks may go. */
@Component
class OpenTasks {

    private final Steps steps;
    private final TaskService engine;
    private final CurrentOfficial current;
    private final Helping helping;

    OpenTasks(Steps steps, TaskService engine, CurrentOfficial current, Helping helping) {
        this.steps = steps;
        this.engine = engine;
        this.current = current;
        this.helping = helping;
    }

    /** Another desk's task is as good as none: nobody learns that it exists. */
    Step step(String id) {
        return steps.find(id)
                .filter(step -> step.seat().takes(current.get()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Tugas ini tidak ditemukan."));
    }

    TaskEntity running(Step step) {
        var task = (TaskEntity) engine.createTaskQuery().taskId(step.taskId()).singleResult();
        if (task == null) {
            throw new ResponseStatusException(HttpStatus.GONE, step.ending(current.get()));
        }
        return task;
    }

    /** The task, for whoever has taken it. */
    TaskEntity taken(Step step) {
        var task = running(step);
        if (!isMine(task)) {
            throw new Refused("Ambil tugas ini lebih dulu sebelum mengisinya.");
        }
        helping.lends(step, current.get());
        return task;
    }

    boolean isMine(TaskEntity task) {
        return current.get().id().toString().equals(task.getAssignee());
    }
}
