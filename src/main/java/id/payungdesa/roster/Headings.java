package id.payungdesa.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which column of a list tells what. */
final class Headings {

    private static final int ENOUGH = 3;

    private final Map<Integer, RosterColumn> columns;

    private Headings(Map<Integer, RosterColumn> columns) {
        this.columns = columns;
    }

    /** The headings in this line, if it is the heading line of a list. */
    static Optional<Headings> in(List<Cell> line) {
        Volume.stopInTime();
        var columns = new TreeMap<Integer, RosterColumn>();
        for (int i = 0; i < line.size(); i++) {
            int index = i;
            RosterColumn.of(line.get(i).text())
                    .filter(column -> !columns.containsValue(column))
                    .ifPresent(column -> columns.put(index, column));
        }
        var headings = new Headings(columns);
        return headings.identifyPeople() || columns.size() >= ENOUGH ? Optional.of(headings) : Optional.empty();
    }

    /** Our template's order, for rows pasted without a heading line: recognised by where the first NIK stands. */
    static Optional<Headings> guessed(List<Cell> line) {
        int shift = 0;
        while (shift < line.size() && !isNik(line.get(shift))) {
            shift++;
        }
        return shift > 1 || shift == line.size() ? Optional.empty() : Optional.of(inOrderOfTemplate(1 - shift));
    }

    boolean identifyPeople() {
        return columns.containsValue(RosterColumn.NIK) && columns.containsValue(RosterColumn.NAME);
    }

    void requireNikAndName() {
        for (var column : List.of(RosterColumn.NIK, RosterColumn.NAME)) {
            if (!columns.containsValue(column)) {
                throw new UnreadableRoster(
                        "Kolom %s tidak ditemukan. Tambahkan kolom dengan judul \"%s\", lalu coba lagi."
                                .formatted(column.heading(), column.heading()));
            }
        }
    }

    Map<RosterColumn, Cell> cells(List<Cell> line) {
        var cells = new EnumMap<RosterColumn, Cell>(RosterColumn.class);
        columns.forEach((index, column) -> {
            if (index < line.size()) {
                cells.put(column, line.get(index));
            }
        });
        return cells;
    }

    private static boolean isNik(Cell cell) {
        return Nik.withoutSeparators(cell.text()).matches("\\d{16}");
    }

    private static Headings inOrderOfTemplate(int from) {
        var columns = new TreeMap<Integer, RosterColumn>();
        var order = RosterColumn.inTemplate();
        for (int i = from; i < order.size(); i++) {
            columns.put(i - from, order.get(i));
        }
        return new Headings(columns);
    }
}
