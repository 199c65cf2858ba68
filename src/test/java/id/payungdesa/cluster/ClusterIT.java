package id.payungdesa.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.payungdesa.cluster.Journal.About;
import id.payungdesa.sandbox.Misbehaviour;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes share the work of some villages until one is killed in the middle of a job and of a call to the insurer. */
class ClusterIT extends AtRest {

    private Duration jobResumed;
    private Duration orderResumed;

    @BeforeAll
    void theNodeWithWorkInItsHandsIsKilled() {
        starts(Release.todays(), 2);
        villages = cluster.villages(5, register, random);
        each(villages, Village::reachesVerification).join();
        deadlinesPassUntilBothNodesTookJobs();
        var first = villages.get(0);
        var others = villages.subList(1, villages.size());

        cluster.sandbox.misbehave(
                Misbehaviour.once(Misbehaviour.Kind.DELAY).times(1000).after(Duration.ofSeconds(15)));
        var trap = new Trap(cluster, first);
        var lost = trap.caught();
        var work = each(others, Village::goesAllTheWay);
        var order = orderOf(lost);
        var since = cluster.now();
        lost.kill();
        trap.close();
        cluster.sandbox.behave();

        orderResumed = Duration.between(since, resumed(order, lost, since));
        jobResumed = Duration.between(since, trap.done(lost, since));
        System.out.printf("%s killed: its order resumed after %s, its job after %s%n", lost, orderResumed, jobResumed);
        first.goesAllTheWay();
        work.join();
    }

    private void deadlinesPassUntilBothNodesTookJobs() {
        for (var village : villages) {
            if (cluster.journal.taken(About.JOB).size() < 2) {
                var job = cluster.timer(village, "verificationOverdue").orElseThrow();
                cluster.letDeadlinePass(job);
                await().until(() -> cluster.journal.isDone(job));
            }
        }
    }

    private long orderOf(Node node) {
        await("an order of " + node).atMost(Duration.ofMinutes(1)).until(() -> cluster.orderHeldBy(node)
                .isPresent());
        return cluster.orderHeldBy(node).orElseThrow();
    }

    private OffsetDateTime resumed(long order, Node lost, OffsetDateTime since) {
        await("order of " + lost).atMost(Duration.ofMinutes(3)).until(() -> cluster.journal
                .resumed(About.ORDER, order, "TAKEN", lost.name(), since)
                .isPresent());
        return cluster.journal
                .resumed(About.ORDER, order, "TAKEN", lost.name(), since)
                .orElseThrow();
    }

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseSetItUpOnce() {
        assertThat(cluster.jdbc
                        .sql("select count(*) from act_re_deployment")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theWorkOfTheKilledNodeIsResumedWithinFortyFiveSeconds() {
        assertThat(orderResumed).isLessThan(Duration.ofSeconds(SECONDS_TO_RESUME));
        assertThat(jobResumed).isLessThan(Duration.ofSeconds(SECONDS_TO_RESUME));
    }
}
