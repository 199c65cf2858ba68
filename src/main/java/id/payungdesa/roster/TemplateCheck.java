package id.payungdesa.roster;

import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Checks the template's list inside the workbook, pasted lines too, which pass by every {@link TemplateRules rule}. */
record TemplateCheck(XSSFSheet list, int first, int rows, CoverPeriod period) {

    /** Our reader knows no such heading, so what stands below is never taken for somebody's. */
    static final String HEADING = "Periksa";

    static final int COLUMN = RosterColumn.inTemplate().size();

    private static final String READY = "Siap";
    private static final String BROKEN = "Ada sel rusak, ketik ulang";
    private static final int WIDTH = 34;

    void write(TemplateStyles styles) {
        list.setColumnWidth(COLUMN, WIDTH * 256);
        var heading = list.getRow(first - 1).createCell(COLUMN);
        heading.setCellValue(HEADING);
        heading.setCellStyle(styles.heading());
        for (int line = first; line < first + rows; line++) {
            var cell = list.getRow(line).createCell(COLUMN);
            cell.setCellFormula(verdict(new RowRules(first, rows, line)));
            cell.setCellValue("");
            cell.setCellStyle(styles.verdict());
        }
        list.getWorkbook().setForceFormulaRecalculation(true);
        markFaults();
    }

    /** How many lines are sound and how many are not. */
    void writeCount(int at, TemplateStyles styles) {
        var cell = list.createRow(at).createCell(0);
        cell.setCellFormula("\"Baris siap: \"&%s&\", perlu diperbaiki: \"&(%s-%s)"
                .formatted(count("=\"" + READY + "\""), count("<>\"\""), count("=\"" + READY + "\"")));
        cell.setCellValue("Baris siap: 0, perlu diperbaiki: 0");
        cell.setCellStyle(styles.count());
    }

    private String count(String those) {
        return "SUMPRODUCT(--(%s%s))".formatted(verdicts().formatAsString(null, true), those);
    }

    private String verdict(RowRules rules) {
        var faults = rules.faults(period);
        var told = new StringBuilder();
        faults.forEach(fault -> told.append("IF(")
                .append(fault.when())
                .append(",\"")
                .append(fault.sentence())
                .append("\","));
        return "IFERROR(IF(%s,%s\"%s\"%s,\"\"),\"%s\")"
                .formatted(rules.isFilled(), told, READY, ")".repeat(faults.size()), BROKEN);
    }

    private void markFaults() {
        var rules = new RowRules(first, rows, first);
        for (var fault : rules.faults(period)) {
            mark(
                    lines(fault.column().ordinal()),
                    "AND(%s,%s)".formatted(rules.isFilled(), fault.when()),
                    IndexedColors.ROSE);
        }
        var verdict = verdicts().formatAsString().split(":")[0];
        mark(verdicts(), "%s=\"%s\"".formatted(verdict, READY), IndexedColors.LIGHT_GREEN);
        mark(verdicts(), "LEN(%s)>0".formatted(verdict), IndexedColors.ROSE);
    }

    private void mark(CellRangeAddress cells, String when, IndexedColors colour) {
        var formatting = list.getSheetConditionalFormatting();
        var rule = formatting.createConditionalFormattingRule(when);
        var fill = rule.createPatternFormatting();
        fill.setFillBackgroundColor(colour.getIndex());
        fill.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
        formatting.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
    }

    private CellRangeAddress verdicts() {
        return lines(COLUMN);
    }

    private CellRangeAddress lines(int column) {
        return new CellRangeAddress(first, first + rows - 1, column, column);
    }
}
