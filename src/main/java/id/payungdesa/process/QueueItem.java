package id.payungdesa.process;

import id.payungdesa.access.Post;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.Due;
import id.payungdesa.monitoring.Oddity;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One open task of an official's desks, as their queue shows it. */
record QueueItem(
        String task,
        String step,
        String subject,
        Post post,
        int revision,
        Optional<ProposalId> proposal,
        String title,
        String place,
        Optional<Integer> people,
        Optional<Rupiah> amount,
        Instant arrived,
        Due due,
        Hold hold,
        String holder,
        boolean begun,
        List<Oddity> oddities,
        Optional<String> objection) {

    /** Whose the task is at this moment. */
    enum Hold {
        FREE,
        MINE,
        TAKEN
    }

    QueueItem with(List<Oddity> found, Optional<String> against) {
        return new QueueItem(
                task, step, subject, post, revision, proposal, title, place, people, amount, arrived, due, hold, holder,
                begun, found, against);
    }

    public String work() {
        return Work.title(step);
    }

    public String arrivedDay() {
        return Indonesian.date(LocalDate.ofInstant(arrived, Indonesian.WITA));
    }

    public Optional<Long> round() {
        return Optional.of(CaseKey.parse(subject))
                .filter(key -> key.kind() == CaseKey.Kind.ROUND)
                .map(CaseKey::id);
    }

    /** Whether there is something to look into before it is decided. */
    public boolean odd() {
        Predicate<Oddity> hindered = JointStep.of(step)
                .<Predicate<Oddity>>map(joint -> joint::hindered)
                .orElse(Oddity::grave);
        return objection.isPresent() || oddities.stream().anyMatch(hindered);
    }

    /** Why it is not decided together with others; empty when it may be. */
    public Optional<String> alone() {
        var of = JointStep.of(step);
        if (of.isEmpty()) {
            return Optional.of("Langkah ini diputuskan satu per satu.");
        }
        if (objection.isPresent()) {
            return objection;
        }
        if (hold == Hold.TAKEN) {
            return Optional.of("Sedang dikerjakan %s.".formatted(holder));
        }
        if (begun) {
            return Optional.of("Isiannya sudah dimulai. Buka tugasnya untuk melanjutkan.");
        }
        return oddities.stream()
                .filter(of.get()::hindered)
                .findFirst()
                .map(oddity -> "Ada catatan: %s. Buka tugasnya untuk memeriksa.".formatted(oddity.text()));
    }

    public boolean together() {
        return alone().isEmpty();
    }

    /** The task with the revision it was seen at, as a choice of the form. */
    public String choice() {
        return task + ":" + revision;
    }
}
