package id.payungdesa.process;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Level;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Officials;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Step;
import id.payungdesa.proposal.Steps;
import id.payungdesa.proposal.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands a task that a colleague has taken on to another of the same desk, or back to the desk: a matter of whoever heads the
 * office. What the colleague had filled in stays to be read.
 */
@Component
class HandOver {

    /** What whoever has done one of these may not do after it. */
    private static final Map<String, Set<String>> AFTER = Map.of(
            "signProposal", Set.of("draftProposal", "correctProposal"),
            "signEvaluation", Set.of("prepareEvaluation"),
            "verifyPaymentRequest", Set.of("requestPayment"),
            "approvePayment", Set.of("requestPayment", "verifyPaymentRequest"),
            "payContribution", Set.of("approvePayment"),
            "initialByLegal", Set.of("recommendRound"),
            "initialBySecretary", Set.of("recommendRound", "initialByLegal"),
            "signDecree", Set.of("recommendRound", "initialByLegal", "initialBySecretary"),
            "confirmResolution", Set.of("resolvePayment"));

    private final Steps steps;
    private final Cases cases;
    private final Proposals proposals;
    private final Officials officials;
    private final Bystanders bystanders;
    private final TaskService engine;
    private final OnNobodysBehalf onNobodysBehalf;
    private final Audit audit;
    private final Notices notices;
    private final CurrentOfficial current;

    HandOver(
            Steps steps,
            Cases cases,
            Proposals proposals,
            Officials officials,
            Bystanders bystanders,
            TaskService engine,
            OnNobodysBehalf onNobodysBehalf,
            Audit audit,
            Notices notices,
            CurrentOfficial current) {
        this.steps = steps;
        this.cases = cases;
        this.proposals = proposals;
        this.officials = officials;
        this.bystanders = bystanders;
        this.engine = engine;
        this.onNobodysBehalf = onNobodysBehalf;
        this.audit = audit;
        this.notices = notices;
        this.current = current;
    }

    /** To nobody in particular, it lies at its desk again. Answers what was done, as a sentence. */
    @Transactional
    public String handOn(String task, Optional<OfficialId> to, String reason) {
        var step = steps.find(task)
                .filter(found -> found.closedAt() == null)
                .orElseThrow(() -> new Refused("Tugas ini tidak ada lagi. Muat ulang halaman."));
        var holder = holder(task);
        requireMay(step, holder);
        if (reason.isBlank()) {
            throw new Refused("Tuliskan alasan tugas ini diserahkan.");
        }
        var next = to.map(id -> successor(id, holder, step));
        onNobodysBehalf.does(() -> {
            engine.setAssignee(task, next.map(one -> one.id().toString()).orElse(null));
            return task;
        });
        tell(step, holder, next, reason.strip());
        return next.map(one -> "Tugas “%s” diserahkan kepada %s.".formatted(Work.title(step.name()), one.name()))
                .orElse("Tugas “%s” kembali ke mejanya.".formatted(Work.title(step.name())));
    }

    private Official holder(String task) {
        var running =
                onNobodysBehalf.does(() -> engine.createTaskQuery().taskId(task).singleResult());
        if (running == null || running.getAssignee() == null) {
            throw new Refused("Tugas ini tidak sedang dipegang siapa pun. Muat ulang halaman.");
        }
        return officials.get(OfficialId.parse(running.getAssignee()));
    }

    /** The head of the office; and a village takes back what the kecamatan has taken at the village's own desk. */
    private void requireMay(Step step, Official holder) {
        var me = current.get();
        var heads = step.post().head().filter(me.posts()::contains).isPresent();
        var takesBack = me.posts().contains(step.post()) && step.seat().helps(holder);
        if (!heads && !takesBack) {
            throw new Refused("Hanya pimpinan kantor ini yang dapat menyerahkan tugas yang dipegang orang lain.");
        }
    }

    private Official successor(OfficialId id, Official holder, Step step) {
        var next = officials.get(id);
        if (next.id().equals(holder.id())) {
            throw new Refused("Tugas ini sudah dipegang %s.".formatted(next.name()));
        }
        if (!next.posts().contains(step.post())) {
            throw new Refused("%s tidak menjabat %s di sini. Pilih petugas dari meja yang sama."
                    .formatted(next.name(), step.post().role().title()));
        }
        bystanders.refuseSuccessor(next, step);
        steps.doneBy(next, step.subject(), AFTER.getOrDefault(step.name(), Set.of()))
                .ifPresent(done -> {
                    throw new Refused(
                            "%s sudah mengerjakan “%s” untuk hal yang sama, jadi tidak boleh menerima tugas ini. Pilih petugas lain."
                                    .formatted(next.name(), Work.title(done)));
                });
        return next;
    }

    private void tell(Step step, Official holder, Optional<Official> next, String reason) {
        var body = new LinkedHashMap<String, Object>();
        body.put("step", step.name());
        body.put("from", holder.id().value());
        body.put("to", next.map(one -> one.id().value()).orElse(null));
        body.put("reason", reason);
        // An illness is the office's own matter; the desk reads only who goes on.
        var sentence = "Tugas “%s” yang dipegang %s %s."
                .formatted(
                        Work.title(step.name()),
                        holder.name(),
                        next.map(one -> "diserahkan kepada " + one.name()).orElse("kembali ke mejanya"));
        var key = CaseKey.parse(step.subject());
        if (step.post().level() == Level.REGENCY) {
            audit.recordForRegency("TASK_HANDED_ON", step.subject(), body);
            notices.tell(step.post(), Notices.Kind.HANDED_ON, sentence);
            return;
        }
        var proposal = cases.proposal(key);
        audit.record(proposals.get(proposal).village(), "TASK_HANDED_ON", step.subject(), null, body);
        notices.tell(step.post(), proposal, Notices.Kind.HANDED_ON, sentence);
    }
}
