package id.payungdesa.roster;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is said about one row; of a cell that is refused, only the first reason. */
final class Remarks {

    private final List<Remark> list = new ArrayList<>();

    void note(RosterColumn column, String sentence) {
        add(new Remark(Severity.NOTE, column, sentence));
    }

    void warn(RosterColumn column, String sentence) {
        add(new Remark(Severity.WARNING, column, sentence));
    }

    void refuse(RosterColumn column, String sentence) {
        add(new Remark(Severity.REFUSAL, column, sentence));
    }

    List<Remark> list() {
        return List.copyOf(list);
    }

    private void add(Remark remark) {
        if (list.stream().noneMatch(said -> said.severity() == Severity.REFUSAL && said.column() == remark.column())) {
            list.add(remark);
        }
    }
}
