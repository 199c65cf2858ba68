package id.payungdesa.outbox;

import id.payungdesa.database.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves orders out and messages in, on every node, in the system's scope; one failing village holds up no other. */
@Component
public class Dispatcher {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int TOGETHER = 25;

    private final Outbox outbox;
    private final Inbox inbox;
    private final Map<String, Channel> channels;
    private final List<Feed> feeds;
    private final Listener listener;
    private final TransactionTemplate transaction;

    Dispatcher(
            Outbox outbox,
            Inbox inbox,
            List<Channel> channels,
            List<Feed> feeds,
            Listener listener,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.inbox = inbox;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::kind, Function.identity()));
        this.feeds = feeds;
        this.listener = listener;
        this.transaction = transaction;
    }

    /** News the other side keeps for us to fetch, such as settlements. */
    public interface Feed {

        void fetch();
    }

    /** All there is to do. */
    void run() {
        Scope.system(() -> {
            while (dispatch() == TOGETHER) {
                // a full group of orders was carried, so more may be due
            }
            return null;
        });
    }

    /** Lends a hand while orders are due. */
    void help() {
        Scope.system(() -> {
            while (carrySome() == TOGETHER) {
                // a full group of orders was carried, so more may be due
            }
            return null;
        });
    }

    /** One round of what is due; messages go between the orders, which may each wait long for the other side. */
    public int dispatch() {
        deliverAll();
        var carried = carrySome();
        feeds.forEach(this::fetch);
        deliverAll();
        return carried;
    }

    private int carrySome() {
        var carried = 0;
        while (carried < TOGETHER && carryNext()) {
            carried++;
            deliverAll();
        }
        return carried;
    }

    private void deliverAll() {
        while (deliver() == TOGETHER) {
            // a full group was delivered, so more may be waiting
        }
    }

    private boolean carryNext() {
        var order = outbox.claim();
        order.ifPresent(this::carry);
        return order.isPresent();
    }

    private void carry(Order order) {
        var channel = channels.get(order.kind());
        try {
            if (order.unsent()) {
                channel.send(order);
                outbox.sent(order);
            } else {
                channel.ask(order).ifPresentOrElse(reply -> take(order, reply), () -> outbox.neverArrived(order));
            }
        } catch (Channel.Rejected e) {
            log.warn("Order {} was refused: {}", order.reference(), cause(e));
            outbox.refused(order, e.getMessage());
        } catch (Channel.Doubt e) {
            log.warn("No clear answer to order {}: {}", order.reference(), cause(e));
            outbox.unknown(order, e.getMessage());
        } catch (RuntimeException e) {
            log.error("Order {} failed", order.reference(), e);
            outbox.unknown(
                    order,
                    "Kesalahan di aplikasi (%s). Pengelola Sistem memeriksa sebabnya di log."
                            .formatted(e.getClass().getSimpleName()));
        }
    }

    private static String cause(RuntimeException e) {
        return (e.getCause() == null ? e : e.getCause()).getMessage();
    }

    private void take(Order order, Channel.Reply reply) {
        if (!reply.answered()) {
            outbox.stillWaiting(order);
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (outbox.answered(order)) {
                reply.store().run();
                inbox.take(order.kind(), order.reference(), reply.message(), order.subject(), order.villageId());
            }
        });
    }

    private void fetch(Feed feed) {
        try {
            feed.fetch();
        } catch (RuntimeException e) {
            log.warn("A feed could not be read: {}", e.getMessage());
        }
    }

    private int deliver() {
        try {
            return transaction.execute(status -> {
                var due = inbox.due(TOGETHER);
                due.forEach(this::hand);
                return due.size();
            });
        } catch (RuntimeException e) {
            log.warn("A group of messages failed together, now one by one: {}", e.getMessage());
            return deliverSingly();
        }
    }

    private int deliverSingly() {
        var tried = 0;
        while (tried < TOGETHER && deliverNext()) {
            tried++;
        }
        return tried;
    }

    /** One transaction holds a message from taking to telling, so that no other node tells it too. */
    private boolean deliverNext() {
        var held = new AtomicReference<Inbox.Message>();
        try {
            transaction.executeWithoutResult(status -> inbox.due(1).forEach(message -> {
                held.set(message);
                hand(message);
            }));
        } catch (RuntimeException e) {
            if (held.get() == null) {
                throw e;
            }
            log.error("Message {} to {} failed", held.get().name(), held.get().subject(), e);
            transaction.executeWithoutResult(status -> inbox.later(held.get(), e.toString()));
        }
        return held.get() != null;
    }

    private void hand(Inbox.Message message) {
        if (listener.deliver(message)) {
            inbox.delivered(message);
        } else if (listener.isMoot(message)) {
            inbox.moot(message);
        } else {
            inbox.later(message, null);
        }
    }
}
