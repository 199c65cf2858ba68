package id.payungdesa.roster;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells a person's line from what stands around a list: totals, signatures, numbered columns, repeated headings. */
final class PersonLine {

    private static final Pattern LIKE_NIK = Pattern.compile("['’`]?\\d[\\d\\s\\p{Z}.,\\-+eE]*");
    private static final Pattern CLOSING = Pattern.compile(
            "(sub ?)?(jumlah|total|mengetahui|menyetujui|disetujui|dibuat"
                    + "|kepala desa|sekretaris desa|camat|nip|catatan|keterangan|ket)\\b.*",
            Pattern.DOTALL);
    private static final Pattern COLUMN_NUMBER = Pattern.compile("\\(?\\d{1,2}\\)?");
    private static final int FEWEST_DIGITS = 6;
    private static final int FEWEST_CELLS = 3;

    private PersonLine() {}

    static boolean isOne(Map<RosterColumn, Cell> cells) {
        Volume.stopInTime();
        if (isLikeNik(text(cells, RosterColumn.NIK))) {
            return true;
        }
        var filled = cells.keySet().stream()
                .filter(column -> column != RosterColumn.NUMBER && !Cell.isEmpty(text(cells, column)))
                .toList();
        if (isRepeatedHeading(cells) || isClosing(cells) || isColumnNumbers(cells, filled)) {
            return false;
        }
        boolean numbered = text(cells, RosterColumn.NUMBER).matches("\\d+\\.?");
        return filled.size() >= FEWEST_CELLS || numbered && filled.contains(RosterColumn.NAME);
    }

    private static boolean isLikeNik(String text) {
        return LIKE_NIK.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS;
    }

    private static boolean isRepeatedHeading(Map<RosterColumn, Cell> cells) {
        return RosterColumn.of(text(cells, RosterColumn.NIK))
                .filter(RosterColumn.NIK::equals)
                .isPresent();
    }

    private static boolean isClosing(Map<RosterColumn, Cell> cells) {
        return List.of(RosterColumn.NUMBER, RosterColumn.NIK, RosterColumn.NAME).stream()
                .map(column -> text(cells, column).toLowerCase(Locale.ROOT))
                .anyMatch(text -> CLOSING.matcher(text).matches());
    }

    private static boolean isColumnNumbers(Map<RosterColumn, Cell> cells, List<RosterColumn> filled) {
        return filled.stream()
                .allMatch(column -> COLUMN_NUMBER.matcher(text(cells, column)).matches());
    }

    private static String text(Map<RosterColumn, Cell> cells, RosterColumn column) {
        return cells.getOrDefault(column, Cell.EMPTY).text();
    }
}
