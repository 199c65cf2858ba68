package id.payungdesa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.cluster.Journal.About;
import id.payungdesa.sandbox.Misbehaviour;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node stands still for longer than its leases, as a machine does that is moved, and then goes on as if nothing were. */
@Tag("cluster")
class PausedNodeIT extends AtRest {

    private Duration jobResumed;
    private Duration orderResumed;

    @BeforeAll
    void aNodeStandsStillAndGoesOn() throws InterruptedException {
        starts(Release.todays(), 3);
        villages = cluster.villages(8, register, random);
        each(villages, Village::reachesVerification).join();
        deadlinesPassUntilTwoNodesTookJobs(villages);
        var first = villages.get(0);

        cluster.sandbox.misbehave(
                Misbehaviour.once(Misbehaviour.Kind.DELAY).times(1000).after(Duration.ofSeconds(15)));
        var trap = new Trap(cluster, first);
        var paused = trap.caught();
        var work = each(villages.subList(1, villages.size()), Village::goesAllTheWay);
        var order = orderOf(paused);
        var since = cluster.now();
        paused.pause();
        trap.close();
        cluster.sandbox.behave();

        orderResumed = Duration.between(since, resumed(order, paused, since));
        jobResumed = Duration.between(since, trap.done(paused, since));
        System.out.printf(
                "%s paused: its order resumed after %s, its job after %s%n", paused, orderResumed, jobResumed);
        awaitAnswered(order);
        paused.resume();
        first.goesAllTheWay();
        work.join();
        Thread.sleep(5000);
    }

    @Test
    void ordersAreSharedByTheNodes() {
        assertThat(cluster.journal.taken(About.ORDER)).hasSize(cluster.nodes().size());
    }

    @Test
    void theWorkOfTheNodeThatStandsStillIsResumedWithinFortyFiveSeconds() {
        assertThat(orderResumed).isLessThan(Duration.ofSeconds(SECONDS_TO_RESUME));
        assertThat(jobResumed).isLessThan(Duration.ofSeconds(SECONDS_TO_RESUME));
    }
}
