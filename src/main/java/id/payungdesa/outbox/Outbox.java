package id.payungdesa.outbox;

import id.payungdesa.audit.Audit;
import id.payungdesa.common.Refused;
import id.payungdesa.region.VillageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps orders from the decision that causes them to the answer. Leases end by the database's clock; a fence that has
 * moved on refuses whoever comes late (RELIABILITY.md 2.2).
 */
@Component
@Transactional
public class Outbox {

    /** How long a node has an order to itself. A call must be over well before, and a dead node's order waits no longer. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final String ORDER = "id, kind, subject, village_id, proposal_id, reference, state, fence";

    private final JdbcClient jdbc;
    private final Audit audit;

    Outbox(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Queues an order in the caller's transaction; the reference makes it the same order however often it is tried. */
    public void queue(String kind, String subject, String reference, long proposalId, int villageId) {
        jdbc.sql("""
                insert into outbox_order (kind, subject, reference, proposal_id, village_id)
                values (:kind, :subject, :reference, :proposal, :village)
                """)
                .param("kind", kind)
                .param("subject", subject)
                .param("reference", reference)
                .param("proposal", proposalId)
                .param("village", villageId)
                .update();
    }

    /** Takes the next order that is due, for the time of a lease; an order whose lease ran out counts as unknown, not as unsent. */
    Optional<Order> claim() {
        // Materialized: in a join it may be asked once for each row, and then takes as many orders.
        return jdbc.sql("""
                with due as materialized (
                    select id, state from outbox_order
                    where state in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN') and next_at <= clock_timestamp()
                        and (lease_until is null or lease_until < clock_timestamp())
                    order by next_at limit 1
                    for update skip locked
                )
                update outbox_order taken
                set state = case when due.state = 'QUEUED' then 'SENDING'
                        when due.state = 'SENDING' then 'UNKNOWN' else due.state end,
                    fence = taken.fence + 1, attempts = taken.attempts + 1,
                    lease_until = clock_timestamp() + :lease * interval '1 second',
                    next_at = clock_timestamp() + :lease * interval '1 second'
                from due
                where taken.id = due.id
                returning taken.id, taken.kind, taken.subject, taken.village_id, taken.proposal_id, taken.reference,
                    due.state, taken.fence
                """)
                .param("lease", LEASE.toSeconds())
                .query(Order.class)
                .optional();
    }

    void sent(Order order) {
        settle(order, "SENT", "1 second", null);
    }

    void unknown(Order order, String why) {
        settle(order, "UNKNOWN", "5 seconds", why);
    }

    /** Asked about less and less often: staff at the insurer may take days. */
    void stillWaiting(Order order) {
        settle(order, "SENT", "2 seconds", null);
    }

    /** The other side never heard of the order: only now may it be sent again. */
    void neverArrived(Order order) {
        settle(order, "QUEUED", "1 second", null);
    }

    void refused(Order order, String why) {
        settle(order, "REFUSED", "0 seconds", why);
    }

    boolean answered(Order order) {
        return settle(order, "ANSWERED", "0 seconds", null);
    }

    /** The other side said no and so holds nothing: the same order goes out again, under the same reference. */
    void retry(long id) {
        var order = jdbc.sql("""
                update outbox_order
                set state = 'QUEUED', lease_until = null, attempts = 0, answered_at = null, next_at = clock_timestamp(),
                    retried_at = clock_timestamp()
                where id = :id and state = 'REFUSED'
                returning village_id, reference
                """)
                .param("id", id)
                .query(Retried.class)
                .optional()
                .orElseThrow(() -> new Refused("Pesanan ini tidak lagi ditolak. Muat ulang halaman."));
        audit.record(new VillageId(order.villageId()), "ORDER_RETRIED", order.reference(), null, null);
    }

    record Retried(int villageId, String reference) {}

    /** In doubt the only thing to do is to ask, and that may be done at once. */
    boolean askAgain(long id) {
        return jdbc.sql("""
                update outbox_order set next_at = clock_timestamp()
                where id = :id and state in ('QUEUED', 'SENT', 'UNKNOWN') and lease_until is null
                """).param("id", id).update() == 1;
    }

    private boolean settle(Order order, String state, String wait, String error) {
        return jdbc.sql("""
                update outbox_order
                set state = :state, lease_until = null, last_error = left(:error, 500),
                    next_at = clock_timestamp() + cast(:wait as interval) * least(attempts, 60),
                    answered_at = case when :state in ('ANSWERED', 'REFUSED') then clock_timestamp() end
                where id = :id and fence = :fence
                """)
                        .param("state", state)
                        .param("error", error, java.sql.Types.VARCHAR)
                        .param("wait", wait)
                        .param("id", order.id())
                        .param("fence", order.fence())
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    public List<Order> of(long proposalId) {
        return jdbc.sql("select " + ORDER + " from outbox_order where proposal_id = :proposal order by id")
                .param("proposal", proposalId)
                .query(Order.class)
                .list();
    }
}
