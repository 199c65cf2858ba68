package id.payungdesa.roster;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A row with its remarks and, unless it was refused, the person in it and the months to be paid for. */
public record CheckedRow(RosterRow row, List<Remark> remarks, Optional<Person> person, int months) {

    public CheckedRow {
        remarks = List.copyOf(remarks);
        if (remarks.stream().anyMatch(remark -> remark.severity() == Severity.REFUSAL)) {
            person = Optional.empty();
            months = 0;
        }
    }

    public Verdict verdict() {
        if (person.isEmpty()) {
            return Verdict.REFUSED;
        }
        return remarks.stream().anyMatch(remark -> remark.severity() == Severity.WARNING)
                ? Verdict.WARNED
                : Verdict.ACCEPTED;
    }

    /** Why it was refused. */
    List<RefusedRow.Reason> reasons() {
        return remarks.stream()
                .filter(remark -> remark.severity() == Severity.REFUSAL)
                .map(remark -> new RefusedRow.Reason(remark.column(), remark.sentence()))
                .toList();
    }

    List<String> sentences(Severity severity) {
        return remarks.stream()
                .filter(remark -> remark.severity() == severity)
                .map(Remark::sentence)
                .toList();
    }

    CheckedRow with(Remark remark) {
        return new CheckedRow(
                row, Stream.concat(remarks.stream(), Stream.of(remark)).toList(), person, months);
    }
}
