package id.payungdesa.outbox;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps messages for waiting processes: each is delivered once, and waits here while nobody listens yet. */
@Component
@Transactional
public class Inbox {

    private final JdbcClient jdbc;

    Inbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message that somebody waits for, or will. */
    public record Message(String source, String messageId, String name, String subject) {}

    /** Takes a message in the caller's transaction; the same one a second time changes nothing. */
    public boolean take(String source, String messageId, String name, String subject, int villageId) {
        return jdbc.sql("""
                insert into inbox_message (source, message_id, name, subject, village_id)
                values (:source, :id, :name, :subject, :village)
                on conflict do nothing
                """)
                        .param("source", source)
                        .param("id", messageId)
                        .param("name", name)
                        .param("subject", subject)
                        .param("village", villageId)
                        .update()
                == 1;
    }

    /** Notices to many villages in one statement; the subjects carry each village. */
    public void takeAll(String source, String prefix, String name, Map<String, Integer> villagesBySubject) {
        if (villagesBySubject.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into inbox_message (source, message_id, name, subject, village_id)
                select :source, :prefix || subject, :name, subject, village
                from unnest(:subjects, :villages) as notice (subject, village)
                on conflict do nothing
                """)
                .param("source", source)
                .param("prefix", prefix)
                .param("name", name)
                .param("subjects", villagesBySubject.keySet().toArray(String[]::new))
                .param("villages", villagesBySubject.values().toArray(Integer[]::new))
                .update();
    }

    List<Message> due(int most) {
        return jdbc.sql("""
                select source, message_id, name, subject from inbox_message
                where delivered_at is null and not moot and next_at <= clock_timestamp()
                order by next_at, message_id limit :most
                for update skip locked
                """).param("most", most).query(Message.class).list();
    }

    void delivered(Message message) {
        jdbc.sql(
                        "update inbox_message set delivered_at = clock_timestamp() where source = :source and message_id = :id")
                .param("source", message.source())
                .param("id", message.messageId())
                .update();
    }

    boolean again(String source, String id) {
        return jdbc.sql("""
                update inbox_message set next_at = clock_timestamp()
                where source = :source and message_id = :id and delivered_at is null
                """).param("source", source).param("id", id).update() == 1;
    }

    /** Its case has ended: kept for the record, and not tried again. */
    void moot(Message message) {
        jdbc.sql("update inbox_message set moot = true where source = :source and message_id = :id")
                .param("source", message.source())
                .param("id", message.messageId())
                .update();
    }

    /** Nobody listens yet, or delivery failed: later again, ever more slowly. */
    void later(Message message, String error) {
        jdbc.sql("""
                update inbox_message
                set failures = failures + 1, last_error = left(:error, 500),
                    errors = errors + case when :error::text is null then 0 else 1 end,
                    next_at = clock_timestamp() + least(failures + 1, 60) * interval '1 second'
                where source = :source and message_id = :id and delivered_at is null
                """)
                .param("error", error, java.sql.Types.VARCHAR)
                .param("source", message.source())
                .param("id", message.messageId())
                .update();
    }
}
