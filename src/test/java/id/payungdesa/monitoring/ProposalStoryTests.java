package id.payungdesa.monitoring;

import static id.payungdesa.proposal.Stage.CORRECTION;
import static id.payungdesa.proposal.Stage.DRAFT;
import static id.payungdesa.proposal.Stage.REVIEW;
import static id.payungdesa.proposal.Stage.SIGNING;
import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.proposal.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProposalStoryTests {

    @Test
    void theWayShowsWhatIsPassedAndWhatIsAhead() {
        assertThat(words(story(DRAFT, SIGNING)))
                .startsWith("PASSED DRAFT 1 November 2026", "HERE SIGNING 2 November 2026", "AHEAD REVIEW")
                .hasSize(8);
    }

    @Test
    void aCorrectionIsAStopWhileItLasts() {
        assertThat(words(story(DRAFT, SIGNING, REVIEW, CORRECTION))).contains("HERE CORRECTION 4 November 2026");
        assertThat(words(story(DRAFT, SIGNING, REVIEW, CORRECTION, SIGNING, REVIEW)))
                .noneMatch(stop -> stop.contains("CORRECTION"));
    }

    @Test
    void afterACorrectionTheSecondSignatureCountsAndTheReviewIsAheadAgain() {
        var story = story(DRAFT, SIGNING, REVIEW, CORRECTION, SIGNING);

        assertThat(words(story))
                .startsWith("PASSED DRAFT 1 November 2026", "HERE SIGNING 5 November 2026", "AHEAD REVIEW");
        assertThat(story.wentBack()).isTrue();
        assertThat(story(DRAFT, SIGNING, REVIEW).wentBack()).isFalse();
    }

    private static ProposalStory story(Stage... stages) {
        var first = SomeStanding.NOW.minus(Duration.ofDays(19));
        var entries = IntStream.range(0, stages.length)
                .mapToObj(day -> new ProposalStory.Entry(stages[day], first.plus(Duration.ofDays(day))))
                .toList();
        return new ProposalStory(105, SomeStanding.at(stages[stages.length - 1]), entries, List.of());
    }

    private static String[] words(ProposalStory story) {
        return story.way().stream()
                .map(stop -> stop.mark() + " " + stop.stage()
                        + stop.entry().map(entry -> " " + entry.day()).orElse(""))
                .toArray(String[]::new);
    }
}
