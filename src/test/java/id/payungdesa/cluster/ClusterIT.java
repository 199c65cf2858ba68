package id.payungdesa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.cluster.Journal.About;
import id.payungdesa.sandbox.Misbehaviour;
import java.time.Duration;
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
        deadlinesPassUntilTwoNodesTookJobs(villages);
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

    @Test
    void nodesThatStartTogetherOnAnEmptyDatabaseSetItUpOnce() {
        assertThat(cluster.jdbc
                        .sql("select count(*) from act_re_deployment")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void ordersAreSharedByTheNodes() {
        assertThat(cluster.journal.taken(About.ORDER)).hasSize(cluster.nodes().size());
    }

    @Test
    void theWorkOfTheKilledNodeIsResumedWithinFortyFiveSeconds() {
        assertThat(orderResumed).isLessThan(Duration.ofSeconds(SECONDS_TO_RESUME));
        assertThat(jobResumed).isLessThan(Duration.ofSeconds(SECONDS_TO_RESUME));
    }
}
