package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.Scans;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import id.payungdesa.proposal.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Sits down at a desk: takes a task, saves the decision in its form and completes it, with the rights of that login. */
@TestComponent
class Desks {

    private Meter meter = (step, transaction) -> transaction.run();

    private final Officials officials;
    private final TaskController forms;
    private final PaperController papers;
    private final StartController starts;
    private final IdentityService identity;
    private final RepositoryService repository;
    private final FormService engineForms;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ObjectMapper json;
    private final Tables tables;
    private final Calendar calendar;

    Desks(
            Officials officials,
            TaskController forms,
            PaperController papers,
            StartController starts,
            IdentityService identity,
            RepositoryService repository,
            FormService engineForms,
            TaskService tasks,
            RuntimeService runtime,
            ObjectMapper json,
            Tables tables,
            Calendar calendar) {
        this.officials = officials;
        this.forms = forms;
        this.papers = papers;
        this.starts = starts;
        this.identity = identity;
        this.repository = repository;
        this.engineForms = engineForms;
        this.tasks = tasks;
        this.runtime = runtime;
        this.json = json;
        this.tables = tables;
        this.calendar = calendar;
    }

    /** Does something as the official, with exactly the rights of a request of theirs. */
    <T> T as(String login, Supplier<T> work) {
        var official = officials.findByLogin(login).orElseThrow();
        SecurityContextHolder.getContext().setAuthentication(token(official));
        identity.setAuthentication(official.id().toString(), official.groups());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }

    private static UsernamePasswordAuthenticationToken token(Official official) {
        return UsernamePasswordAuthenticationToken.authenticated(official.id().toString(), null, List.of());
    }

    /** Stands around every engine transaction that an official sets off. */
    interface Meter {

        void read(String step, Runnable transaction);
    }

    void measuredBy(Meter meter) {
        this.meter = meter;
    }

    /** Fills in a start form and starts. */
    ProcessInstance starts(String login, String process, Map<String, ?> header) {
        return as(login, () -> {
            var version = starts.show(process).decision().version();
            starts.save(process, new StartController.Save(version, json.valueToTree(header)));
            var definition = repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(process)
                    .latestVersion()
                    .singleResult();
            var started = new ProcessInstance[1];
            meter.read(process, () -> started[0] = engineForms.submitStartForm(definition.getId(), Map.of()));
            return started[0];
        });
    }

    /** Takes the open task of this step, fills in its form and completes it. */
    void does(String login, CaseKey subject, String step, Map<String, ?> decision) {
        var task = takes(login, subject, step);
        saves(login, task, decision);
        completes(login, task);
    }

    String takes(String login, CaseKey subject, String step) {
        calendar.passesAMinute();
        return as(login, () -> {
            var task = openTask(subject, step);
            if (tasks.createTaskQuery().taskId(task).singleResult().getAssignee() == null) {
                tasks.claim(task, me());
            }
            return task;
        });
    }

    void givesBack(String task) {
        tasks.setAssignee(task, null);
    }

    /** Fills in the form and puts to it the papers it asks for and lacks. */
    void saves(String login, String task, Map<String, ?> decision) {
        putsWhatIsAsked(login, task);
        writes(login, task, decision);
    }

    void putsWhatIsAsked(String login, String task) {
        as(login, () -> forms.show(task).papers().papers()).stream()
                .filter(asked -> asked.required() && asked.files().isEmpty())
                .forEach(asked -> puts(login, task, asked.code()));
    }

    /** Puts a scan of this paper to the task. */
    TaskPapers.Shown puts(String login, String task, Paper paper) {
        return puts(login, task, paper, Scans.pdf());
    }

    TaskPapers.Shown puts(String login, String task, Paper paper, byte[] content) {
        return as(login, () -> {
            try {
                return papers.put(task, paper, new MockMultipartFile("file", paper.title(), null, content));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    TaskController.Form sees(String login, String task) {
        return as(login, () -> forms.show(task));
    }

    /** Fills in the form and leaves its papers as they are. */
    void writes(String login, String task, Map<String, ?> decision) {
        as(login, () -> {
            var form = forms.show(task);
            assertThat(form.task().mine()).as("task of " + login).isTrue();
            return forms.save(
                    task,
                    new TaskController.Save(
                            form.task().revision(), form.decision().version(), json.valueToTree(decision)));
        });
    }

    /** Saves what was filled in on a form that was opened some time ago. */
    void saves(String login, String task, int revision, int version, Map<String, ?> decision) {
        as(login, () -> forms.save(task, new TaskController.Save(revision, version, json.valueToTree(decision))));
    }

    void completes(String login, String task) {
        as(login, () -> {
            var step = tasks.createTaskQuery().taskId(task).singleResult();
            meter.read(
                    step == null ? task : step.getTaskDefinitionKey(),
                    () -> engineForms.submitTaskForm(task, Map.of()));
            return task;
        });
    }

    /** Ends a case for good, as only whoever keeps the system running could. */
    void dismisses(ProcessInstance instance) {
        Scope.system(() -> {
            runtime.deleteProcessInstance(instance.getId(), "Dismissed in a story");
            return null;
        });
    }

    /** The one open task of a step; of a proposal's registration and payment too. */
    String openTask(CaseKey subject, String step) {
        return tables.row("""
                select task_id from step where ? in (subject, 'proposal-' || proposal_id) and step = ? and closed_at is null
                """, subject.toString(), step);
    }

    List<String> openSteps(CaseKey subject) {
        return tables.rows("""
                select step from step where ? in (subject, 'proposal-' || proposal_id) and closed_at is null order by step
                """, subject.toString());
    }

    /** The sentence by which a deed is refused; it must be refused by one. */
    static String refusal(ThrowingCallable deed) {
        var thrown = catchThrowable(deed);
        assertThat(thrown).as("refusal").isNotNull();
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause instanceof Refused || cause instanceof Refusal)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Refused without a sentence", thrown))
                .getMessage();
    }

    private String me() {
        return identity.getCurrentAuthentication().getUserId();
    }
}
