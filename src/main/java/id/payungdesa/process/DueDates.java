package id.payungdesa.process;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.review.Evaluations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** When a desk should be done: the law's day for the evaluation, a service level in working days for the rest. */
@Component
class DueDates {

    private static final int USUALLY = 5;
    private static final Map<String, Integer> SERVICE_LEVELS = Map.of(
            "draftProposal",
            20,
            "correctProposal",
            20,
            "receiveFile",
            2,
            "signProposal",
            3,
            "payContribution",
            3,
            "payForVillage",
            3);
    private static final Set<String> BY_LAW = Set.of("prepareEvaluation", "signEvaluation");

    private final WorkingDays workingDays;
    private final Evaluations evaluations;

    DueDates(WorkingDays workingDays, Evaluations evaluations) {
        this.workingDays = workingDays;
        this.evaluations = evaluations;
    }

    Instant of(String task, CaseKey key, Instant opened) {
        if (BY_LAW.contains(task)) {
            return evaluations.due(new id.payungdesa.proposal.ProposalId(key.id()));
        }
        var start = LocalDate.ofInstant(opened, Indonesian.WITA);
        return workingDays.endOf(workingDays.after(start, SERVICE_LEVELS.getOrDefault(task, USUALLY)));
    }
}
