package id.payungdesa.endorsement;

import java.util.Map;

/** What a desk does with the round before it: it goes on or comes back whole, either way without whom is taken out. */
public interface DeskDecision {

    enum Outcome {
        APPROVE,
        RETURN
    }

    Outcome outcome();

    String note();

    Map<Long, TakeOut> takenOut();

    default boolean returns() {
        return outcome() == Outcome.RETURN;
    }

    default boolean saysWhy() {
        return !returns() || (note() != null && !note().isBlank());
    }
}
