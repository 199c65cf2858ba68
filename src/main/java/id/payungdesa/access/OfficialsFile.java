package id.payungdesa.access;

import id.payungdesa.common.CsvFile;
import java.util.List;
import java.util.Locale;

/** A list of officials as a spreadsheet saves it: one line for each person and post. */
final class OfficialsFile {

    private static final int MOST_LINES = 3000;
    private static final List<String> COLUMNS = List.of("nama", "nama_pengguna", "jabatan", "kode_wilayah");

    private OfficialsFile() {}

    /** What stands in a line of the file, whatever it is worth. */
    record Line(int number, String name, String login, String title, String code) {}

    static List<Line> read(byte[] content) {
        return CsvFile.read(content, COLUMNS, MOST_LINES).stream()
                .map(row -> new Line(
                        row.line(),
                        row.cell("nama"),
                        row.cell("nama_pengguna").toLowerCase(Locale.ROOT),
                        row.cell("jabatan"),
                        row.cell("kode_wilayah")))
                .toList();
    }
}
