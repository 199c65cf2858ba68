package id.payungdesa.process;

import id.payungdesa.access.Official;
import id.payungdesa.access.Post;
import id.payungdesa.proposal.HelpingHands;
import id.payungdesa.proposal.OpenSteps;
import id.payungdesa.proposal.OutageChanged;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Step;
import id.payungdesa.region.VillageId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Opens a village's own tasks to the kecamatan while the village is without connection, and closes them to it again. */
@Component
class Helping {

    private final OpenSteps steps;
    private final HelpingHands hands;
    private final Supplier<Map<String, UserTask<?>>> tasks;
    private final TaskService engine;
    private final ClaimedTasks claimed;
    private final OnNobodysBehalf onNobodysBehalf;

    Helping(
            OpenSteps steps,
            HelpingHands hands,
            ObjectProvider<Map<String, UserTask<?>>> tasks,
            TaskService engine,
            ClaimedTasks claimed,
            OnNobodysBehalf onNobodysBehalf) {
        this.steps = steps;
        this.hands = hands;
        this.tasks = SingletonSupplier.of(tasks::getObject);
        this.engine = engine;
        this.claimed = claimed;
        this.onNobodysBehalf = onNobodysBehalf;
    }

    @EventListener
    void on(OutageChanged event) {
        arrange();
        claimed.giveBack();
    }

    /**
     * Tasks that were there before the village was marked, and those still there when that has ended. Whoever of the village has
     * taken one is cut off with it: what they have written stays, and it lies at the desks again.
     */
    @Transactional
    public int arrange() {
        var helped = steps.arrangeHelp(helpedSteps());
        return onNobodysBehalf.does(() -> {
            helped.forEach(help -> {
                help.before().map(Post::group).ifPresent(group -> engine.deleteCandidateGroup(help.taskId(), group));
                help.now().map(Post::group).ifPresent(group -> {
                    engine.addCandidateGroup(help.taskId(), group);
                    engine.setAssignee(help.taskId(), null);
                });
            });
            return helped.size();
        });
    }

    private List<String> helpedSteps() {
        return tasks.get().entrySet().stream()
                .filter(task -> task.getValue().helped())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A mark may have ended since the task was taken. */
    void requireCalled(Step step, Official official) {
        if (step.seat().helps(official)) {
            hands.requireHelps(official, new VillageId(step.post().area()));
        }
    }

    /** Whatever somebody writes into a task they only help with is remembered of them; but not that they record a signature. */
    void lends(Step step, Official official) {
        requireCalled(step, official);
        if (tasks.get().get(step.name()).fillsIn(step.seat(), official)) {
            hands.lent(official, new ProposalId(CaseKey.parse(step.subject()).id()));
        }
    }
}
