package id.payungdesa.process;

import id.payungdesa.endorsement.DeskDecision;
import id.payungdesa.endorsement.Passes;
import id.payungdesa.endorsement.Revision;
import id.payungdesa.endorsement.RoundId;
import id.payungdesa.endorsement.TakeOut;
import id.payungdesa.endorsement.TakeOuts;
import id.payungdesa.outbox.Inbox;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What all desks of a round may do besides signing: take villages out, and give the whole round back. */
@Component
class RoundDesks {

    private final TakeOuts takeOuts;
    private final Passes passes;
    private final RoundForms forms;
    private final Inbox inbox;

    RoundDesks(TakeOuts takeOuts, Passes passes, RoundForms forms, Inbox inbox) {
        this.takeOuts = takeOuts;
        this.passes = passes;
        this.forms = forms;
        this.inbox = inbox;
    }

    <D extends DeskDecision> UserTask<D> desk(String step, Class<D> type, BiConsumer<RoundId, D> approve) {
        return new UserTask<>(type, forms::round, (key, decision) -> {
            var round = Cases.round(key);
            takeOut(round, step, decision.takenOut());
            if (decision.returns()) {
                passes.giveBack(round, step, decision.note());
            } else {
                approve.accept(round, decision);
                passes.signed(round);
            }
        });
    }

    /** The desk that a returned round comes back to; who dissolves it leaves that to the next step. */
    UserTask<Revision> revision(String step) {
        return new UserTask<>(Revision.class, forms::round, (key, revision) -> {
            var round = Cases.round(key);
            takeOut(round, step, revision.takenOut());
            if (revision.outcome() == Revision.Outcome.RESUBMIT) {
                passes.sendAgain(round, revision);
            }
        });
    }

    Gateway outcome() {
        return new Gateway(key -> passes.returned(Cases.round(key)) ? "returned" : "approved");
    }

    /** A village handed back or refused goes on by itself; one that waits for another round hears no message. */
    private void takeOut(RoundId round, String step, Map<Long, TakeOut> takenOut) {
        var decided = takeOuts.take(round, step, takenOut);
        inbox.takeAll(
                "round",
                "round-" + round + "-",
                "endorsementDecided",
                decided.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> Cases.of(entry.getKey()).toString(),
                                entry -> entry.getValue().value())));
    }
}
