package id.payungdesa.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.common.Rupiah;
import id.payungdesa.region.Subdistrict;
import id.payungdesa.region.SubdistrictId;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosterTemplateTests {

    private static final CoverPeriod YEAR_2027 = new CoverPeriod(YearMonth.of(2027, 1), 12);
    private static final int FIRST = 5;
    private static final List<String> NAMES =
            List.of("Abu", "Bakri", "Damsi", "Edi", "Gani", "Idris", "Mansur", "Nasir", "Rauf", "Sunusi");
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
    void whatAVillageFillsInWithoutALineIsReadBackAndAccepted() throws IOException {
        try (var workbook = open(ofVillage(List.of()))) {
            var list = workbook.getSheetAt(0);
            assertThat(list.getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("Daftar calon peserta Desa Tanjung Aru (kode 65.03.16.2001)");
            assertThat(list.getLastRowNum()).isEqualTo(FIRST + 199);
            for (int i = 0; i < 10; i++) {
                fill(
                        list,
                        FIRST + i,
                        Map.of(RosterColumn.NIK, "65039903020392%02d".formatted(i), RosterColumn.NAME, NAMES.get(i)));
            }

            var checked = new RosterCheck(
                            LocalDate.of(2026, 11, 20), YEAR_2027, KnownOccupationsTests.known(), Files.brackets())
                    .check(RosterFile.read(Files.bytes(workbook), "templat.xlsx"));

            assertThat(checked).hasSize(10).extracting(CheckedRow::verdict).containsOnly(Verdict.ACCEPTED);
            assertThat(checked)
                    .extracting(row -> row.row().number())
                    .startsWith(1, 2, 3)
                    .endsWith(10);
        }
    }

    @Test
    void whoStandsOnTheListIsShownBesideItMaskedAndNotHandedInAgain() throws IOException {
        var template = ofVillage(List.of(listed(1, "Hasnah Labo"), listed(2, "Jufri Sakai")));

        try (var workbook = open(template)) {
            var listed = workbook.getSheet("Sudah terdaftar");
            assertThat(listed.getRow(2).getCell(1).getStringCellValue()).isEqualTo("650399******9200");
            assertThat(listed.getRow(2).getCell(2).getStringCellValue()).isEqualTo("Jufri Sakai");
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(FIRST + 197);
            assertThat(workbook.getSheet("Petunjuk").getRow(6).getCell(0).getStringCellValue())
                    .contains("2 orang sudah ada", "Jangan ditulis lagi");
            assertThat(workbook.getSheet("Petunjuk").getRow(7).getCell(0).getStringCellValue())
                    .contains("NIK mereka disamarkan");
        }
        assertThatExceptionOfType(UnreadableRoster.class)
                .isThrownBy(() -> RosterFile.read(template, "templat.xlsx"))
                .withMessageContaining("belum berisi satu orang pun");
    }

    @ParameterizedTest
    @CsvSource({
        "NIK, 6503990302039200, true",
        "NIK, 650399030203920, false",
        "NIK, 65039903020392O0, false",
        "FAMILY_CARD, 6503991203149066, true",
        "FAMILY_CARD, 650399, false",
        "BIRTH_DATE, 03/02/2003, true",
        "BIRTH_DATE, 02/01/1962, true",
        "BIRTH_DATE, 01/01/1962, false",
        "BIRTH_DATE, 01/01/2012, true",
        "BIRTH_DATE, 02/01/2012, false",
        "NIK, ' 650399030203920', false",
        "BIRTH_DATE, 31/02/1990, false",
        "BIRTH_DATE, 31/13/1990, false",
        "BIRTH_DATE, 3 Februari 2003, false"
    })
    void theWorkbookItselfRefusesWhatWouldBeRefused(RosterColumn column, String text, boolean taken)
            throws IOException {
        try (var workbook = open(ofVillage(List.of()))) {
            var list = workbook.getSheetAt(0);
            fill(list, FIRST, Map.of(column, text));

            var rule = rule(list, column);
            assertThat(rule.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.STOP);
            assertThat(rule.getValidationConstraint().getFormula1()).hasSizeLessThanOrEqualTo(255);
            assertThat(holds(list, rule.getValidationConstraint().getFormula1()))
                    .isEqualTo(taken);
        }
    }

    private static boolean holds(XSSFSheet list, String formula) {
        list.getRow(FIRST).createCell(30);
        var cell = list.setArrayFormula(formula, new CellRangeAddress(FIRST, FIRST, 30, 30))
                .getTopLeftCell();
        var value =
                list.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluate(cell);
        return value.getCellType() == CellType.BOOLEAN && value.getBooleanValue();
    }

    private static DataValidation rule(XSSFSheet list, RosterColumn column) {
        return list.getDataValidations().stream()
                .filter(rule -> rule.getRegions().getCellRangeAddress(0).getFirstColumn() == column.ordinal())
                .findFirst()
                .orElseThrow();
    }

    private static byte[] ofVillage(List<Candidate> listed) {
        return ofVillage(100, listed);
    }

    static byte[] ofVillage(int target, List<Candidate> listed) {
        var kecamatan = new Subdistrict(new SubdistrictId(1), "Sebatik Timur", null);
        var village = new Village(new VillageId(1), "Tanjung Aru", Village.Kind.VILLAGE, kecamatan, null);
        return RosterTemplate.write(
                KnownOccupationsTests.all(),
                new VillageTemplate(village, "65.03.16.2001", 2027, YEAR_2027, target, listed));
    }

    private static Candidate listed(int position, String name) {
        return new Candidate(
                position,
                position,
                name,
                "650399******9200",
                LocalDate.of(2003, 2, 3),
                Sex.MALE,
                "Nelayan",
                Rupiah.of(900_000),
                Rupiah.of(16_800),
                12,
                List.of(),
                List.of(),
                true,
                false,
                position,
                1);
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
        return open(TEMPLATE);
    }

    private static XSSFWorkbook open(byte[] template) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(template));
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
