package id.payungdesa;

import id.payungdesa.enrolment.Insurer;
import id.payungdesa.enrolment.MatchingOrder;
import id.payungdesa.enrolment.OrderStatus;
import id.payungdesa.enrolment.RegistrationOrder;
import id.payungdesa.enrolment.RenewalOrder;
import id.payungdesa.enrolment.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An insurer that answers what a test has told it to. */
public final class InsurerForTests implements Insurer {

    private final Map<String, OrderStatus> orders = new ConcurrentHashMap<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private final List<String> received = new ArrayList<>();

    public void answers(OrderStatus status) {
        orders.put(status.reference(), status);
    }

    public void settles(Settlement settlement) {
        settlements.add(settlement);
    }

    public List<String> received() {
        return received;
    }

    public long nextSettlement() {
        return settlements.size() + 1L;
    }

    @Override
    public void submit(MatchingOrder order) {
        received.add(order.reference());
        orders.putIfAbsent(order.reference(), OrderStatus.received(order.reference(), OrderStatus.Kind.MATCHING));
    }

    @Override
    public void submit(RegistrationOrder order) {
        received.add(order.reference());
        orders.putIfAbsent(order.reference(), OrderStatus.received(order.reference(), OrderStatus.Kind.REGISTRATION));
    }

    @Override
    public void submit(RenewalOrder order) {
        received.add(order.reference() + " for " + order.billingCode());
        orders.putIfAbsent(order.reference(), OrderStatus.received(order.reference(), OrderStatus.Kind.RENEWAL));
    }

    @Override
    public Optional<OrderStatus> ask(String reference) {
        return Optional.ofNullable(orders.get(reference));
    }

    @Override
    public List<Settlement> settlementsAfter(long sequence) {
        return settlements.stream()
                .filter(settlement -> settlement.sequence() > sequence)
                .toList();
    }
}
