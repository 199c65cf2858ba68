package id.payungdesa.process;

import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.Seat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The Java half of a user task: the decision its form saves, what the form shows, and what completing it does; the papers
 * it asks for, and who may record it when its desk signs on paper. Its bean bears the task's id.
 */
record UserTask<D>(
        Class<D> decision,
        Function<CaseKey, Object> view,
        BiConsumer<CaseKey, D> complete,
        List<Ask> asks,
        Optional<Role> recorder,
        Help help,
        boolean startersOwn) {

    /** What a desk of the kecamatan may do here for a village without connection. */
    enum Help {
        NONE,
        FILLING_IN,
        RECORDING,
        TELLING
    }

    /** A paper that may be put to the task of some cases, and must be to some of those. */
    record Ask(Paper paper, Predicate<CaseKey> offered, Predicate<CaseKey> required) {}

    UserTask(Class<D> decision, Function<CaseKey, Object> view, BiConsumer<CaseKey, D> complete) {
        this(decision, view, complete, List.of(), Optional.empty(), Help.NONE, false);
    }

    UserTask<D> offers(Paper paper) {
        return asks(new Ask(paper, key -> true, key -> false));
    }

    UserTask<D> requires(Paper paper) {
        return asks(new Ask(paper, key -> true, key -> true));
    }

    /** A paper that only some cases need; the others are not asked for it. */
    UserTask<D> requires(Paper paper, Predicate<CaseKey> when) {
        return asks(new Ask(paper, when, when));
    }

    /** The desk may sign on paper; holders of this role in the same area then record it, with a scan. */
    UserTask<D> recordedBy(Role role) {
        return new UserTask<>(decision, view, complete, asks, Optional.of(role), help, startersOwn);
    }

    /** The kecamatan may fill this in for a village without connection. */
    UserTask<D> filledInByHelpers() {
        return new UserTask<>(decision, view, complete, asks, recorder, Help.FILLING_IN, startersOwn);
    }

    /** The kecamatan may record what the head of a village without connection signed on paper, with a scan. */
    UserTask<D> recordedByHelpers() {
        return new UserTask<>(decision, view, complete, asks, recorder, Help.RECORDING, startersOwn);
    }

    /** The kecamatan may say this for a village without connection; who does has had no hand in the proposal by that. */
    UserTask<D> toldByHelpers() {
        return new UserTask<>(decision, view, complete, asks, recorder, Help.TELLING, startersOwn);
    }

    /** Whoever has just started the case and sits at this desk goes on with it, and need not take it first. */
    UserTask<D> takenByStarter() {
        return new UserTask<>(decision, view, complete, asks, recorder, help, true);
    }

    boolean helped() {
        return help != Help.NONE;
    }

    /** Whether this official records here what was signed on paper. */
    boolean records(Seat seat, Official official) {
        return seat.records(official) && help != Help.FILLING_IN && help != Help.TELLING;
    }

    /** Whether this official fills in here for the village. */
    boolean fillsIn(Seat seat, Official official) {
        return seat.helps(official) && help == Help.FILLING_IN;
    }

    private UserTask<D> asks(Ask ask) {
        return new UserTask<>(
                decision,
                view,
                complete,
                Stream.concat(asks.stream(), Stream.of(ask)).toList(),
                recorder,
                help,
                startersOwn);
    }

    /** The papers this case may show here, and which of them it must. */
    Map<Paper, Boolean> papers(CaseKey key) {
        var papers = new EnumMap<Paper, Boolean>(Paper.class);
        asks.stream()
                .filter(ask -> ask.offered().test(key))
                .forEach(ask -> papers.merge(ask.paper(), ask.required().test(key), Boolean::logicalOr));
        return papers;
    }
}
