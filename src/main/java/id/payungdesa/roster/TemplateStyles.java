package id.payungdesa.roster;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the template's cells look and, what matters more, which of them are text. */
final class TemplateStyles {

    private final XSSFWorkbook workbook;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle text;
    private final XSSFCellStyle money;
    private final XSSFCellStyle number;
    private final XSSFCellStyle wrapped;
    private final XSSFCellStyle title;
    private final XSSFCellStyle verdict;
    private final XSSFCellStyle count;

    TemplateStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        heading = bordered("@");
        emphasise(heading);
        text = bordered("@");
        money = bordered("#,##0");
        number = bordered("0");
        wrapped = bordered("@");
        wrapped.setWrapText(true);
        wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        title = workbook.createCellStyle();
        var large = workbook.createFont();
        large.setBold(true);
        large.setFontHeightInPoints((short) 14);
        title.setFont(large);
        verdict = bordered("General");
        verdict.setShrinkToFit(true);
        count = workbook.createCellStyle();
        var bold = workbook.createFont();
        bold.setBold(true);
        count.setFont(bold);
    }

    /** All is text but money and the running number: Excel takes digits from what it thinks is a number. */
    XSSFCellStyle of(RosterColumn column) {
        return switch (column) {
            case NUMBER -> number;
            case INCOME -> money;
            default -> text;
        };
    }

    XSSFCellStyle heading() {
        return heading;
    }

    XSSFCellStyle wrapped() {
        return wrapped;
    }

    XSSFCellStyle title() {
        return title;
    }

    /** Never text: a formula in a cell of text is shown and not reckoned once somebody touches it. */
    XSSFCellStyle verdict() {
        return verdict;
    }

    XSSFCellStyle count() {
        return count;
    }

    private XSSFCellStyle bordered(String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        return style;
    }

    private void emphasise(XSSFCellStyle style) {
        var font = workbook.createFont();
        font.setBold(true);
        style.setFont(font);
        style.setWrapText(true);
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
}
