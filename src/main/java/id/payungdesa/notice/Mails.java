package id.payungdesa.notice;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Refused;
import id.payungdesa.database.Scope;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mails on their way. Leases end by the database's clock, and a fence that has moved on refuses whoever comes late. A node
 * that dies between the server's yes and our note of it leaves a mail that is sent again, as the same letter: under its id.
 */
@Component
public class Mails {

    /** How long a node has a mail to itself; the server's answer must be there well before. */
    public static final Duration LEASE = Duration.ofSeconds(90);

    private static final int TRIES = 8;

    /** From a minute to half a day: the last of eight tries is some two days after the first. */
    private static final String PAUSE = "least(interval '1 minute' * power(5, attempts - 1), interval '12 hours')";

    private static final String SILENCE = "interval '5 minutes'";

    private final JdbcClient jdbc;
    private final CurrentOfficial current;
    private final TransactionTemplate transaction;

    Mails(JdbcClient jdbc, CurrentOfficial current, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.current = current;
        this.transaction = transaction;
    }

    /** A mail taken to be sent. */
    record Mail(long id, long officialId, Long messageId, LocalDate digestOn, long fence) {}

    /** A mail that does not get through by itself: whose, since when and the server's last words, without the address. */
    public record Unsent(long id, String name, boolean failed, int attempts, Instant since, String error) {

        public String sinceInWords() {
            return Indonesian.time(since);
        }
    }

    @Transactional
    Optional<Mail> claim() {
        return jdbc.sql("""
                with due as materialized (
                    select id from mail
                    where state = 'QUEUED' and next_at <= clock_timestamp()
                        and (lease_until is null or lease_until < clock_timestamp())
                    order by next_at limit 1
                    for update skip locked
                )
                update mail set fence = fence + 1, attempts = attempts + 1,
                    lease_until = clock_timestamp() + :lease * interval '1 second'
                from due
                where mail.id = due.id
                returning mail.id, official_id, message_id, digest_on, fence
                """).param("lease", LEASE.toSeconds()).query(Mail.class).optional();
    }

    @Transactional
    void sent(Mail mail) {
        settle(mail, "state = 'SENT', sent_at = clock_timestamp()", null);
    }

    @Transactional
    void failed(Mail mail, String why) {
        settle(mail, "state = 'FAILED'", why);
    }

    /** Tries again after a pause that grows, until it has been tried often enough. */
    @Transactional
    void later(Mail mail, String why) {
        settle(
                mail,
                "state = case when attempts >= %d then 'FAILED' else 'QUEUED' end, next_at = clock_timestamp() + %s"
                        .formatted(TRIES, PAUSE),
                why);
    }

    /** Waits with all others while the server takes none at all, which is nobody's failed try. */
    @Transactional
    void waits(Mail mail, String why) {
        settle(mail, "attempts = attempts - 1, next_at = clock_timestamp() + " + SILENCE, why);
        jdbc.sql("""
                update mail set next_at = clock_timestamp() + %1$s
                where id in (
                    select id from mail
                    where state = 'QUEUED' and next_at < clock_timestamp() + %1$s
                        and (lease_until is null or lease_until < clock_timestamp())
                    for update skip locked)
                """.formatted(SILENCE)).update();
    }

    private void settle(Mail mail, String change, String error) {
        jdbc.sql("update mail set lease_until = null, last_error = left(:error, 300), " + change
                        + " where id = :id and fence = :fence and state = 'QUEUED'")
                .param("error", error, Types.VARCHAR)
                .param("id", mail.id())
                .param("fence", mail.fence())
                .update();
    }

    /** What failed for good, what has been tried more than once, and what met a server that takes nothing; the longest first. */
    public List<Unsent> unsent() {
        return inSystem(() -> jdbc.sql("""
                select mail.id, official.name, state = 'FAILED' as failed, attempts, queued_at as since, last_error as error
                from mail join official on official.id = mail.official_id
                where state = 'FAILED' or state = 'QUEUED' and last_error is not null and attempts <> 1
                order by queued_at, mail.id limit 100
                """).query(Unsent.class).list());
    }

    /** Sends it again soon, as if it had never been tried. */
    public void again(long id) {
        var changed = inSystem(() -> jdbc.sql("""
                update mail set state = 'QUEUED', attempts = 0, next_at = clock_timestamp()
                where id = :id and state <> 'SENT' and (lease_until is null or lease_until < clock_timestamp())
                """).param("id", id).update());
        if (changed == 0) {
            throw new Refused("Surel ini sedang dikirim atau sudah terkirim. Muat ulang halaman.");
        }
    }

    /** Whoever keeps the system running helps every mail along and reads none. */
    private <T> T inSystem(Supplier<T> work) {
        if (!current.get().runsSystem()) {
            throw new Refused("Hanya Pengelola Sistem yang menangani surel yang tersendat.");
        }
        return Scope.system(() -> transaction.execute(status -> work.get()));
    }
}
