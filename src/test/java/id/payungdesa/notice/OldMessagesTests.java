package id.payungdesa.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Official;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Basis;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OldMessagesTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static OldMessages old;
    private static Official head;

    @BeforeAll
    static void start() {
        modules = new Modules();
        old = modules.get(OldMessages.class);
        head = modules.official(Role.VILLAGE_HEAD, VILLAGE);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @BeforeEach
    void nobodyWasTold() {
        modules.owner()
                .sql("update message set digest_on = null; delete from mail; delete from message; delete from step")
                .update();
    }

    @Test
    void whatWasToldLongAgoGoesWithItsMailAndTheRestStays() {
        told("ancient", 401, "NOW");
        told("recent", 399, "NOW");

        old.purge();

        assertThat(events()).containsExactly("recent");
        assertThat(mails()).isEqualTo(1);
    }

    @Test
    void aDigestGoesWithTheLastOfWhatItTold() {
        told("ancient", 401, "DIGEST");
        told("recent", 399, "DIGEST");
        modules.owner().sql("""
                insert into mail (official_id, digest_on, queued_at)
                select distinct official_id, '2025-10-01'::date, now() - interval '500 days' from message
                """).update();
        modules.owner().sql("update message set digest_on = '2025-10-01'").update();

        old.purge();
        assertThat(events()).containsExactly("recent");
        assertThat(mails()).as("still tells of something").isEqualTo(1);

        modules.owner().sql("update message set at = at - interval '2 days'").update();
        old.purge();
        assertThat(events()).isEmpty();
        assertThat(mails()).isZero();
    }

    /** Else whoever is late would be told once more as if nobody had said so. */
    @Test
    void whatTellsOfAnOpenTaskStays() {
        told("open", 500, "PAGE");
        told("done", 500, "PAGE");
        var proposal = new Dossiers(modules).started(VILLAGE, Dossiers.header(Basis.ENACTED));
        modules.owner()
                .sql("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, opened_at, closed_at, card)
                select task, 'signProposal', 'x', :proposal, :village, 'village_head', :village, now(), closed, 'x'
                from (values ('open', null), ('done', now())) given (task, closed)
                """)
                .param("proposal", proposal.value())
                .param("village", VILLAGE)
                .update();
        modules.owner().sql("update message set task_id = event").update();

        old.purge();

        assertThat(events()).containsExactly("open");
    }

    @Test
    void severalNodesLetMoreThanABatchGo() throws Exception {
        modules.owner()
                .sql("""
                insert into message (official_id, event, kind, subject, sentence, path, manner, at)
                select :official, n, 'TASK', 'x', 'x', '/', 'PAGE', :now::timestamptz - interval '401 days'
                from generate_series(1, 2500) n
                """)
                .param("official", head.id().value())
                .param("now", modules.clock().instant().toString())
                .update();
        var nodes = Executors.newFixedThreadPool(3);
        try {
            Callable<Object> node = () -> {
                old.purge();
                return null;
            };
            for (var done : nodes.invokeAll(List.of(node, node, node))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(events()).isEmpty();
    }

    @Test
    void whileAnotherNodeIsAtItThisOneLeavesItAlone() {
        told("ancient", 401, "PAGE");

        modules.inTransaction(() -> {
            modules.get(org.springframework.jdbc.core.simple.JdbcClient.class)
                    .sql("select pg_advisory_xact_lock(hashtext('payung old messages'))")
                    .query()
                    .listOfRows();
            inAnotherThread(old::purge);
            assertThat(events()).containsExactly("ancient");
        });

        old.purge();
        assertThat(events()).isEmpty();
    }

    @Test
    void whatPeopleStillReadIsNotLetGo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OldMessages(null, null, null, 29));
    }

    private static void inAnotherThread(Runnable work) {
        var thread = new Thread(work);
        thread.start();
        try {
            thread.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void told(String event, int daysAgo, String manner) {
        modules.owner()
                .sql("""
                with told as (
                    insert into message (official_id, event, kind, subject, sentence, path, manner, at)
                    values (:official, :event, 'TASK', 'x', 'x', '/', :manner, :now::timestamptz - :days * interval '1 day')
                    returning id, official_id
                )
                insert into mail (official_id, message_id) select official_id, id from told where :manner = 'NOW'
                """)
                .param("official", head.id().value())
                .param("event", event)
                .param("manner", manner)
                .param("now", modules.clock().instant().toString())
                .param("days", daysAgo)
                .update();
    }

    private static List<String> events() {
        return modules.owner()
                .sql("select event from message order by id")
                .query(String.class)
                .list();
    }

    private static long mails() {
        return modules.owner()
                .sql("select count(*) from mail")
                .query(Long.class)
                .single();
    }
}
