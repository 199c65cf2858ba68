package id.payungdesa.report;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Rupiah;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTests {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    private record Line(String village, int people, Rupiah amount, Optional<LocalDate> due, double share) {}

    private final Table<Line> table = table(
            new Line("Tanjung Aru", 96, Rupiah.of(19_353_600), Optional.of(LocalDate.of(2026, 12, 1)), 0.96),
            new Line("Binusan", 1200, Rupiah.of(0), Optional.empty(), 1.2),
            new Line("Long Bawan", 8, Rupiah.of(134_400), Optional.of(LocalDate.of(2026, 11, 24)), 0.08));

    private static Table<Line> table(Line... lines) {
        return Table.of("desa", "Desa dan kemajuannya", NOW, List.of(lines))
                .text("Desa", Line::village)
                .linked(line -> "/pantau/desa/" + line.village())
                .number("Pekerja", Line::people)
                .column("Iuran", Kind.RUPIAH, Line::amount)
                .column("Batas waktu", Kind.DAY, Line::due)
                .column("Terlindungi", Kind.PERCENT, Line::share);
    }

    private List<String> villages(Table<Line> table) {
        return table.rows().stream().map(Line::village).toList();
    }

    @Test
    void cellsAreWrittenAsOfficialsReadThem() {
        assertThat(table.columns().stream()
                        .map(column -> column.written(table.rows().get(0))))
                .containsExactly("Tanjung Aru", "96", "Rp19.353.600", "1 Desember 2026", "96 %");
        assertThat(table.columns().stream()
                        .map(column -> column.written(table.rows().get(1))))
                .containsExactly("Binusan", "1.200", "Rp0", "–", "120 %");
    }

    @Test
    void whatIsLessThanNothingKeepsItsSign() {
        assertThat(Kind.RUPIAH.write(-16_800L)).isEqualTo("\u2212Rp16.800");
        assertThat(Kind.DECIMAL.write(-1234.56)).isEqualTo("\u22121.234,6");
    }

    @Test
    void numbersSortAsNumbersAndWhatIsMissingComesLast() {
        assertThat(villages(table.sorted("pekerja"))).containsExactly("Long Bawan", "Tanjung Aru", "Binusan");
        assertThat(villages(table.sorted("-iuran"))).containsExactly("Tanjung Aru", "Long Bawan", "Binusan");
        assertThat(villages(table.sorted("batas-waktu"))).containsExactly("Long Bawan", "Tanjung Aru", "Binusan");
        assertThat(villages(table.sorted("-batas-waktu"))).containsExactly("Tanjung Aru", "Long Bawan", "Binusan");
        assertThat(villages(table.sorted("nonsense"))).isEqualTo(villages(table));
    }

    @Test
    void everyWordSearchedForMustStandInTheRow() {
        assertThat(villages(table.matching("LONG 24"))).containsExactly("Long Bawan");
        assertThat(villages(table.matching("long tanjung"))).isEmpty();
        assertThat(table.matching(" ")).isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+62812", "-1", "@SUM(A1)", "\t=cmd()", "\r\n=1", "\uFF1D1", "|calc", "%0A"})
    void noTextBecomesAFormula(String typed) throws IOException {
        var evil = table(new Line(typed, 1, Rupiah.ZERO, Optional.empty(), 0));
        var csv = new String(written(evil, TableFile.CSV), StandardCharsets.UTF_8);
        assertThat(csv.replace("\"", "")).contains("\r\n'" + typed + ";1;0;;0,0");

        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written(evil, TableFile.XLSX)))) {
            var cell = workbook.getSheetAt(0).getRow(1).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void aWorkbookCalculatesWithWhatItGets() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(written(table, TableFile.XLSX)))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(3);
            assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("Iuran");
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(19_353_600);
            assertThat(sheet.getRow(1).getCell(3).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo("2026-12-01");
            assertThat(sheet.getRow(2).getCell(3)).isNull();
            assertThat(workbook.getSheet("Keterangan").getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("Keadaan 20 November 2026 pukul 09.00 WITA");
        }
    }

    private static byte[] written(Table<?> table, TableFile format) throws IOException {
        var file = new ByteArrayOutputStream();
        format.write(table, file);
        return file.toByteArray();
    }
}
