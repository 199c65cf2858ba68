package id.payungdesa.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code -Dpayung.interleavings=200 -Dpayung.seed=20261126} for all two hundred, or one of them once more. */
@ProcessTest
class InterleavingTests {

    private static final int SCHEDULES = Integer.getInteger("payung.interleavings", 60);
    private static final long FIRST_SEED = Long.getLong("payung.seed", 20261120);

    @Autowired
    Story story;

    @Test
    void noStaleDecisionIsAcceptedAndNoProposalIsStuckInAnyOrderOfDeeds() {
        var villages =
                Stream.generate(story::village).limit(Math.min(4, SCHEDULES)).toList();
        var tally = new Interleaving.Tally();
        var threads = Executors.newFixedThreadPool(2);
        var began = System.nanoTime();
        try {
            for (var n = 0; n < SCHEDULES; n++) {
                tell(villages.get(n % villages.size()), tally, threads, FIRST_SEED + n);
            }
        } finally {
            threads.shutdown();
        }
        System.out.printf(
                "%d interleavings in %d s: %s%n", SCHEDULES, (System.nanoTime() - began) / 1_000_000_000, tally);
        assertThat(tally.accepted).isPositive();
    }

    private void tell(
            VillageStory village, Interleaving.Tally tally, java.util.concurrent.Executor threads, long seed) {
        var interleaving = new Interleaving(story, village, threads, tally, seed);
        try {
            interleaving.happens();
        } catch (RuntimeException | AssertionError failure) {
            throw new AssertionError("Seed %d:%n%s".formatted(seed, String.join("\n", interleaving.told())), failure);
        }
    }
}
