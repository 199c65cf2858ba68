package id.payungdesa.notice;

import id.payungdesa.access.OfficialId;
import id.payungdesa.common.Indonesian;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every {@link Message}, and queues the mail of those who want it at once. */
@Component
@Transactional
public class MessagesToPeople {

    static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    MessagesToPeople(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Tells each person of each event once, however often it is tried. */
    int add(List<Happened> events) {
        if (events.isEmpty()) {
            return 0;
        }
        return jdbc.sql("""
                with told as (
                    insert into message (official_id, event, kind, subject, sentence, path, task_id, due_on, manner, at)
                    select *, :now
                    from unnest(:officials, :events, :kinds, :subjects, :sentences, :paths, :tasks, :days, :manners)
                    on conflict on constraint told_once do nothing
                    returning id, official_id, manner
                ),
                queued as (
                    insert into mail (official_id, message_id) select official_id, id from told where manner = 'NOW'
                )
                select count(*) from told
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "officials",
                        events.stream().map(e -> e.official().value()).toArray(Long[]::new))
                .param("events", texts(events, Happened::event))
                .param("kinds", texts(events, event -> event.kind().name()))
                .param("subjects", texts(events, Wording::subject))
                .param("sentences", texts(events, Wording::sentence))
                .param("paths", texts(events, Wording::path))
                .param("tasks", texts(events, event -> event.task().orElse(null)))
                .param(
                        "days",
                        events.stream()
                                .map(event -> event.due().map(Date::valueOf).orElse(null))
                                .toArray(Date[]::new))
                .param("manners", texts(events, event -> event.manner().name()))
                .query(Integer.class)
                .single();
    }

    private static String[] texts(List<Happened> events, Function<Happened, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    /** What somebody was told lately, the newest first; row-level security shows only one's own. */
    @Transactional(readOnly = true)
    public List<Message> of(OfficialId official) {
        return jdbc.sql("""
                select * from message where official_id = :official and at > :since order by at desc, id desc limit :most
                """)
                .param("official", official.value())
                .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                .param("most", MOST)
                .query(MessagesToPeople::message)
                .list();
    }

    /** What a mail carries: one message, or those of a day whose task is still open, by kind and the most urgent first. */
    List<Message> of(Mails.Mail mail) {
        return jdbc.sql("""
                select * from (
                    select message.*, array_position(:kinds, kind) as urgency,
                        row_number() over (partition by coalesce(message.task_id, message.event)
                            order by array_position(:kinds, kind)) as nth
                    from message
                    left join step on step.task_id = message.task_id
                    where message.id = :message
                        or message.official_id = :official and message.digest_on = :day and step.closed_at is null
                ) told
                where nth = 1
                order by urgency, due_on, at, id
                """)
                .param("message", mail.messageId(), java.sql.Types.BIGINT)
                .param("official", mail.officialId())
                .param("day", mail.digestOn(), java.sql.Types.DATE)
                .param(
                        "kinds",
                        java.util.Arrays.stream(Kind.values()).map(Kind::name).toArray(String[]::new))
                .query(MessagesToPeople::message)
                .list();
    }

    /**
     * Puts what has waited since the digest before into that of this day, for each person once; what is told while this runs
     * waits for the next. A task that is done needs no telling.
     */
    int digest(LocalDate day, LocalTime hour) {
        var until = Timestamp.from(day.atTime(hour).atZone(Indonesian.WITA).toInstant());
        jdbc.sql("""
                update message set manner = 'PAGE'
                from step
                where message.manner = 'DIGEST' and message.digest_on is null
                    and step.task_id = message.task_id and step.closed_at is not null
                """).update();
        return jdbc.sql("""
                with made as (
                    insert into mail (official_id, digest_on)
                    select distinct official_id, cast(:day as date) from message
                    where manner = 'DIGEST' and digest_on is null and at < :until
                    on conflict on constraint one_digest_a_day do nothing
                    returning official_id
                )
                update message set digest_on = :day
                from made
                where message.official_id = made.official_id and manner = 'DIGEST' and digest_on is null and at < :until
                """).param("day", day).param("until", until).update();
    }

    private static Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("sentence"),
                row.getString("path"),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                row.getTimestamp("at").toInstant());
    }
}
