package id.payungdesa.review.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.review.Differences;
import id.payungdesa.review.Differences.Difference;
import id.payungdesa.review.PersonNotes;
import id.payungdesa.review.PersonNotes.Standing;
import id.payungdesa.review.RefusalReason;
import id.payungdesa.roster.Candidate;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterIntake;
import id.payungdesa.roster.Rosters;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a {@link RosterView} of a proposal's list. */
@Component
@Transactional(readOnly = true)
class RosterViews {

    private static final List<RosterView.Column> COLUMNS = RosterColumn.inTemplate().stream()
            .filter(column -> column != RosterColumn.NUMBER)
            .map(column -> new RosterView.Column(column, column.heading(), column.isSealed()))
            .toList();

    private final Rosters rosters;
    private final RosterIntake intake;
    private final PersonNotes notes;
    private final Differences differences;

    RosterViews(Rosters rosters, RosterIntake intake, PersonNotes notes, Differences differences) {
        this.rosters = rosters;
        this.intake = intake;
        this.notes = notes;
        this.differences = differences;
    }

    RosterView of(Proposal proposal, boolean editable) {
        var id = proposal.id();
        var standings = notes.standings(id);
        var findings = notes.findings(id);
        var totals = rosters.totals(proposal.list());
        var candidates = rosters.candidates(id.value());
        var since = differences.of(proposal, candidates);
        var twins = twins(candidates);
        var rows = candidates.stream()
                .map(candidate -> row(
                        candidate,
                        proposal.list().period().firstDay(),
                        standings.get(candidate.id()),
                        findings.getOrDefault(candidate.id(), List.of()),
                        since.people().get(candidate.id()),
                        twins.get(candidate.id())))
                .toList();
        return new RosterView(
                null,
                null,
                editable,
                rows,
                editable ? refused(id.value()) : List.of(),
                COLUMNS,
                new RosterView.Totals(
                        totals.people(),
                        totals.reserve(),
                        proposal.target(),
                        totals.unconfirmed(),
                        totals.refused(),
                        totals.amount().amount(),
                        totals.amount().toString(),
                        totals.amount().inWords()),
                since.revision(),
                since.removed());
    }

    /** Who might be the same person as somebody else on the list, and who that is. */
    private static Map<Long, Long> twins(List<Candidate> candidates) {
        var twins = new HashMap<Long, Long>();
        candidates.stream()
                .collect(Collectors.groupingBy(Candidate::likeness))
                .values()
                .forEach(alike -> alike.stream().skip(1).forEach(later -> {
                    twins.put(later.id(), alike.get(0).id());
                    twins.putIfAbsent(alike.get(0).id(), later.id());
                }));
        return twins;
    }

    private static RosterView.Row row(
            Candidate candidate,
            LocalDate start,
            Standing standing,
            List<String> findings,
            Difference change,
            Long twin) {
        return new RosterView.Row(
                candidate.id(),
                candidate.position(),
                candidate.name(),
                candidate.nikMask(),
                Indonesian.date(candidate.birthDate()),
                Period.between(candidate.birthDate(), start).getYears(),
                candidate.sex().letter(),
                candidate.occupation(),
                candidate.income().toString(),
                candidate.months(),
                candidate.monthly().times(candidate.months()).toString(),
                standing.standing(),
                candidate.notes(),
                candidate.warnings(),
                candidate.confirmed(),
                findings,
                standing.verdict(),
                text(standing),
                isSettled(standing),
                change,
                twin,
                elsewhere(standing));
    }

    /** The village that holds the person, and nothing else of it. */
    private static String elsewhere(Standing standing) {
        return RefusalReason.GANDA.name().equals(standing.reason()) && standing.note() != null
                ? standing.note().replaceFirst("^ganda, ", "")
                : null;
    }

    /** What the system found out by itself no official overrules. */
    private static boolean isSettled(Standing standing) {
        return standing.reason() != null
                && !RefusalReason.valueOf(standing.reason()).forOfficials();
    }

    private static String text(Standing standing) {
        return standing.reason() == null
                ? null
                : RefusalReason.valueOf(standing.reason()).with(standing.note());
    }

    private List<RosterView.Refused> refused(long proposal) {
        var rows = intake.refused(proposal);
        var twins = intake.listedAlready(proposal, rows);
        return rows.stream()
                .map(row -> new RosterView.Refused(
                        row.id(),
                        row.number(),
                        Map.copyOf(row.cells()),
                        row.reasons().stream()
                                .map(reason -> new RosterView.Reason(reason.column(), reason.text()))
                                .toList(),
                        twins.get(row.id())))
                .toList();
    }
}
