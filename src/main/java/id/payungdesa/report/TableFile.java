package id.payungdesa.report;

import id.payungdesa.common.Indonesian;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The formats a table is taken along in. Nothing in either can be run by a spreadsheet, whatever people typed. */
public enum TableFile {
    CSV("text/csv;charset=UTF-8") {
        @Override
        public void write(Table<?> table, OutputStream file) throws IOException {
            var out = new OutputStreamWriter(file, StandardCharsets.UTF_8);
            out.write('\uFEFF');
            csv(table, out);
            out.flush();
        }
    },

    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public void write(Table<?> table, OutputStream file) throws IOException {
            try (var workbook = new SXSSFWorkbook(100)) {
                fill(workbook, table);
                workbook.write(file);
            }
        }
    };

    private static final int WIDEST = 60;
    private static final int UNIT = 256;

    private final String contentType;

    TableFile(String contentType) {
        this.contentType = contentType;
    }

    /** The format of a file name such as {@code desa.xlsx}. */
    public static Optional<TableFile> of(String fileName) {
        return Arrays.stream(values())
                .filter(format -> fileName.endsWith(format.suffix()))
                .findFirst();
    }

    public String suffix() {
        return "." + name().toLowerCase(java.util.Locale.ROOT);
    }

    public String contentType() {
        return contentType;
    }

    public abstract void write(Table<?> table, OutputStream file) throws IOException;

    /** Semicolons, as a spreadsheet set to Indonesian expects where the comma parts decimals. */
    private static <R> void csv(Table<R> table, Writer out) throws IOException {
        var format = CSVFormat.EXCEL.builder().setDelimiter(';').get();
        var lines = new CSVPrinter(out, format);
        lines.printRecord(table.columns().stream().map(Column::title));
        for (var row : table.rows()) {
            lines.printRecord(table.columns().stream().map(column -> plain(column.kind(), column.cell(row))));
        }
    }

    private static String plain(Kind kind, Object value) {
        if (value == null) {
            return "";
        }
        return switch (kind) {
            case TEXT -> inert(value.toString());
            case NUMBER, RUPIAH -> Long.toString(Kind.amount(value));
            case DECIMAL, PERCENT -> value.toString().replace('.', ',');
            case DAY -> value.toString();
            case TIME -> local((Instant) value).toString();
        };
    }

    /** A sign before what a spreadsheet would take for a formula (OWASP, CSV injection). */
    private static String inert(String text) {
        return text.matches("(?s)[\\s\\p{Cntrl}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20|%].*") ? "'" + text : text;
    }

    private static java.time.LocalDateTime local(Instant instant) {
        return ZonedDateTime.ofInstant(instant, Indonesian.WITA).toLocalDateTime();
    }

    private static <R> void fill(SXSSFWorkbook workbook, Table<R> table) {
        var sheet = workbook.createSheet(table.title()
                .replaceAll("[\\\\/?*\\[\\]:]", " ")
                .substring(0, Math.min(31, table.title().length())));
        var styles = styles(workbook);
        var heading = heading(workbook);
        var titles = sheet.createRow(0);
        var widths = new int[table.columns().size()];
        for (int c = 0; c < widths.length; c++) {
            var title = table.columns().get(c).title();
            var cell = titles.createCell(c);
            cell.setCellValue(title);
            cell.setCellStyle(heading);
            widths[c] = title.length() + 4;
        }
        for (int r = 0; r < table.rows().size(); r++) {
            var line = sheet.createRow(r + 1);
            for (int c = 0; c < widths.length; c++) {
                var column = table.columns().get(c);
                var value = column.cell(table.rows().get(r));
                if (value != null) {
                    put(line.createCell(c), column.kind(), value, styles);
                    widths[c] = Math.max(
                            widths[c], column.written(table.rows().get(r)).length() + 2);
                }
            }
        }
        arrange(sheet, widths, table.rows().size());
        about(workbook, table);
    }

    private static void arrange(SXSSFSheet sheet, int[] widths, int rows) {
        for (int c = 0; c < widths.length; c++) {
            sheet.setColumnWidth(c, UNIT * Math.min(WIDEST, widths[c]));
        }
        sheet.createFreezePane(0, 1);
        sheet.setAutoFilter(new CellRangeAddress(0, rows, 0, widths.length - 1));
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    /** What the rows are and when they were read, on a sheet of its own so that the first stays a plain list. */
    private static void about(SXSSFWorkbook workbook, Table<?> table) {
        var sheet = workbook.createSheet("Keterangan");
        sheet.createRow(0).createCell(0).setCellValue(table.title());
        sheet.createRow(1).createCell(0).setCellValue("Keadaan " + Indonesian.time(table.asOf()));
        sheet.createRow(2)
                .createCell(0)
                .setCellValue(Indonesian.number(table.rows().size()) + " baris");
        sheet.createRow(3).createCell(0).setCellValue("Payung Desa, Kabupaten Nunukan");
    }

    private static void put(Cell cell, Kind kind, Object value, Map<Kind, CellStyle> styles) {
        cell.setCellStyle(styles.get(kind));
        switch (kind) {
            case TEXT -> cell.setCellValue(shortened(value.toString()));
            case NUMBER, RUPIAH -> cell.setCellValue(Kind.amount(value));
            case DECIMAL, PERCENT -> cell.setCellValue(((Number) value).doubleValue());
            case DAY -> cell.setCellValue((LocalDate) value);
            case TIME -> cell.setCellValue(local((Instant) value));
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), SpreadsheetVersion.EXCEL2007.getMaxTextLength()));
    }

    private static Map<Kind, CellStyle> styles(SXSSFWorkbook workbook) {
        var styles = new EnumMap<Kind, CellStyle>(Kind.class);
        for (var kind : Kind.values()) {
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(kind.format()));
            style.setQuotePrefixed(kind == Kind.TEXT);
            styles.put(kind, style);
        }
        return styles;
    }

    private static CellStyle heading(SXSSFWorkbook workbook) {
        var font = workbook.createFont();
        font.setBold(true);
        var style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        return style;
    }
}
