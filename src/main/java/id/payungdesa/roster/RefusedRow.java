package id.payungdesa.roster;

import java.util.List;
import java.util.Map;

/** One row that could not be taken, as the village typed it, with the reasons. */
public record RefusedRow(long id, int number, Map<RosterColumn, String> cells, List<Reason> reasons) {

    /** Why, and in which cell. */
    public record Reason(RosterColumn column, String text) {}

    @Override
    public String toString() {
        return "RefusedRow[" + id + "]";
    }
}
