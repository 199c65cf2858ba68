package id.payungdesa.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Step;
import id.payungdesa.proposal.Steps;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.ResponseStatusException;

/**
 * Takes a task, saves its decision and completes it in one transaction, with the rights of whoever is logged in and through
 * the checks of its form. Whatever stands in the way is told as a value: who decides many goes on with the next.
 */
@Component
class AtOnce {

    private static final Logger log = LoggerFactory.getLogger(AtOnce.class);

    private final OpenTasks open;
    private final Steps steps;
    private final TaskService tasks;
    private final FormService forms;
    private final IdentityService identity;
    private final CurrentOfficial current;
    private final Officials officials;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    AtOnce(
            OpenTasks open,
            Steps steps,
            TaskService tasks,
            FormService forms,
            IdentityService identity,
            CurrentOfficial current,
            Officials officials,
            ObjectMapper json,
            TransactionTemplate transaction) {
        this.open = open;
        this.steps = steps;
        this.tasks = tasks;
        this.forms = forms;
        this.identity = identity;
        this.current = current;
        this.officials = officials;
        this.json = json;
        this.transaction = transaction;
    }

    /** How it went; the sentence is for the official. */
    record Result(String task, Outcome outcome, String sentence) {

        public boolean done() {
            return outcome == Outcome.DONE || outcome == Outcome.DONE_BEFORE;
        }

        /** Whether the task still waits at the desk. */
        public boolean waits() {
            return outcome == Outcome.REFUSED || outcome == Outcome.CHANGED || outcome == Outcome.FAILED;
        }
    }

    enum Outcome {
        DONE,
        DONE_BEFORE,
        TAKEN,
        CHANGED,
        REFUSED,
        FAILED
    }

    /** A decision upon the task as it was seen, and upon the version of its form if one had been opened. */
    record Deed(String task, int revision, OptionalInt version, JsonNode content) {}

    /** The same sent once more is the same decision, not a second one. */
    Result decide(Deed deed, Consumer<Step> check) {
        var before = identity.getCurrentAuthentication();
        var me = current.get();
        identity.setAuthentication(me.id().toString(), me.groups());
        try {
            return transaction.execute(status -> attempt(deed, check));
        } catch (AuthenticationException ended) {
            throw ended;
        } catch (RuntimeException failure) {
            return explained(deed, failure);
        } finally {
            identity.setAuthentication(before);
        }
    }

    private Result attempt(Deed deed, Consumer<Step> check) {
        var step = open.step(deed.task());
        var standing = standing(deed, step);
        if (standing.isPresent()) {
            return standing.get();
        }
        check.accept(step);
        if (open.running(step).getAssignee() == null) {
            tasks.claim(deed.task(), current.get().id().toString());
        }
        var taken = open.taken(step);
        steps.save(
                deed.task(),
                current.get(),
                taken.getRevision(),
                deed.version().orElse(step.version()),
                String.valueOf(deed.content()));
        forms.submitTaskForm(deed.task(), Map.of());
        return new Result(deed.task(), Outcome.DONE, "Keputusan Anda sudah dicatat.");
    }

    /** What has become of the task since it was seen; empty when nothing has. */
    private Optional<Result> standing(Deed deed, Step step) {
        if (step.closedAt() != null) {
            return Optional.of(ended(deed, step));
        }
        var task = (TaskEntity) tasks.createTaskQuery().taskId(deed.task()).singleResult();
        if (task != null && task.getAssignee() != null && !open.isMine(task)) {
            return Optional.of(new Result(
                    deed.task(),
                    Outcome.TAKEN,
                    "Sedang dikerjakan %s. Bicarakan dengan yang bersangkutan bila perlu."
                            .formatted(officials
                                    .get(OfficialId.parse(task.getAssignee()))
                                    .name())));
        }
        return task != null && task.getRevision() == deed.revision()
                ? Optional.empty()
                : Optional.of(new Result(
                        deed.task(),
                        Outcome.CHANGED,
                        "Tugas ini berubah sejak Anda melihatnya. Buka tugasnya, lalu periksa lagi."));
    }

    private Result ended(Deed deed, Step step) {
        if (!current.get().id().equals(step.closedBy())) {
            return new Result(deed.task(), Outcome.CHANGED, step.ending(current.get()));
        }
        return sameAs(step, deed.content())
                ? new Result(deed.task(), Outcome.DONE_BEFORE, "Sudah Anda putuskan; tidak dicatat dua kali.")
                : new Result(
                        deed.task(),
                        Outcome.CHANGED,
                        "Tugas ini sudah Anda selesaikan dengan isian lain. Yang pertama yang tercatat.");
    }

    private boolean sameAs(Step step, JsonNode content) {
        try {
            return json.readTree(step.content()).equals(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Unreadable decision of task " + step.taskId(), e);
        }
    }

    private Result explained(Deed deed, RuntimeException failure) {
        if (failure instanceof ResponseStatusException absent && absent.getStatusCode() == HttpStatus.NOT_FOUND) {
            return new Result(deed.task(), Outcome.REFUSED, absent.getReason());
        }
        return lostToAnother(deed)
                .or(() -> spoken(failure).map(sentence -> new Result(deed.task(), Outcome.REFUSED, sentence)))
                .orElseGet(() -> trouble(deed, failure));
    }

    private static Optional<String> spoken(RuntimeException failure) {
        return causes(failure)
                .filter(cause -> cause instanceof Refused || cause instanceof Refusal)
                .findFirst()
                .map(Throwable::getMessage);
    }

    /** Whoever came first has it: another official, or this one's own first click. */
    private Optional<Result> lostToAnother(Deed deed) {
        return transaction.execute(status -> steps.find(deed.task()).flatMap(step -> standing(deed, step)));
    }

    private static Result trouble(Deed deed, RuntimeException failure) {
        if (causes(failure).anyMatch(AtOnce::isMerelyBusy)) {
            return new Result(
                    deed.task(), Outcome.FAILED, "Tugas ini sedang diubah di tempat lain. Kirim lagi sebentar lagi.");
        }
        var code = UUID.randomUUID().toString().substring(0, 6).toUpperCase();
        log.error("Trouble {}", code, failure);
        return new Result(
                deed.task(),
                Outcome.FAILED,
                "Terjadi gangguan (kode %s). Belum tercatat; kirim lagi atau hubungi pengelola sistem."
                        .formatted(code));
    }

    private static boolean isMerelyBusy(Throwable cause) {
        return cause instanceof OptimisticLockingException
                || cause instanceof TaskAlreadyClaimedException
                || cause instanceof ConcurrencyFailureException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
