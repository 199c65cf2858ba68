package id.payungdesa.monitoring;

import id.payungdesa.common.Refused;
import id.payungdesa.common.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Quotas as a spreadsheet saves them: one line for each village that is not like all others. */
final class QuotaFile {

    static final List<String> COLUMNS = List.of("kode_desa", "kuota", "pekerja_layak", "alasan");

    private static final int MOST_LINES = 1000;

    private QuotaFile() {}

    /** What stands in a line of the file, whatever it is worth. */
    record Line(int number, String code, String places, String eligible, String reason) {}

    static List<Line> read(byte[] content) {
        var text = TextFile.read(content)
                .filter(letters -> !letters.isBlank())
                .orElseThrow(
                        () -> new Refused("Berkas ini kosong atau bukan CSV. Di Excel pilih Simpan sebagai, jenis CSV,"
                                + " lalu unggah berkas yang tersimpan itu."));
        var heading = text.lines().findFirst().orElse("");
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(heading.contains(";") ? ';' : ',')
                .setIgnoreSurroundingSpaces(true)
                .get();
        try (var parser = CSVParser.parse(text, format)) {
            return lines(parser);
        } catch (IOException | UncheckedIOException e) {
            throw new Refused(
                    "Tanda kutip (\") dalam berkas tidak berpasangan. Hapus tanda kutip itu, lalu unggah lagi.");
        }
    }

    private static List<Line> lines(CSVParser parser) {
        var lines = new ArrayList<Line>();
        Map<String, Integer> places = new HashMap<>();
        for (var row : parser) {
            if (places.isEmpty()) {
                places.putAll(places(row));
            } else if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                lines.add(new Line(
                        (int) parser.getCurrentLineNumber(),
                        cell(row, places.get("kode_desa")),
                        cell(row, places.get("kuota")),
                        cell(row, places.get("pekerja_layak")),
                        cell(row, places.get("alasan"))));
            }
            if (lines.size() > MOST_LINES) {
                throw new Refused("Berkas ini lebih dari %d baris. Periksa isinya.".formatted(MOST_LINES));
            }
        }
        return lines;
    }

    private static Map<String, Integer> places(CSVRecord heading) {
        Map<String, Integer> places = new HashMap<>();
        for (int place = 0; place < heading.size(); place++) {
            places.putIfAbsent(
                    heading.get(place).strip().toLowerCase(Locale.ROOT).replace(' ', '_'), place);
        }
        var missing =
                COLUMNS.stream().filter(column -> !places.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new Refused("Baris pertama harus berisi judul kolom %s. Yang belum ada: %s."
                    .formatted(String.join(", ", COLUMNS), String.join(", ", missing)));
        }
        return places;
    }

    private static String cell(CSVRecord row, int place) {
        return row.size() > place
                ? row.get(place).replaceAll("[\\s\\u00A0]+", " ").strip()
                : "";
    }
}
