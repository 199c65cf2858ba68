package id.payungdesa.outbox;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the {@link Stall}s, tells of each once and again when it is over. In the system's scope, because whoever keeps the
 * system running sees no village: only ids, the village's name and the other side's words leave here.
 */
@Component
public class Stalls {

    private static final Logger log = LoggerFactory.getLogger(Stalls.class);

    private static final String ORDER_STALLED = """
            (state <> 'ANSWERED'
                and (state = 'REFUSED' or coalesce(retried_at, queued_at) < clock_timestamp() - cast(:patience as interval))
                and exists (
                    select from proposal
                    where proposal.id = outbox_order.proposal_id and proposal.stage not in ('WITHDRAWN', 'REFUSED')))
            """;
    private static final String MESSAGE_STALLED = "(delivered_at is null and not moot and errors >= 5)";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Inbox inbox;
    private final CurrentOfficial current;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final String patience;

    Stalls(
            JdbcClient jdbc,
            Outbox outbox,
            Inbox inbox,
            CurrentOfficial current,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            @Value("${payung.dispatcher.patience:2 days}") String patience) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.inbox = inbox;
        this.current = current;
        this.events = events;
        this.transaction = transaction;
        this.patience = patience;
    }

    /** Longest first. */
    public List<Stall> all() {
        requireHelper();
        return everywhere(() -> jdbc.sql("""
                select 'ORDER' as kind, outbox_order.id::text as key, outbox_order.kind as about, state,
                    village.name as village, last_error as error,
                    case when state = 'REFUSED' then answered_at else coalesce(retried_at, queued_at) end as since
                from outbox_order join village on village.id = village_id
                where state <> 'ANSWERED' and
                """ + ORDER_STALLED + """
                union all
                select 'MESSAGE', source || '/' || message_id, inbox_message.name, 'FAILED', village.name,
                    regexp_replace(split_part(last_error, ':', 1), '^.*\\.', ''), arrived_at
                from inbox_message join village on village.id = village_id
                where errors > 0 and
                """ + MESSAGE_STALLED + " order by since")
                .param("patience", patience)
                .query(Stall.class)
                .list());
    }

    /** Hands a refused order over once more, under its own reference. */
    public void retry(long order) {
        requireHelper();
        everywhere(() -> {
            outbox.retry(order);
            return true;
        });
    }

    /** Asks soon what became of an order; it is not sent again unless it never arrived. */
    public void askAgain(long order) {
        requireHelper();
        everywhere(() -> outbox.askAgain(order));
    }

    /** Hands a message over again soon. */
    public void deliverAgain(String key) {
        requireHelper();
        var slash = key.indexOf('/');
        everywhere(() -> inbox.again(key.substring(0, slash), key.substring(slash + 1)));
    }

    private void requireHelper() {
        if (!current.get().handlesStalls()) {
            throw new Refused("Hanya Pengelola Sistem atau Penghubung BPJS Ketenagakerjaan yang menangani hal ini.");
        }
    }

    @Scheduled(
            fixedDelayString = "${payung.dispatcher.watch:5000}",
            initialDelayString = "${payung.dispatcher.after:2000}")
    public void watch() {
        everywhere(this::changedOrders).forEach(order -> turn("Order " + order, () -> turnOrder(order)));
        everywhere(this::changedMessages).forEach(message -> turn("Message " + message, () -> turnMessage(message)));
    }

    private List<Long> changedOrders() {
        return jdbc.sql("""
                select id from outbox_order
                where (state <> 'ANSWERED' or stalled_at is not null) and (stalled_at is not null) <>
                """ + ORDER_STALLED)
                .param("patience", patience)
                .query(Long.class)
                .list();
    }

    private List<Inbox.Message> changedMessages() {
        return jdbc.sql("""
                select source, message_id, name, subject from inbox_message
                where (errors > 0 and delivered_at is null or stalled_at is not null) and (stalled_at is not null) <>
                """ + MESSAGE_STALLED).query(Inbox.Message.class).list();
    }

    /** One whose telling fails stops no other; it is told of again in the next round. */
    private void turn(String what, Supplier<Boolean> turning) {
        try {
            everywhere(turning);
        } catch (RuntimeException e) {
            log.error("{} cannot be told of as stalled", what, e);
        }
    }

    private boolean turnOrder(long id) {
        var turned = jdbc.sql(
                        """
                update outbox_order set stalled_at = case when stalled_at is null then clock_timestamp() end
                where id = (select id from outbox_order where id = :id for update skip locked)
                    and (stalled_at is not null) <>
                """ + ORDER_STALLED + " returning id, kind, subject, stalled_at is not null as stalled, state")
                .param("id", id)
                .param("patience", patience)
                .query(Turned.class)
                .optional();
        turned.ifPresent(order -> events.publishEvent(
                order.stalled()
                        ? new Stalled(
                                Stall.Kind.ORDER,
                                String.valueOf(id),
                                order.subject(),
                                order.answer(),
                                order.state().equals("REFUSED")
                                        ? "Ditolak BPJS Ketenagakerjaan. Periksa halaman Tersendat."
                                        : "Lama tanpa jawaban BPJS Ketenagakerjaan. Periksa halaman Tersendat.")
                        : new Resumed(Stall.Kind.ORDER, String.valueOf(id))));
        return turned.isPresent();
    }

    record Turned(long id, String kind, String subject, boolean stalled, String state) {

        /** By convention the answer to an order of kind X is told as xAnswered. */
        String answer() {
            return kind.toLowerCase(java.util.Locale.ROOT) + "Answered";
        }
    }

    private boolean turnMessage(Inbox.Message message) {
        var stalled = jdbc.sql("""
                update inbox_message set stalled_at = case when stalled_at is null then clock_timestamp() end
                where (source, message_id) = (
                        select source, message_id from inbox_message
                        where source = :source and message_id = :id for update skip locked)
                    and (stalled_at is not null) <>
                """ + MESSAGE_STALLED + " returning stalled_at is not null")
                .param("source", message.source())
                .param("id", message.messageId())
                .query(Boolean.class)
                .optional();
        var key = message.source() + "/" + message.messageId();
        stalled.ifPresent(now -> events.publishEvent(
                now
                        ? new Stalled(
                                Stall.Kind.MESSAGE,
                                key,
                                message.subject(),
                                message.name(),
                                "Kabar berulang kali gagal diteruskan. Periksa halaman Tersendat.")
                        : new Resumed(Stall.Kind.MESSAGE, key)));
        return stalled.isPresent();
    }

    private <T> T everywhere(Supplier<T> work) {
        return Scope.system(() -> transaction.execute(status -> work.get()));
    }
}
