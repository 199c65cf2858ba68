package id.payungdesa.process;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.Notices.Kind;
import id.payungdesa.proposal.OpenSteps;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What happens when a desk is silent: its task moves up, and it or those above it are told, once each. */
@Component
class Silence {

    private static final int REMINDED = 60;
    private static final int ESCALATED = 80;

    private final OpenSteps steps;
    private final Proposals proposals;
    private final Regions regions;
    private final Notices notices;
    private final Desk desk;
    private final WorkingDays workingDays;
    private final TaskService tasks;
    private final Clock clock;

    Silence(
            OpenSteps steps,
            Proposals proposals,
            Regions regions,
            Notices notices,
            Desk desk,
            WorkingDays workingDays,
            TaskService tasks,
            Clock clock) {
        this.steps = steps;
        this.proposals = proposals;
        this.regions = regions;
        this.notices = notices;
        this.desk = desk;
        this.workingDays = workingDays;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The end of so many working days after the step was opened. */
    Deadline of(String step, int days) {
        return new Deadline(key -> {
            var opened = steps.openSince(key.toString(), step).orElseGet(clock::instant);
            return workingDays.endOf(workingDays.after(LocalDate.ofInstant(opened, Indonesian.WITA), days));
        });
    }

    /** Reminds the desk itself; the sentence has a place for the village. */
    void remind(DelegateExecution execution, String step, String sentence) {
        var key = CaseKey.of(execution);
        raise(execution, step, REMINDED);
        steps.openPost(key.toString(), step).ifPresent(post -> tell(key, post, Kind.REMINDER, sentence));
    }

    /** Tells those above the desk; the sentence has a place for the village. */
    void escalate(DelegateExecution execution, String step, String sentence, Role... above) {
        var key = CaseKey.of(execution);
        raise(execution, step, ESCALATED);
        for (var role : above) {
            tell(key, desk.post(key, role), Kind.ESCALATION, sentence);
        }
    }

    private void raise(DelegateExecution execution, String step, int priority) {
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(step)
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), priority));
    }

    private void tell(CaseKey key, Post post, Kind kind, String sentence) {
        var proposal = new ProposalId(key.id());
        var village = regions.get(proposals.get(proposal).village());
        notices.tell(post, proposal, kind, sentence.formatted("Desa " + village.name()));
    }
}
