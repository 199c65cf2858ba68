package id.payungdesa.process;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.endorsement.Rounds;
import id.payungdesa.payment.Disputes;
import id.payungdesa.proposal.Cards;
import id.payungdesa.proposal.Seat;
import id.payungdesa.proposal.Step;
import id.payungdesa.proposal.Steps;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Stands at every user task: opens its step with card and due date, and applies the saved decision when it completes. */
@Component("taskSteps")
class TaskSteps implements TaskListener {

    private final Steps steps;
    private final Cards cards;
    private final Cases cases;
    private final Rounds rounds;
    private final Disputes disputes;
    private final Decisions decisions;
    private final Map<String, UserTask<?>> tasks;
    private final DueDates dueDates;
    private final TaskPapers papers;
    private final Officials officials;
    private final Bystanders bystanders;
    private final Helping helping;
    private final CurrentOfficial current;
    private final Clock clock;

    TaskSteps(
            Steps steps,
            Cards cards,
            Cases cases,
            Rounds rounds,
            Disputes disputes,
            Decisions decisions,
            Map<String, UserTask<?>> tasks,
            DueDates dueDates,
            TaskPapers papers,
            Officials officials,
            Bystanders bystanders,
            Helping helping,
            CurrentOfficial current,
            Clock clock) {
        this.steps = steps;
        this.cards = cards;
        this.cases = cases;
        this.rounds = rounds;
        this.disputes = disputes;
        this.decisions = decisions;
        this.tasks = tasks;
        this.dueDates = dueDates;
        this.papers = papers;
        this.officials = officials;
        this.bystanders = bystanders;
        this.helping = helping;
        this.current = current;
        this.clock = clock;
    }

    /** The engine forgets what it was about when somebody else ends the task in the same moment. */
    @Override
    public void notify(DelegateTask task) {
        if (task.getEventName() == null) {
            throw new Refusal("Tugas ini baru saja berubah. Muat ulang halaman, lalu periksa lagi.");
        }
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> open(task);
            case EVENTNAME_ASSIGNMENT -> taken(task);
            case EVENTNAME_COMPLETE -> complete(task);
            case EVENTNAME_DELETE -> steps.drop(task.getId());
            default -> throw new IllegalStateException("Not listened to: " + task.getEventName());
        }
    }

    private void open(DelegateTask task) {
        var key = CaseKey.of(task.getExecution());
        var seat = seat(task);
        var due = dueDates.of(task.getTaskDefinitionKey(), key, clock.instant());
        task.setDueDate(Date.from(due));
        var opened =
                switch (key.kind()) {
                    case ROUND -> openForRound(task, key, seat, due);
                    case DISPUTE -> openForDispute(task, key, seat, due);
                    default -> openForProposal(task, key, seat, due);
                };
        task.setDescription(opened.card());
        opened.seat().recorder().ifPresent(recorder -> task.addCandidateGroup(recorder.group()));
        if (tasks.get(task.getTaskDefinitionKey()).startersOwn()) {
            takeByStarter(task, opened);
        }
    }

    /** Of a village without connection it is for whoever gets to it first. */
    private void takeByStarter(DelegateTask task, Cards.Opened opened) {
        if (opened.seat().recorder().isEmpty() && !opened.isBack()) {
            current.find()
                    .filter(official -> official.posts().contains(opened.seat().post()))
                    .ifPresent(official -> task.setAssignee(official.id().toString()));
        }
    }

    private Cards.Opened openForProposal(DelegateTask task, CaseKey key, Seat seat, Instant due) {
        var step = task.getTaskDefinitionKey();
        return cards.open(
                task.getId(),
                step,
                key.toString(),
                cases.proposal(key),
                seat,
                tasks.get(step).helped(),
                due);
    }

    private Cards.Opened openForRound(DelegateTask task, CaseKey key, Seat seat, Instant due) {
        var card = rounds.card(Cases.round(key));
        return new Cards.Opened(
                cards.openForRegency(task.getId(), task.getTaskDefinitionKey(), key.toString(), seat, due, card), seat);
    }

    /** Money under a code nobody knows is a matter of the regency alone. */
    private Cards.Opened openForDispute(DelegateTask task, CaseKey key, Seat seat, Instant due) {
        var dispute = disputes.get(Cases.dispute(key));
        var matter = "%s: %s".formatted(dispute.kind().title(), dispute.amount());
        if (dispute.payment().isPresent()) {
            var opened = openForProposal(task, key, seat, due);
            return new Cards.Opened(opened.card() + " · " + matter, opened.seat());
        }
        return new Cards.Opened(
                cards.openForRegency(
                        task.getId(),
                        task.getTaskDefinitionKey(),
                        key.toString(),
                        seat,
                        due,
                        new Cards.Card(matter, Optional.empty(), dispute.amount())),
                seat);
    }

    private Seat seat(DelegateTask task) {
        var seat = Seat.of(post(task));
        return tasks.get(task.getTaskDefinitionKey())
                .recorder()
                .map(seat::recordedBy)
                .orElse(seat);
    }

    /** Whoever may not review a proposal hears it when they reach for the task; of others {@link HandOver} has asked. */
    private void taken(DelegateTask task) {
        if (task.getAssignee() != null) {
            refusing(() -> current.find()
                    .filter(official -> official.id().toString().equals(task.getAssignee()))
                    .ifPresent(
                            official -> steps.find(task.getId()).ifPresent(step -> bystanders.refuse(official, step))));
        }
    }

    /** The desk, as the diagram named it: the group is the role and its area. */
    private static Post post(DelegateTask task) {
        var group = task.getCandidates().iterator().next().getGroupId();
        var dash = group.lastIndexOf('-');
        return new Post(Role.of(group.substring(0, dash)), Integer.parseInt(group.substring(dash + 1)));
    }

    /**
     * The engine lets its own exceptions through at once. For any other it first looks for a boundary event, and loses it
     * when somebody else has just ended the case.
     */
    private void complete(DelegateTask task) {
        refusing(() -> decide(task));
    }

    private static void refusing(Runnable deed) {
        try {
            deed.run();
        } catch (Refused refused) {
            throw new Refusal(refused.getMessage());
        } catch (DataAccessException failure) {
            throw Refused.byDatabase(failure)
                    .<RuntimeException>map(refused -> new Refusal(refused.getMessage()))
                    .orElse(failure);
        }
    }

    private void decide(DelegateTask task) {
        var official = current.get();
        var step = steps.close(task.getId(), official, ((TaskEntity) task).getRevision());
        if (!step.seat().takes(official)) {
            throw new Refused("Tugas ini bukan untuk jabatan Anda.");
        }
        var of = tasks.get(step.name());
        helping.requireCalled(step, official);
        if (of.fillsIn(step.seat(), official)) {
            var represented = holder(step);
            steps.recordedFor(step, represented);
            current.record(represented, () -> apply(of, step));
        } else if (of.records(step.seat(), official)) {
            var signer = signer(step);
            bystanders.refuseSigner(signer, step);
            steps.recordedFor(step, signer);
            current.record(signer, () -> apply(of, step));
        } else {
            apply(of, step);
        }
        papers.require(step, official);
    }

    /** Who signed on paper what is recorded here. */
    private Official signer(Step step) {
        var signedOn = decisions.read(step.content(), OnPaper.class).paper().date();
        if (signedOn.isAfter(Indonesian.today(clock))) {
            throw new Refused("Tanggal tanda tangan di kertas tidak boleh di masa depan.");
        }
        return officials
                .holder(step.post())
                .orElseThrow(() -> new Refused(
                        "Jabatan %s sedang kosong, jadi tanda tangannya belum dapat dicatat. Minta pengelola sistem mengisinya."
                                .formatted(step.post().role().title())));
    }

    /** For whom it is filled in here. */
    private Official holder(Step step) {
        return officials
                .holder(step.post())
                .orElseThrow(() -> new Refused(
                        "Jabatan %s di desa ini sedang kosong, jadi tidak ada yang diwakili. Minta pengelola sistem mengisinya."
                                .formatted(step.post().role().title())));
    }

    private <D> void apply(UserTask<D> task, Step step) {
        task.complete().accept(CaseKey.parse(step.subject()), decisions.read(step.content(), task.decision()));
    }
}
