package id.payungdesa.process;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.proposal.StartDecisions;
import org.springframework.stereotype.Component;

/** Takes what the official at the start form has saved for it. */
@Component
class Starts {

    private final StartDecisions saved;
    private final Decisions decisions;
    private final CurrentOfficial current;

    Starts(StartDecisions saved, Decisions decisions, CurrentOfficial current) {
        this.saved = saved;
        this.decisions = decisions;
        this.current = current;
    }

    <D> D take(String process, Class<D> decision) {
        return decisions.read(saved.take(process, current.get()), decision);
    }
}
