package id.payungdesa.roster;

import static id.payungdesa.roster.RosterColumn.BIRTH_DATE;
import static id.payungdesa.roster.RosterColumn.FAMILY_CARD;
import static id.payungdesa.roster.RosterColumn.INCOME;
import static id.payungdesa.roster.RosterColumn.NAME;
import static id.payungdesa.roster.RosterColumn.NIK;
import static id.payungdesa.roster.RosterColumn.OCCUPATION;
import static id.payungdesa.roster.RosterColumn.SEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ConditionalFormatting;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCheckTests {

    private static final int COUNT = 3;
    private static final int FIRST = 5;
    private static final LocalDate BORN = LocalDate.of(2003, 2, 3);

    private XSSFWorkbook workbook;
    private XSSFSheet list;

    @BeforeEach
    void download() throws IOException {
        workbook = new XSSFWorkbook(new ByteArrayInputStream(RosterTemplateTests.ofVillage(10, List.of())));
        list = workbook.getSheetAt(0);
    }

    @AfterEach
    void close() throws IOException {
        workbook.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NIK, '', Lengkapi NIK",
        "NIK, 650399030203920, NIK harus 16 angka tanpa spasi",
        "NIK, 65039903020392O0, NIK harus 16 angka tanpa spasi",
        "NIK, ' 650399030203920', NIK harus 16 angka tanpa spasi",
        "NIK, '6503990302039200 ', NIK harus 16 angka tanpa spasi",
        "NIK, 650399.030203920, NIK harus 16 angka tanpa spasi",
        "NIK, 1111111111111111, NIK bukan angka yang sama semua",
        "NIK, 6503993013039200, Tanggal di dalam NIK keliru",
        "NIK, 6503997102039200, Tanggal di dalam NIK keliru",
        "NAME, '', Lengkapi nama",
        "FAMILY_CARD, 650399, Nomor KK harus 16 angka tanpa spasi",
        "BIRTH_DATE, 31/02/1990, Tanggal lahir harus seperti 31/12/1990",
        "BIRTH_DATE, 31/13/1990, Tanggal lahir harus seperti 31/12/1990",
        "BIRTH_DATE, kemarin, Tanggal lahir harus seperti 31/12/1990",
        "BIRTH_DATE, 02/01/2012, Usia harus 15 sampai belum 65 tahun",
        "BIRTH_DATE, 01/01/1962, Usia harus 15 sampai belum 65 tahun",
        "SEX, X, Jenis kelamin: tulis L atau P",
        "INCOME, banyak, Penghasilan harus angka"
    })
    void whatIsPastedWronglyIsSaidAndColoured(RosterColumn column, String text, String sentence) {
        paste(0, Map.of(column, text));

        assertThat(sentences(1)).containsExactly(sentence);
        assertThat(coloured()).containsExactly(column.ordinal(), TemplateCheck.COLUMN);
        assertThat(count()).isEqualTo("Baris siap: 0, perlu diperbaiki: 1");
    }

    @Test
    void soundRowsAreReadyAndEmptyOnesSayNothing() {
        paste(0, Map.of());
        paste(1, Map.of(NIK, "6503997112909201", NAME, "Hasnah", SEX, "P", BIRTH_DATE, "31/12/1990"));
        paste(3, Map.of(NIK, "6503990302039203", FAMILY_CARD, "", BIRTH_DATE, "", SEX, "", INCOME, ""));

        assertThat(sentences(5)).containsExactly("Siap", "Siap", "", "Siap", "");
        assertThat(coloured()).containsExactly(TemplateCheck.COLUMN);
        assertThat(count()).isEqualTo("Baris siap: 3, perlu diperbaiki: 0");
    }

    @Test
    void aNikTwiceIsToldInBothRowsAndOneThatDiffersInItsLastDigitIsNot() {
        paste(0, Map.of());
        paste(1, Map.of(NIK, "6503990302039201"));
        paste(2, Map.of());

        assertThat(sentences(3)).containsExactly("NIK dua kali", "Siap", "NIK dua kali");
        assertThat(coloured()).containsExactly(NIK.ordinal(), TemplateCheck.COLUMN);
        assertThat(count()).isEqualTo("Baris siap: 1, perlu diperbaiki: 2");
    }

    @Test
    void aNikThatWasANumberHasLostADigit() {
        paste(0, Map.of());
        cell(0, NIK).setCellValue(6503990302039200d);

        assertThat(sentences(1)).containsExactly("NIK dibulatkan Excel, ketik ulang");
    }

    @Test
    void aDateOfWhichOnlyTheValueWasPastedIsADateHereAndToOurReader() throws IOException {
        paste(0, Map.of());
        paste(1, Map.of(NIK, "6503990302039201"));
        cell(0, BIRTH_DATE).setCellValue(BORN);
        cell(1, BIRTH_DATE).setCellValue(BORN.plusYears(10));

        assertThat(sentences(2)).containsExactly("Siap", "Usia harus 15 sampai belum 65 tahun");
        assertThat(RosterFile.read(Files.bytes(workbook), "templat.xlsx"))
                .extracting(row -> row.cells().get(BIRTH_DATE))
                .containsExactly("03/02/2003", "03/02/2013");
    }

    @Test
    void aBrokenCellIsSaid() {
        paste(0, Map.of());
        cell(0, OCCUPATION).setCellErrorValue(FormulaError.NA.getCode());

        assertThat(sentences(1)).containsExactly("Ada sel rusak, ketik ulang");
        assertThat(count()).isEqualTo("Baris siap: 0, perlu diperbaiki: 1");
    }

    @Test
    void theLastRowIsCheckedToo() {
        int last = list.getLastRowNum() - FIRST;
        paste(0, Map.of());
        paste(last, Map.of());

        assertThat(sentences(last + 1)).startsWith("NIK dua kali").endsWith("NIK dua kali");
        assertThat(count()).isEqualTo("Baris siap: 0, perlu diperbaiki: 2");
        assertThat(rules()).extracting(this::region).allSatisfy(region -> {
            assertThat(region.getFirstRow()).isEqualTo(FIRST);
            assertThat(region.getLastRow()).isEqualTo(list.getLastRowNum());
        });
    }

    @Test
    void theFilledListIsReadAsIfItWereNotChecked() throws IOException {
        paste(0, Map.of());
        paste(1, Map.of(NIK, "65039", NAME, "Hasnah"));
        recalculate();
        var checked = RosterFile.read(Files.bytes(workbook), "templat.xlsx");

        list.removeRow(list.getRow(COUNT));
        list.forEach(row -> Stream.ofNullable(row.getCell(TemplateCheck.COLUMN)).forEach(row::removeCell));

        assertThat(checked).isEqualTo(RosterFile.read(Files.bytes(workbook), "templat.xlsx"));
        assertThat(checked)
                .extracting(row -> row.cells().get(NAME), row -> row.cells().get(NIK))
                .containsExactly(tuple("Jufri Sakai", Files.GOOD_NIK), tuple("Hasnah", "65039"));
        assertThat(checked.get(0).cells()).isEqualTo(Files.goodCells());
    }

    @Test
    void whatIsCopiedOutOfItIsReadWithItsHeadingsAndWithout() {
        paste(0, Map.of());
        var rows = copied(FIRST, FIRST + 1);
        var headed = copied(COUNT, FIRST + 1);

        assertThat(rows).contains("\tSiap");
        assertThat(headed).contains("Baris siap: 1", "\tPeriksa\n");
        assertThat(RosterFile.paste(rows)).singleElement().satisfies(TemplateCheckTests::isGood);
        assertThat(RosterFile.paste(headed)).singleElement().satisfies(TemplateCheckTests::isGood);
    }

    @Test
    void theColumnStandsRightOfTheListOnTheSamePage() {
        assertThat(list.getRow(FIRST - 1).getCell(TemplateCheck.COLUMN - 1).getStringCellValue())
                .isEqualTo(INCOME.heading());
        assertThat(RosterColumn.of(TemplateCheck.HEADING)).isEmpty();
        assertThat(list.getFitToPage()).isTrue();
        assertThat(list.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
        assertThat(list.getRepeatingRows().formatAsString()).isEqualTo("5:5");
    }

    @Test
    void noFormulaIsTooLongOrTooNewForAnOldSpreadsheet() {
        assertThat(formulas()).hasSize(31).extracting(Cell::getCellFormula).allSatisfy(formula -> assertThat(formula)
                .hasSizeLessThan(8192)
                .doesNotContain("_xlfn", "COUNTIF", "{"));
        assertThat(rules()).extracting(rule -> rule.getRule(0).getFormula1()).allSatisfy(formula -> assertThat(formula)
                .doesNotContain("_xlfn", "COUNTIF", "{"));
    }

    private static void isGood(RosterRow row) {
        assertThat(row.number()).isEqualTo(1);
        assertThat(row.cells()).isEqualTo(Files.goodCells());
    }

    /** Writes values as a paste does: past the validation, and nothing into a cell that is empty at the source. */
    private void paste(int row, Map<RosterColumn, String> changes) {
        var cells = new HashMap<>(Files.goodCells());
        cells.putAll(changes);
        cells.forEach((column, text) -> {
            if (text.isEmpty()) {
                cell(row, column).setBlank();
            } else if (column == INCOME && text.matches("\\d+")) {
                cell(row, column).setCellValue(Long.parseLong(text));
            } else {
                cell(row, column).setCellValue(text);
            }
        });
    }

    private Cell cell(int row, RosterColumn column) {
        return list.getRow(FIRST + row).getCell(column.ordinal());
    }

    private List<String> sentences(int rows) {
        recalculate();
        return IntStream.range(FIRST, FIRST + rows)
                .mapToObj(
                        line -> list.getRow(line).getCell(TemplateCheck.COLUMN).getStringCellValue())
                .toList();
    }

    private String count() {
        recalculate();
        return list.getRow(COUNT).getCell(0).getStringCellValue();
    }

    /** POI looks at a whole range only in array formulas, where a spreadsheet does so in every SUMPRODUCT. */
    private void recalculate() {
        var cells = formulas();
        cells.forEach(cell -> list.setArrayFormula(cell.getCellFormula(), range(cell)));
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        cells.forEach(cell -> {
            var formula = cell.getCellFormula();
            var text = cell.getStringCellValue();
            list.removeArrayFormula(cell);
            cell.setCellFormula(formula);
            cell.setCellValue(text);
        });
    }

    /** The columns of the first row that some rule colours; the rules of the other rows are the same, moved down. */
    private Set<Integer> coloured() {
        recalculate();
        return rules().stream()
                .filter(rule -> holds(rule.getRule(0).getFormula1()))
                .map(rule -> region(rule).getFirstColumn())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean holds(String formula) {
        var scratch = list.getRow(FIRST).createCell(30);
        list.setArrayFormula(formula, range(scratch));
        var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        boolean holds = evaluator.evaluate(scratch).getBooleanValue();
        list.removeArrayFormula(scratch);
        list.getRow(FIRST).removeCell(scratch);
        return holds;
    }

    private List<ConditionalFormatting> rules() {
        var formatting = list.getSheetConditionalFormatting();
        return IntStream.range(0, formatting.getNumConditionalFormattings())
                .<ConditionalFormatting>mapToObj(formatting::getConditionalFormattingAt)
                .toList();
    }

    private CellRangeAddress region(ConditionalFormatting rule) {
        return rule.getFormattingRanges()[0];
    }

    private List<Cell> formulas() {
        return StreamSupport.stream(list.spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .filter(cell -> cell.getCellType() == CellType.FORMULA)
                .toList();
    }

    private static CellRangeAddress range(Cell cell) {
        return new CellRangeAddress(
                cell.getRowIndex(), cell.getRowIndex(), cell.getColumnIndex(), cell.getColumnIndex());
    }

    /** As a spreadsheet puts it on the clipboard: what is seen, between tabs. */
    private String copied(int from, int before) {
        recalculate();
        return IntStream.range(from, before)
                .mapToObj(line -> IntStream.rangeClosed(0, TemplateCheck.COLUMN)
                        .mapToObj(list.getRow(line)::getCell)
                        .map(TemplateCheckTests::seen)
                        .collect(Collectors.joining("\t", "", "\n")))
                .collect(Collectors.joining());
    }

    private static String seen(Cell cell) {
        if (cell == null) {
            return "";
        }
        return cell.getCellType() == CellType.NUMERIC
                ? String.valueOf((long) cell.getNumericCellValue())
                : cell.getStringCellValue();
    }
}
