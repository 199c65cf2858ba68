package id.payungdesa.monitoring.metrics;

import id.payungdesa.monitoring.Watched;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail that has not left, and what nobody has been told of yet. */
@Component
class MailMetrics implements Watched {

    private static final Measure MAIL = new Measure("payung.mail", "Mails not sent: waiting, tried again, given up");
    private static final Measure OLDEST =
            new Measure("payung.mail.oldest.seconds", "Age of the oldest mail that is waiting or tried again");
    private static final Measure UNTOLD =
            new Measure("payung.happenings.untold", "Events that no message has been written about yet");

    private final JdbcClient jdbc;

    MailMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Unsent(long waiting, long tried, long failed, double oldest, long untold) {}

    @Override
    public List<Sample> read() {
        var unsent = jdbc.sql("""
                select count(*) filter (where state = 'QUEUED' and attempts <= 1) as waiting,
                    count(*) filter (where state = 'QUEUED' and attempts > 1) as tried,
                    count(*) filter (where state = 'FAILED') as failed,
                    coalesce(extract(epoch from clock_timestamp() - min(queued_at) filter (where state = 'QUEUED')), 0)
                        as oldest,
                    (select count(*) from happening) as untold
                from mail where state <> 'SENT'
                """).query(Unsent.class).single();
        return List.of(
                MAIL.is(unsent.waiting(), "state", "waiting"),
                MAIL.is(unsent.tried(), "state", "tried"),
                MAIL.is(unsent.failed(), "state", "failed"),
                OLDEST.is(unsent.oldest()),
                UNTOLD.is(unsent.untold()));
    }
}
