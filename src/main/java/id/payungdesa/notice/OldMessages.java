package id.payungdesa.notice;

import id.payungdesa.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go every night of what people were told long ago, and of the mails that carried it; one node at a time, in batches. */
@Component
class OldMessages {

    private static final Logger log = LoggerFactory.getLogger(OldMessages.class);
    private static final int TOGETHER = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration kept;

    OldMessages(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${payung.notices.days:400}") int days) {
        if (days < MessagesToPeople.LATELY.toDays()) {
            throw new IllegalArgumentException("People still read messages of %d days (payung.notices.days)"
                    .formatted(MessagesToPeople.LATELY.toDays()));
        }
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.kept = Duration.ofDays(days);
    }

    @Scheduled(cron = "${payung.notices.purged-at:0 30 2 * * *}", zone = "Asia/Makassar")
    void purge() {
        var gone = 0;
        for (var batch = batch(); batch > 0; batch = batch()) {
            gone += batch;
        }
        if (gone > 0) {
            log.info("{} messages and mails older than {} days are gone", gone, kept.toDays());
        }
    }

    /** How many went; none where another node is at it. */
    private int batch() {
        return Scope.system(() -> transaction.execute(status -> isOurTurn() ? messages() + digests() : 0));
    }

    private boolean isOurTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('payung old messages'))")
                .query(Boolean.class)
                .single();
    }

    /** What is told of an open task stays: it is how the herald knows that it has been told. */
    private int messages() {
        return jdbc.sql("""
                with old as (
                    select id from message
                    where at < :before
                        and not exists (select from step where step.task_id = message.task_id and step.closed_at is null)
                    limit :most
                ),
                carried as (delete from mail using old where mail.message_id = old.id)
                delete from message using old where message.id = old.id
                """).param("before", before()).param("most", TOGETHER).update();
    }

    private int digests() {
        return jdbc.sql("""
                delete from mail
                where id in (
                    select id from mail old
                    where old.digest_on is not null and old.queued_at < :before
                        and not exists (
                            select from message
                            where message.official_id = old.official_id and message.digest_on = old.digest_on)
                    limit :most)
                """).param("before", before()).param("most", TOGETHER).update();
    }

    private Timestamp before() {
        return Timestamp.from(clock.instant().minus(kept));
    }
}
