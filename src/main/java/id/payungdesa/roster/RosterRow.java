package id.payungdesa.roster;

import java.util.Map;
import java.util.Optional;

/** One person's row as the village wrote it; the number is the one in its No column, else its place in the list. */
public record RosterRow(int number, Map<RosterColumn, String> cells) {

    public RosterRow {
        cells = Map.copyOf(cells);
    }

    /** The cell's text, unless it is empty or holds only the dash that stands for nothing. */
    public Optional<String> text(RosterColumn column) {
        return Optional.ofNullable(cells.get(column)).filter(text -> !Cell.isEmpty(text));
    }

    /** Only the number: rows hold personal data, and logs must not. */
    @Override
    public String toString() {
        return "RosterRow[" + number + "]";
    }
}
