package id.payungdesa.roster;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the list among the lines of the sheets: the heading line, the people below it, their numbers. */
final class RosterTable {

    private static final Pattern PLACE_AND_DATE =
            Pattern.compile("(?<place>.*?)[\\s,/]*(?<date>\\d.*)", Pattern.DOTALL);
    private static final int ENOUGH_TO_TELL = 5;

    private RosterTable() {}

    /** The first sheet with a list that names somebody. */
    static List<RosterRow> find(List<List<List<Cell>>> sheets) {
        var tables = tables(sheets, RosterTable::belowHeadings);
        if (tables.isEmpty()) {
            tables = tables(sheets, RosterTable::withoutHeadings);
        }
        if (tables.isEmpty()) {
            throw new UnreadableRoster("Baris judul kolom tidak ditemukan. "
                    + "Pastikan ada baris judul berisi NIK dan Nama Lengkap seperti pada templat, lalu coba lagi.");
        }
        return tables.stream()
                .sorted(Comparator.comparing(table -> !table.headings().identifyPeople()))
                .map(Table::rows)
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElseThrow(() -> new UnreadableRoster(
                        "Daftar belum berisi satu orang pun. Isi baris di bawah judul kolom, simpan, lalu coba lagi."));
    }

    private static List<Table> tables(
            List<List<List<Cell>>> sheets, Function<List<List<Cell>>, Optional<Table>> finder) {
        return sheets.stream().map(finder).flatMap(Optional::stream).toList();
    }

    private static Optional<Table> belowHeadings(List<List<Cell>> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> Headings.in(lines.get(i))
                        .map(headings -> new Table(headings, lines.subList(i + 1, lines.size()))))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(table -> !table.headings().identifyPeople()));
    }

    private static Optional<Table> withoutHeadings(List<List<Cell>> lines) {
        return lines.stream()
                .map(Headings::guessed)
                .flatMap(Optional::stream)
                .findFirst()
                .map(headings -> new Table(headings, lines));
    }

    private record Table(Headings headings, List<List<Cell>> lines) {

        List<RosterRow> rows() {
            headings.requireNikAndName();
            var people = lines.stream()
                    .map(headings::cells)
                    .filter(PersonLine::isOne)
                    .toList();
            if (people.size() > RosterLimits.ROWS) {
                throw RosterLimits.tooManyRows();
            }
            refuseRounded(people);
            return numbered(people);
        }
    }

    /** A spreadsheet keeps fifteen digits of a number and writes a nought for the sixteenth; that shows in a whole list. */
    private static void refuseRounded(List<Map<RosterColumn, Cell>> people) {
        var niks = people.stream()
                .map(cells -> Nik.withoutSeparators(
                        cells.getOrDefault(RosterColumn.NIK, Cell.EMPTY).text()))
                .collect(Collectors.toSet());
        if (niks.size() >= ENOUGH_TO_TELL && niks.stream().allMatch(nik -> nik.matches("\\d{15}0"))) {
            throw new UnreadableRoster("Angka terakhir semua NIK menjadi 0 karena dibulatkan Excel. "
                    + "Ubah kolom NIK menjadi Teks, ketik ulang 16 angkanya dari KTP, lalu unggah lagi.");
        }
    }

    /** Numbers that are missing or repeat would not tell people apart, so places in the list stand in for them. */
    private static List<RosterRow> numbered(List<Map<RosterColumn, Cell>> people) {
        var numbers = IntStream.range(0, people.size())
                .mapToObj(i -> numberIn(people.get(i)).orElse(i + 1))
                .toList();
        boolean distinct = new HashSet<>(numbers).size() == numbers.size();
        return IntStream.range(0, people.size())
                .mapToObj(i -> new RosterRow(distinct ? numbers.get(i) : i + 1, texts(people.get(i))))
                .toList();
    }

    private static Optional<Integer> numberIn(Map<RosterColumn, Cell> cells) {
        return Optional.ofNullable(cells.get(RosterColumn.NUMBER))
                .map(cell -> cell.text().replaceAll("\\.$", ""))
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(Integer::valueOf);
    }

    private static Map<RosterColumn, String> texts(Map<RosterColumn, Cell> cells) {
        var texts = new EnumMap<RosterColumn, String>(RosterColumn.class);
        cells.forEach((column, cell) -> {
            switch (column) {
                case NUMBER -> {}
                case NIK, FAMILY_CARD -> texts.put(column, cell.asExcelShowsIt().text());
                case BIRTH_DATE -> texts.put(column, cell.asDay().text());
                case BIRTH -> putApart(cell.text(), texts);
                default -> texts.put(column, cell.text());
            }
        });
        texts.values().removeIf(String::isEmpty);
        return texts;
    }

    private static void putApart(String placeAndDate, Map<RosterColumn, String> texts) {
        var matcher = PLACE_AND_DATE.matcher(placeAndDate);
        boolean dated = !placeAndDate.startsWith(Cell.FORMULA) && matcher.matches();
        texts.putIfAbsent(RosterColumn.BIRTH_PLACE, dated ? matcher.group("place") : placeAndDate);
        texts.putIfAbsent(RosterColumn.BIRTH_DATE, dated ? matcher.group("date") : "");
    }
}
