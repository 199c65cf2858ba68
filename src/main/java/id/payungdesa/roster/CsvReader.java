package id.payungdesa.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Lines of text parted by semicolons, commas or tabs, whichever the first lines use most. */
final class CsvReader {

    private static final List<Character> DELIMITERS = List.of('\t', ';', ',');
    private static final int MOST_CELLS = 500_000;
    private static final int LINES_TO_LOOK_AT = 30;

    private CsvReader() {}

    static List<List<Cell>> read(String text) {
        char delimiter = delimiter(text);
        // The parser builds a whole line before we see it, and one line may be the whole file.
        if (count(text, delimiter) > MOST_CELLS) {
            throw RosterLimits.tooManyColumns();
        }
        var format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
        var lines = new Lines(new Volume());
        try (var parser = CSVParser.parse(text, format)) {
            for (var line : parser) {
                Volume.stopInTime();
                lines.add(line.stream().map(Cell::text).toList());
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableRoster(
                    "Tanda kutip (\") dalam daftar tidak berpasangan, di sekitar baris %d. Hapus tanda kutip itu, lalu coba lagi."
                            .formatted(lines.size() + 1),
                    e);
        }
        return lines.list();
    }

    private static char delimiter(String text) {
        var beginning = text.lines().limit(LINES_TO_LOOK_AT).collect(Collectors.joining("\n"));
        char most = DELIMITERS.get(0);
        for (char delimiter : DELIMITERS) {
            if (count(beginning, delimiter) > count(beginning, most)) {
                most = delimiter;
            }
        }
        return most;
    }

    private static long count(String text, char delimiter) {
        return text.chars().filter(letter -> letter == delimiter).count();
    }
}
