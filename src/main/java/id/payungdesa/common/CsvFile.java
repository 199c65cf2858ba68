package id.payungdesa.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table as a person's spreadsheet saves it: columns known by their heading in whatever order, blank lines passed over. */
public final class CsvFile {

    private CsvFile() {}

    /** A line of the file, whatever it is worth. */
    public record Row(int line, Map<String, String> cells) {

        public String cell(String column) {
            return cells.get(column);
        }
    }

    /** What is wrong with a line, and what to do about it. */
    public record Fault(int line, String sentence) {}

    public static List<Row> read(byte[] content, List<String> columns, int most) {
        var text = TextFile.read(content)
                .filter(Predicate.not(String::isBlank))
                .orElseThrow(
                        () -> new Refused("Berkas ini kosong atau bukan CSV. Di Excel pilih Simpan sebagai, jenis CSV,"
                                + " lalu unggah berkas yang tersimpan itu."));
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text.lines().findFirst().orElse("")))
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (var parser = CSVParser.parse(text, format)) {
            return rows(parser, columns, most);
        } catch (IOException | UncheckedIOException e) {
            throw new Refused(
                    "Tanda kutip (\") dalam berkas tidak berpasangan. Hapus tanda kutip itu, lalu unggah lagi.");
        }
    }

    private static char delimiter(String heading) {
        return Stream.of(';', '\t')
                .filter(delimiter -> heading.indexOf(delimiter) >= 0)
                .findFirst()
                .orElse(',');
    }

    private static List<Row> rows(CSVParser parser, List<String> columns, int most) {
        var rows = new ArrayList<Row>();
        Map<String, Integer> places = new HashMap<>();
        for (var line : parser) {
            if (places.isEmpty()) {
                places.putAll(places(line, columns));
            } else if (line.stream().anyMatch(Predicate.not(String::isBlank))) {
                rows.add(new Row(
                        (int) parser.getCurrentLineNumber(),
                        columns.stream()
                                .collect(Collectors.toMap(
                                        Function.identity(), column -> cell(line, places.get(column))))));
            }
            if (rows.size() > most) {
                throw new Refused("Berkas ini lebih dari %s baris. Periksa isinya, atau bagi menjadi beberapa berkas."
                        .formatted(Indonesian.number(most)));
            }
        }
        return rows;
    }

    private static Map<String, Integer> places(CSVRecord heading, List<String> columns) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < heading.size(); place++) {
            places.putIfAbsent(
                    heading.get(place).strip().toLowerCase(Locale.ROOT).replace(' ', '_'), place);
        }
        var missing =
                columns.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new Refused("Baris pertama harus berisi judul kolom %s. Yang belum ada: %s."
                    .formatted(String.join(", ", columns), String.join(", ", missing)));
        }
        return places;
    }

    private static String cell(CSVRecord line, int place) {
        return line.size() > place
                ? line.get(place).replaceAll("[\\s\\u00A0]+", " ").strip()
                : "";
    }
}
