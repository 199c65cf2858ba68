package id.payungdesa.review.web;

import id.payungdesa.common.Indonesian;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.review.PersonNotes;
import id.payungdesa.review.PersonNotes.Standing;
import id.payungdesa.review.RefusalReason;
import id.payungdesa.roster.Candidate;
import id.payungdesa.roster.RosterColumn;
import id.payungdesa.roster.RosterIntake;
import id.payungdesa.roster.Rosters;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a {@link RosterView} of a proposal's list. */
@Component
@Transactional(readOnly = true)
class RosterViews {

    private static final List<RosterView.Column> COLUMNS = RosterColumn.inTemplate().stream()
            .filter(column -> column != RosterColumn.NUMBER)
            .map(column -> new RosterView.Column(column, column.heading()))
            .toList();

    private final Rosters rosters;
    private final RosterIntake intake;
    private final PersonNotes notes;

    RosterViews(Rosters rosters, RosterIntake intake, PersonNotes notes) {
        this.rosters = rosters;
        this.intake = intake;
        this.notes = notes;
    }

    RosterView of(Proposal proposal, boolean editable, String message) {
        var id = proposal.id();
        var standings = notes.standings(id);
        var findings = notes.findings(id);
        var totals = rosters.totals(proposal.list());
        var rows = rosters.candidates(id.value()).stream()
                .map(candidate -> row(
                        candidate,
                        proposal.list().period().firstDay(),
                        standings.get(candidate.id()),
                        findings.getOrDefault(candidate.id(), List.of())))
                .toList();
        return new RosterView(
                message,
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
                        totals.amount().inWords()));
    }

    private static RosterView.Row row(Candidate candidate, LocalDate start, Standing standing, List<String> findings) {
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
                isSettled(standing));
    }

    /** What the system found out by itself no official overrules. */
    private static boolean isSettled(Standing standing) {
        return standing.reason() != null
                && !RefusalReason.valueOf(standing.reason()).forOfficials();
    }

    private static String text(Standing standing) {
        if (standing.reason() == null) {
            return null;
        }
        var title = RefusalReason.valueOf(standing.reason()).title();
        return standing.note() == null || standing.note().isBlank() ? title : title + ": " + standing.note();
    }

    private List<RosterView.Refused> refused(long proposal) {
        return intake.refused(proposal).stream()
                .map(row -> new RosterView.Refused(
                        row.id(),
                        row.number(),
                        Map.copyOf(row.cells()),
                        row.reasons().stream()
                                .map(reason -> new RosterView.Reason(reason.column(), reason.text()))
                                .toList()))
                .toList();
    }
}
