package id.payungdesa.roster;

import java.util.ArrayList;
import java.util.List;

/** The filled lines of one sheet or text, never more or wider than a list may be. */
final class Lines {

    private final Volume volume;
    private final List<List<Cell>> lines = new ArrayList<>();

    Lines(Volume volume) {
        this.volume = volume;
    }

    void add(List<Cell> line) {
        if (line.stream().allMatch(cell -> cell.text().isEmpty())) {
            return;
        }
        if (line.stream().filter(cell -> !cell.text().isEmpty()).count() > RosterLimits.COLUMNS) {
            throw RosterLimits.tooManyColumns();
        }
        if (lines.size() == RosterLimits.LINES) {
            throw RosterLimits.tooManyRows();
        }
        volume.add(line);
        lines.add(List.copyOf(line));
    }

    int size() {
        return lines.size();
    }

    List<List<Cell>> list() {
        return List.copyOf(lines);
    }
}
