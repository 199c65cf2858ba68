package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class RosterTemplateTests {

    private static final byte[] TEMPLATE = RosterTemplate.write(KnownOccupationsTests.all());

    @Test
    void threePeopleFilledInAreReadBackAndAccepted() throws IOException {
        try (var workbook = open()) {
            var list = workbook.getSheetAt(0);
            fill(list, 1, Map.of());
            fill(
                    list,
                    2,
                    Map.of(
                            RosterColumn.NIK,
                            "6503997112909201",
                            RosterColumn.NAME,
                            "Hasnah",
                            RosterColumn.SEX,
                            "P",
                            RosterColumn.BIRTH_DATE,
                            "31/12/1990",
                            RosterColumn.OCCUPATION,
                            "Tukang (batu/kayu/listrik/las)"));
            fill(
                    list,
                    3,
                    Map.of(
                            RosterColumn.NIK,
                            "6503991805779215",
                            RosterColumn.NAME,
                            "La'Ode Ba'lan",
                            RosterColumn.BIRTH_DATE,
                            "18/05/1977"));

            var checked = new RosterCheck(
                            LocalDate.of(2026, 11, 20),
                            new CoverPeriod(YearMonth.of(2027, 1), 12),
                            KnownOccupationsTests.known(),
                            Files.brackets())
                    .check(RosterFile.read(Files.bytes(workbook), "templat.xlsx"));

            assertThat(checked).hasSize(3).extracting(CheckedRow::verdict).containsOnly(Verdict.ACCEPTED);
            assertThat(checked).flatExtracting(CheckedRow::remarks).isEmpty();
            assertThat(checked)
                    .extracting(row -> row.person().orElseThrow().occupation())
                    .containsExactly("OJEK", "TUKANG", "OJEK");
        }
    }

    @Test
    void anEmptyTemplateNamesNobody() {
        assertThatExceptionOfType(UnreadableRoster.class)
                .isThrownBy(() -> RosterFile.read(TEMPLATE, "templat.xlsx"))
                .withMessageContaining("belum berisi satu orang pun");
    }

    @Test
    void numbersThatExcelWouldSpoilAreText() throws IOException {
        try (var workbook = open()) {
            var list = workbook.getSheetAt(0);

            for (var column :
                    List.of(RosterColumn.NIK, RosterColumn.FAMILY_CARD, RosterColumn.PHONE, RosterColumn.BIRTH_DATE)) {
                assertThat(list.getRow(1)
                                .getCell(column.ordinal())
                                .getCellStyle()
                                .getDataFormatString())
                        .isEqualTo("@");
                assertThat(list.getColumnStyle(column.ordinal()).getDataFormatString())
                        .isEqualTo("@");
            }
        }
    }

    @Test
    void sexAndOccupationAreChosenFromLists() throws IOException {
        try (var workbook = open()) {
            var formulas = new HashMap<Integer, String>();
            workbook.getSheetAt(0)
                    .getDataValidations()
                    .forEach(rule -> formulas.put(
                            rule.getRegions().getCellRangeAddress(0).getFirstColumn(),
                            rule.getValidationConstraint().getFormula1()));

            assertThat(formulas)
                    .containsEntry(RosterColumn.SEX.ordinal(), "\"L,P\"")
                    .containsEntry(RosterColumn.OCCUPATION.ordinal(), "Pekerjaan!$A$1:$A$31");
            assertThat(workbook.getSheet("Pekerjaan").getRow(30).getCell(0).getStringCellValue())
                    .isEqualTo("Pekerjaan mandiri lainnya");
        }
    }

    @Test
    void printsOnA4WithItsHeadingsOnEachPage() throws IOException {
        try (var workbook = open()) {
            var list = workbook.getSheetAt(0);

            assertThat(list.getPaneInformation().isFreezePane()).isTrue();
            assertThat(list.getRepeatingRows().formatAsString()).isEqualTo("1:1");
            assertThat(list.getPrintSetup().getLandscape()).isTrue();
            assertThat(list.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
        }
    }

    private static XSSFWorkbook open() throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(TEMPLATE));
    }

    private static void fill(XSSFSheet list, int line, Map<RosterColumn, String> changes) {
        var cells = new HashMap<>(Files.goodCells());
        cells.putAll(changes);
        cells.forEach((column, text) -> {
            var cell = list.getRow(line).getCell(column.ordinal());
            if (column == RosterColumn.INCOME) {
                cell.setCellValue(Long.parseLong(text));
            } else {
                cell.setCellValue(text);
            }
        });
    }
}
