package id.payungdesa.monitoring;

import id.payungdesa.common.CsvFile;
import java.util.List;

/** Quotas as a spreadsheet saves them: one line for each village that is not like all others. */
final class QuotaFile {

    private static final int MOST_LINES = 1000;
    private static final List<String> COLUMNS = List.of("kode_desa", "kuota", "pekerja_layak", "alasan");

    private QuotaFile() {}

    /** What stands in a line of the file, whatever it is worth. */
    record Line(int number, String code, String places, String eligible, String reason) {}

    static List<Line> read(byte[] content) {
        return CsvFile.read(content, COLUMNS, MOST_LINES).stream()
                .map(row -> new Line(
                        row.line(),
                        row.cell("kode_desa"),
                        row.cell("kuota"),
                        row.cell("pekerja_layak"),
                        row.cell("alasan")))
                .toList();
    }
}
