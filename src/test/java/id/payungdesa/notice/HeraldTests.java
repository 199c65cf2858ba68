package id.payungdesa.notice;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class HeraldTests {

    private static final int VILLAGE = 21;

    private static Modules modules;
    private static Herald herald;
    private static ProposalId proposal;

    @BeforeAll
    static void start() {
        modules = new Modules();
        herald = modules.get(Herald.class);
        proposal = new Dossiers(modules).started(VILLAGE, Dossiers.header(Basis.ENACTED));
        modules.official(Role.VILLAGE_HEAD, VILLAGE);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @BeforeEach
    void nothingHasHappened() {
        modules.owner()
                .sql("delete from happening; delete from message; delete from step")
                .update();
    }

    @Test
    void severalNodesTellEachEventOnce() throws Exception {
        modules.system(() -> opens("many", 250));
        var nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<Object> node = () -> {
                herald.tellNews();
                return null;
            };
            for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        } finally {
            nodes.shutdown();
        }

        assertThat(events()).hasSize(250).doesNotHaveDuplicates();
        assertThat(waiting()).isZero();
    }

    @Test
    void whatWasRolledBackIsNotTold() {
        try {
            modules.system(() -> {
                opens("undone", 1);
                throw new IllegalStateException("on purpose");
            });
        } catch (IllegalStateException onPurpose) {
            herald.tellNews();
        }
        assertThat(events()).isEmpty();
    }

    /** A deed that takes long is told of when it is done, whatever was told in between. */
    @Test
    void aDeedThatCommitsLateIsNotPassedOver() throws Exception {
        var other = Executors.newSingleThreadExecutor();
        try {
            modules.system(() -> {
                opens("slow", 1);
                await(other, () -> modules.system(() -> opens("quick", 1)));
                await(other, herald::tellNews);
                assertThat(events()).containsExactly("STEP/quick1");
            });
        } finally {
            other.shutdown();
        }

        herald.tellNews();

        assertThat(events()).containsExactly("STEP/quick1", "STEP/slow1");
    }

    @Test
    void aTaskThatIsDoneBeforeAnybodyWasToldIsNotToldOf() {
        modules.system(() -> opens("done", 1));
        modules.owner().sql("update step set closed_at = now()").update();

        herald.tellNews();

        assertThat(events()).isEmpty();
        assertThat(waiting()).isZero();
    }

    @Test
    void whoTakesThePostLaterHearsOfWhatIsOverdueThere() {
        modules.system(() -> opens("late", 1));
        modules.owner().sql("update step set due_at = '2026-11-01T00:00:00Z'").update();
        herald.tellNews();
        herald.tellDeadlines();
        herald.tellDeadlines();
        assertThat(events()).containsExactlyInAnyOrder("STEP/late1", "OVERDUE/late1/2026-11-01");

        modules.official(Role.VILLAGE_HEAD, VILLAGE, ".later");
        herald.tellDeadlines();

        assertThat(events()).filteredOn(event -> event.startsWith("OVERDUE")).hasSize(2);
        modules.owner().sql("delete from message").update();
        modules.owner()
                .sql("update official set active = false where login like '%.later'")
                .update();
    }

    private static void opens(String prefix, int tasks) {
        modules.get(JdbcClient.class)
                .sql("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, opened_at, due_at, card)
                select :prefix || n, 'signProposal', 'x', :proposal, :village, 'village_head', :village, now(),
                    '2030-01-01T00:00:00Z', 'x'
                from generate_series(1, :tasks) n
                """)
                .param("prefix", prefix)
                .param("proposal", proposal.value())
                .param("village", VILLAGE)
                .param("tasks", tasks)
                .update();
    }

    private static void await(java.util.concurrent.ExecutorService other, Runnable deed) {
        try {
            other.submit(deed).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> events() {
        return modules.owner()
                .sql("select event from message order by id")
                .query(String.class)
                .list();
    }

    private static long waiting() {
        return modules.owner()
                .sql("select count(*) from happening")
                .query(Long.class)
                .single();
    }
}
