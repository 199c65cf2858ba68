package id.payungdesa.monitoring;

import id.payungdesa.access.Post;
import id.payungdesa.common.MovableClock;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** A complete {@link Standing} of Friday, 20 November 2026, but for what a test is about. */
public final class SomeStanding {

    public static final Instant NOW = MovableClock.START;

    private SomeStanding() {}

    public static Standing at(Stage stage, Holder... holders) {
        return new Standing(
                new ProposalId(1),
                2027,
                YearMonth.of(2027, 1),
                12,
                stage,
                NOW.minus(Duration.ofDays(8)),
                NOW,
                96,
                Rupiah.of(19_353_600),
                false,
                List.of(holders));
    }

    public static Holder desk(String step, Post post, Instant due) {
        var task = new Holder.Task("task-" + step, step, post, Optional.of(new Due(due, NOW)));
        return new Holder(post.role().title(), Work.title(step), Optional.of(task));
    }

    public static Holder late(String step, Post post) {
        return desk(step, post, NOW.minus(Duration.ofDays(2)));
    }

    public static Holder inTime(String step, Post post) {
        return desk(step, post, NOW.plus(Duration.ofDays(3)));
    }
}
