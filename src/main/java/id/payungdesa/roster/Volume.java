package id.payungdesa.roster;

import java.util.List;

/** How much of one file has been gathered, over all its sheets; stops whoever gathers too much, or for too long. */
final class Volume {

    private static final int MOST_CELLS = 500_000;
    private static final int MOST_LETTERS = 8_000_000;

    private int cells;
    private int letters;

    void add(List<Cell> line) {
        cells += line.size();
        letters += line.stream().mapToInt(cell -> cell.text().length()).sum();
        if (cells > MOST_CELLS || letters > MOST_LETTERS) {
            throw WorkbookGuard.swollen();
        }
    }

    /** The time is up when the reading thread is interrupted; nothing between two looks at this may take long. */
    static void stopInTime() {
        if (Thread.currentThread().isInterrupted()) {
            throw RosterLimits.tooSlow();
        }
    }
}
