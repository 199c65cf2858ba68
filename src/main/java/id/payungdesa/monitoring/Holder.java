package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Work;
import java.time.Instant;
import java.util.Optional;

/** With whom the work lies: a desk that has a task, or somebody who is waited for without one. */
public record Holder(String title, String work, Optional<Task> task) {

    private static final String INSURER = "BPJS Ketenagakerjaan";

    /** An open task of a desk. */
    public record Task(String id, String step, Post post, Optional<Due> due) {}

    static Holder of(OpenStep step, Instant now) {
        var role = Role.of(step.role());
        var due = Optional.ofNullable(step.dueAt()).map(at -> new Due(at, now));
        var task = new Task(step.taskId(), step.step(), new Post(role, step.area()), due);
        return new Holder(role.title(), Work.title(step.step()), Optional.of(task));
    }

    /** Who is waited for when no desk has a task about the proposal. */
    static Optional<Holder> awaited(Stage stage) {
        return switch (stage) {
            case REVIEW -> waiting(INSURER, "Memadankan data calon peserta");
            case READY -> waiting("DPMPD", "Membuka gelombang penetapan");
            case ENDORSED -> waiting(INSURER, "Mendaftarkan peserta");
            case REGISTERED -> waiting(INSURER, "Menerbitkan kode iuran");
            case PAYMENT -> waiting(INSURER, "Mencatat iuran yang dibayar");
            case DRAFT, SIGNING, CORRECTION, COVERED, WITHDRAWN, REFUSED -> Optional.empty();
        };
    }

    public boolean overdue() {
        return task.flatMap(Task::due).filter(Due::over).isPresent();
    }

    /** The task this official may open, if it is theirs. */
    public boolean isOf(Official official) {
        return task.filter(open -> official.posts().contains(open.post())).isPresent();
    }

    boolean has(String step) {
        return task.filter(open -> open.step().equals(step)).isPresent();
    }

    private static Optional<Holder> waiting(String title, String work) {
        return Optional.of(new Holder(title, work, Optional.empty()));
    }
}
