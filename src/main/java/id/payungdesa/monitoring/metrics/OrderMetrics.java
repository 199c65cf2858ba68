package id.payungdesa.monitoring.metrics;

import id.payungdesa.monitoring.Watched;
import id.payungdesa.outbox.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders that are not answered and messages that are not handed on, by the database's clock, as their leases are. */
@Component
class OrderMetrics implements Watched {

    private static final List<String> STATES = List.of("QUEUED", "SENDING", "SENT", "UNKNOWN", "REFUSED");

    private static final Measure ORDERS =
            new Measure("payung.outbox.orders", "Orders to the insurer without an answer, by channel and state");
    private static final Measure OLDEST =
            new Measure("payung.outbox.oldest.seconds", "Age of the oldest order that is neither answered nor refused");
    private static final Measure WAITING = new Measure(
            "payung.inbox.waiting", "Messages that are not handed on yet: nobody waits for them, or it failed");
    private static final Measure WAITING_SINCE =
            new Measure("payung.inbox.oldest.seconds", "Age of the oldest message that is not handed on");
    private static final Measure STALLS =
            new Measure("payung.stalls", "What the page Tersendat shows: orders and messages that need somebody");
    private static final Measure UNMATCHED =
            new Measure("payung.settlements.unmatched", "Money the insurer has told of that fits no bill of ours");

    private final JdbcClient jdbc;
    private final List<Channel> channels;

    OrderMetrics(JdbcClient jdbc, List<Channel> channels) {
        this.jdbc = jdbc;
        this.channels = channels;
    }

    private record Found(String kind, String state, long orders, double oldest) {}

    private record Waiting(long expected, long failing, double oldest) {}

    private record Stalled(long orders, long messages, long settlements) {}

    @Override
    public List<Sample> read() {
        var samples = new ArrayList<Sample>();
        orders(samples);
        messages(samples);
        return samples;
    }

    private void orders(List<Sample> samples) {
        var found = jdbc.sql("""
                select kind, state, count(*) as orders,
                    extract(epoch from clock_timestamp() - min(coalesce(retried_at, queued_at))) as oldest
                from outbox_order where state <> 'ANSWERED'
                group by kind, state
                """).query(Found.class).list();
        for (var channel : channels) {
            var counts = new HashMap<String, Long>();
            var oldest = 0.0;
            for (var one : found) {
                if (one.kind().equals(channel.kind())) {
                    counts.put(one.state(), one.orders());
                    oldest = one.state().equals("REFUSED") ? oldest : Math.max(oldest, one.oldest());
                }
            }
            STATES.forEach(state ->
                    samples.add(ORDERS.is(counts.getOrDefault(state, 0L), "kind", channel.kind(), "state", state)));
            samples.add(OLDEST.is(oldest, "kind", channel.kind()));
        }
    }

    private void messages(List<Sample> samples) {
        var waiting = jdbc.sql("""
                select count(*) filter (where errors = 0) as expected, count(*) filter (where errors > 0) as failing,
                    coalesce(extract(epoch from clock_timestamp() - min(arrived_at)), 0) as oldest
                from inbox_message where delivered_at is null and not moot
                """).query(Waiting.class).single();
        var stalled = jdbc.sql("""
                select (select count(*) from outbox_order where stalled_at is not null) as orders,
                    (select count(*) from inbox_message where stalled_at is not null) as messages,
                    (select count(*) from settlement where not matched and dispute_id is null) as settlements
                """).query(Stalled.class).single();
        samples.add(WAITING.is(waiting.expected(), "state", "early"));
        samples.add(WAITING.is(waiting.failing(), "state", "failing"));
        samples.add(WAITING_SINCE.is(waiting.oldest()));
        samples.add(STALLS.is(stalled.orders(), "kind", "order"));
        samples.add(STALLS.is(stalled.messages(), "kind", "message"));
        samples.add(UNMATCHED.is(stalled.settlements()));
    }
}
