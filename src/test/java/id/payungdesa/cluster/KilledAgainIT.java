package id.payungdesa.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three nodes carry many villages from beginning to end, while again and again one is killed and another takes its place. */
@Tag("cluster")
class KilledAgainIT extends AtRest {

    private static final int VILLAGES = Integer.getInteger("payung.villages", 24);
    private static final int KILLS = Integer.getInteger("payung.kills", 6);

    private final List<Loss> losses = new ArrayList<>();

    private record Loss(Node node, OffsetDateTime since, List<Journal.Held> held) {}

    @BeforeAll
    void nodesAreKilledAtRandomMoments() throws InterruptedException {
        starts(Release.todays(), 3);
        villages = cluster.villages(VILLAGES, register, random);
        var work = each(villages, this::fromBeginningToEnd);
        while (losses.size() < KILLS && !work.isDone()) {
            Thread.sleep(3000 + random.nextInt(12_000));
            killOne();
        }
        work.join();
    }

    private void fromBeginningToEnd(Village village) {
        village.reachesVerification();
        isLate(village, "verificationReminder");
        isLate(village, "verificationOverdue");
        village.goesAllTheWay();
    }

    /** The desk waits until it is reminded, or a small run is over before any node has looked for jobs. */
    private void isLate(Village village, String deadline) {
        cluster.timer(village, deadline).ifPresent(job -> {
            cluster.letDeadlinePass(job);
            awaitDone(job);
        });
    }

    private void killOne() {
        var node = cluster.any(random);
        var since = cluster.now();
        node.kill();
        losses.add(new Loss(node, since, cluster.journal.heldBy(node)));
        cluster.start(Release.todays()).awaitUp();
    }

    @Test
    void whatAKilledNodeHeldIsResumedWithinFortyFiveSeconds() {
        assertThat(losses).hasSizeGreaterThan(1);
        assertThat(losses).allSatisfy(loss -> assertThat(loss.held()).allSatisfy(held -> {
            var after = Duration.between(
                    loss.since(),
                    cluster.journal.resumed(held, loss.node(), loss.since()).orElseThrow());
            System.out.printf("%s killed: %s resumed after %s%n", loss.node(), held, after);
            assertThat(after).isLessThan(Duration.ofSeconds(SECONDS_TO_RESUME));
        }));
    }
}
