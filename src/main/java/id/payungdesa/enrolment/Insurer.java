package id.payungdesa.enrolment;

import java.util.List;
import java.util.Optional;

/**
 * The insurer: orders go out under our reference, and what became of them is asked for by that reference.
 *
 * <p>Every method throws {@link InsurerSilent} when there is no answer that can be trusted.
 */
public interface Insurer {

    /**
     * Hands an order over; handing the same one over again has no second effect.
     *
     * @throws InsurerRefused when this call changed nothing; an earlier call with the same reference may have
     */
    void submit(MatchingOrder order);

    /** Hands an order over under the same promise as {@link #submit(MatchingOrder)}. */
    void submit(RegistrationOrder order);

    /** Hands an order over under the same promise as {@link #submit(MatchingOrder)}. */
    void submit(RenewalOrder order);

    /** What the insurer knows under our reference; empty only when it says that it never received the order. */
    Optional<OrderStatus> ask(String reference);

    /** The next settlements in order, a limited number at a time: ask again after the last one until none is left. */
    List<Settlement> settlementsAfter(long sequence);
}
