package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.MovableClock;
import id.payungdesa.database.Scope;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.outbox.Dispatcher;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.roster.RosterFile;
import id.payungdesa.roster.RosterIntake;
import id.payungdesa.sandbox.Sandbox;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tells a case as it would be told: who sits at which desk and what they decide there, saved first and then completed. */
@TestComponent
class Story {

    private final Officials officials;
    private final Proposals proposals;
    private final RosterIntake intake;
    private final TaskController forms;
    private final StartController starts;
    private final Dispatcher dispatcher;
    private final Registrations registrations;
    private final Sandbox sandbox;
    private final IdentityService identity;
    private final RepositoryService repository;
    private final FormService engineForms;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ObjectMapper json;
    private final MovableClock clock;

    Story(
            Officials officials,
            Proposals proposals,
            RosterIntake intake,
            TaskController forms,
            StartController starts,
            Dispatcher dispatcher,
            Registrations registrations,
            Sandbox sandbox,
            IdentityService identity,
            RepositoryService repository,
            FormService engineForms,
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            ObjectMapper json,
            MovableClock clock) {
        this.officials = officials;
        this.proposals = proposals;
        this.intake = intake;
        this.forms = forms;
        this.starts = starts;
        this.dispatcher = dispatcher;
        this.registrations = registrations;
        this.sandbox = sandbox;
        this.identity = identity;
        this.repository = repository;
        this.engineForms = engineForms;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.json = json;
        this.clock = clock;
    }

    /** Does something as the official, with exactly the rights of a request of theirs. */
    <T> T as(String login, Supplier<T> work) {
        var official = officials.findByLogin(login).orElseThrow();
        SecurityContextHolder.getContext().setAuthentication(login(official));
        identity.setAuthentication(official.id().toString(), official.groups());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
            SecurityContextHolder.clearContext();
        }
    }

    private static UsernamePasswordAuthenticationToken login(Official official) {
        return UsernamePasswordAuthenticationToken.authenticated(official.id().toString(), null, java.util.List.of());
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
            return engineForms.submitStartForm(definition.getId(), Map.of());
        });
    }

    /** Hands in a list for the proposal. */
    RosterIntake.Outcome hasList(String login, ProposalId proposal, String pasted) {
        return as(login, () -> intake.take(proposals.get(proposal).list(), RosterFile.paste(pasted)));
    }

    /** Takes the one open task of this step, fills in its form and completes it. */
    void does(String login, String step, Map<String, ?> decision) {
        as(login, () -> {
            var task = task(step);
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), identity.getCurrentAuthentication().getUserId());
            }
            var form = forms.show(task.getId());
            assertThat(form.task().mine()).isTrue();
            forms.save(
                    task.getId(),
                    new TaskController.Save(
                            form.task().revision(), form.decision().version(), json.valueToTree(decision)));
            engineForms.submitTaskForm(task.getId(), Map.of());
            return null;
        });
    }

    /** The open task of the step, as the official at work sees it. */
    Task task(String step) {
        return tasks.createTaskQuery().taskDefinitionKey(step).singleResult();
    }

    /** Pays the proposal's billing code at the counter of the bank and brings home the reference. */
    String paysAtTheBank(ProposalId proposal) {
        var code = as("bendahara.tanjungaru", () -> registrations.bill(proposal).code());
        return sandbox.pay(code).orElseThrow();
    }

    /** Lets the insurer answer until the condition holds. */
    void waitsFor(Supplier<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    dispatches();
                    return condition.get();
                });
    }

    void dispatches() {
        Scope.system(() -> {
            dispatcher.dispatch();
            return null;
        });
    }

    /** Moves the one clock, the engine's with it, and lets whatever is due happen. */
    void becomes(LocalDate day, LocalTime time) {
        clock.setWita(day, time);
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
        management.createJobQuery().executable().list().forEach(job -> management.executeJob(job.getId()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Indonesian.WITA);
    }

    ProposalId proposal(ProcessInstance instance) {
        return new ProposalId(CaseKey.parse(businessKey(instance)).id());
    }

    String businessKey(ProcessInstance instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getBusinessKey();
    }
}
