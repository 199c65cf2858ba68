package id.payungdesa.review;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.WorkingDays;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The camat's twenty working days for a draft budget (Permendagri 20/2018 art. 35(3)): when they end, whatever becomes of the calendar. */
@Component
@Transactional
public class EvaluationTime {

    private final JdbcClient jdbc;
    private final WorkingDays workingDays;
    private final Clock clock;
    private final int limit;

    EvaluationTime(
            JdbcClient jdbc,
            WorkingDays workingDays,
            Clock clock,
            @Value("${payung.evaluation.working-days:20}") int limit) {
        this.jdbc = jdbc;
        this.workingDays = workingDays;
        this.clock = clock;
        this.limit = limit;
    }

    /** When silence is approval of a file received that day, which is day 0. */
    Instant dueAfter(LocalDate received) {
        return workingDays.endOf(workingDays.after(received, limit));
    }

    /** Of a file that came in earlier the camat's time is over already. */
    public LocalDate evaluableFrom() {
        var day = Indonesian.today(clock);
        while (dueAfter(day.minusDays(1)).isAfter(clock.instant())) {
            day = day.minusDays(1);
        }
        return day;
    }

    /** The calendar has changed: where silence has not become approval yet, it does so on another day, but never before now. */
    public void redate() {
        var now = clock.instant();
        jdbc.sql(
                        "select id, received_at, due_at from evaluation where result is null and due_at > :now order by id for update")
                .param("now", Timestamp.from(now))
                .query((row, n) -> new Open(
                        row.getLong("id"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getTimestamp("due_at").toInstant()))
                .list()
                .forEach(open -> redate(open, now));
    }

    private record Open(long id, Instant receivedAt, Instant dueAt) {}

    private void redate(Open evaluation, Instant now) {
        var received = LocalDate.ofInstant(evaluation.receivedAt(), Indonesian.WITA);
        var due = dueAfter(received);
        if (!due.equals(evaluation.dueAt())) {
            jdbc.sql("update evaluation set due_at = :due where id = :id")
                    .param("due", Timestamp.from(due.isBefore(now) ? now : due))
                    .param("id", evaluation.id())
                    .update();
        }
    }
}
