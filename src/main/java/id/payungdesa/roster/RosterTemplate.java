package id.payungdesa.roster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The list a village fills in, for any village or for one: an Excel workbook that our own reader reads back. */
public final class RosterTemplate {

    static final String LIST = "Daftar Calon Peserta";
    static final int ROWS = 100;

    private static final Map<RosterColumn, Integer> WIDTHS = Map.ofEntries(
            Map.entry(RosterColumn.NUMBER, 5),
            Map.entry(RosterColumn.NIK, 20),
            Map.entry(RosterColumn.FAMILY_CARD, 20),
            Map.entry(RosterColumn.NAME, 28),
            Map.entry(RosterColumn.BIRTH_PLACE, 16),
            Map.entry(RosterColumn.BIRTH_DATE, 14),
            Map.entry(RosterColumn.SEX, 6),
            Map.entry(RosterColumn.MOTHER, 22),
            Map.entry(RosterColumn.ADDRESS, 28),
            Map.entry(RosterColumn.PHONE, 16),
            Map.entry(RosterColumn.OCCUPATION, 30),
            Map.entry(RosterColumn.INCOME, 16));

    private RosterTemplate() {}

    public static byte[] write(List<Occupation> occupations) {
        try (var workbook = new XSSFWorkbook();
                var file = new ByteArrayOutputStream()) {
            var styles = new TemplateStyles(workbook);
            var list = workbook.createSheet(LIST);
            new TemplateGuide(workbook, styles).write(occupations);
            writeHeadings(list, 0, styles);
            writeEmptyRows(list, 1, ROWS, styles);
            new TemplateRules(list, 1, RosterLimits.ROWS).forList(occupations.size());
            makePrintable(workbook, list, 1);
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] write(List<Occupation> occupations, VillageTemplate village) {
        try (var workbook = new XSSFWorkbook();
                var file = new ByteArrayOutputStream()) {
            var styles = new TemplateStyles(workbook);
            var list = workbook.createSheet(LIST);
            new TemplateGuide(workbook, styles).write(occupations, village);
            int count = writeTitles(list, village.titles(), styles);
            int headings = count + 1;
            writeHeadings(list, headings, styles);
            writeEmptyRows(list, headings + 1, village.rows(), styles);
            new TemplateRules(list, headings + 1, village.rows()).forVillage(occupations.size(), village.period());
            var check = new TemplateCheck(list, headings + 1, village.rows(), village.period());
            check.writeCount(count, styles);
            check.write(styles);
            makePrintable(workbook, list, headings + 1);
            workbook.write(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers on which line the list goes on. */
    private static int writeTitles(XSSFSheet list, List<String> titles, TemplateStyles styles) {
        for (int i = 0; i < titles.size(); i++) {
            var cell = list.createRow(i).createCell(0);
            cell.setCellValue(titles.get(i));
            if (i == 0) {
                cell.setCellStyle(styles.title());
            }
        }
        return titles.size();
    }

    private static void writeHeadings(XSSFSheet list, int at, TemplateStyles styles) {
        var line = list.createRow(at);
        line.setHeightInPoints(30);
        for (var column : RosterColumn.inTemplate()) {
            int index = column.ordinal();
            list.setColumnWidth(index, WIDTHS.get(column) * 256);
            list.setDefaultColumnStyle(index, styles.of(column));
            var heading = line.createCell(index);
            heading.setCellValue(column.heading());
            heading.setCellStyle(styles.heading());
        }
        list.createFreezePane(RosterColumn.NAME.ordinal() + 1, at + 1);
    }

    private static void writeEmptyRows(XSSFSheet list, int from, int rows, TemplateStyles styles) {
        for (int i = 0; i < rows; i++) {
            var line = list.createRow(from + i);
            for (var column : RosterColumn.inTemplate()) {
                line.createCell(column.ordinal()).setCellStyle(styles.of(column));
            }
            line.getCell(RosterColumn.NUMBER.ordinal()).setCellValue(i + 1);
        }
    }

    private static void makePrintable(XSSFWorkbook workbook, XSSFSheet list, int headings) {
        list.setRepeatingRows(CellRangeAddress.valueOf(headings + ":" + headings));
        list.setFitToPage(true);
        var print = list.getPrintSetup();
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setLandscape(true);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
        list.getFooter().setLeft("Daftar calon peserta, rahasia: memuat data pribadi");
        list.getFooter().setRight("Halaman &P dari &N");
        workbook.setActiveSheet(0);
    }
}
