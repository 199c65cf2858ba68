package id.payungdesa.roster;

import static id.payungdesa.roster.Files.GOOD_NIK;
import static id.payungdesa.roster.Files.line;
import static id.payungdesa.roster.RosterColumn.ADDRESS;
import static id.payungdesa.roster.RosterColumn.BIRTH_DATE;
import static id.payungdesa.roster.RosterColumn.BIRTH_PLACE;
import static id.payungdesa.roster.RosterColumn.FAMILY_CARD;
import static id.payungdesa.roster.RosterColumn.INCOME;
import static id.payungdesa.roster.RosterColumn.MOTHER;
import static id.payungdesa.roster.RosterColumn.NAME;
import static id.payungdesa.roster.RosterColumn.NIK;
import static id.payungdesa.roster.RosterColumn.OCCUPATION;
import static id.payungdesa.roster.RosterColumn.SEX;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterFileTests {

    @Test
    void theListOfTanjungAruHasAHundredPeople() {
        var rows = RosterFile.read(Files.resource("tanjung-aru-100.xlsx"), "tanjung-aru-100.xlsx");

        assertThat(rows)
                .hasSize(100)
                .extracting(RosterRow::number)
                .startsWith(1, 2)
                .endsWith(100);
        assertThat(rows.get(0).cells())
                .containsEntry(NIK, "6503994405029100")
                .containsEntry(BIRTH_DATE, "04/05/2002")
                .containsEntry(INCOME, "1200000")
                .containsEntry(ADDRESS, "RT 04 Dusun Mawar");
    }

    @Test
    void aListPrintedByOpenSidIsReadBelowItsTitles() {
        var rows = RosterFile.read(Files.resource("opensid-penduduk.xlsx"), "penduduk_2026.XLSX");

        assertThat(rows).hasSize(40);
        assertThat(rows.get(0).cells())
                .containsEntry(NIK, "6503995203729300")
                .containsEntry(FAMILY_CARD, "6503992008079100")
                .containsEntry(NAME, "NURHAYATI TANDI")
                .containsEntry(SEX, "PEREMPUAN")
                .containsEntry(BIRTH_DATE, "12 Maret 1972")
                .containsKey(MOTHER)
                .doesNotContainKey(INCOME);
    }

    @Test
    void aDirtyListKeepsEveryPersonAndDropsTheTotal() {
        var rows = RosterFile.read(Files.resource("tanjung-aru-dirty.csv"), "dirty.csv");

        assertThat(rows).hasSize(24);
        assertThat(rows.get(15).cells()).containsEntry(NAME, "La'Ode Ba'lan");
        assertThat(rows.get(23).cells()).containsEntry(ADDRESS, "=HYPERLINK(\"http://x\",\"klik\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void commasSemicolonsAndTabsPartTheColumns(String delimiter) {
        var text = String.join(delimiter, "NIK", "Nama", "Alamat") + "\n"
                + String.join(delimiter, GOOD_NIK, "Jufri", "\"RT 01, Dusun; Bahari\"") + "\n";

        assertThat(only(text.getBytes(StandardCharsets.UTF_8)).cells())
                .containsEntry(NAME, "Jufri")
                .containsEntry(ADDRESS, "RT 01, Dusun; Bahari");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void namesSurviveTheLettersOfOldComputers(String charset) {
        var text = "NIK;Nama\n" + GOOD_NIK + ";José Nuñez\n";

        assertThat(only(text.getBytes(Charset.forName(charset))).cells()).containsEntry(NAME, "José Nuñez");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstCell() {
        var row = only(("\uFEFF\"" + GOOD_NIK + "\";;\"Jufri\"\n").getBytes(StandardCharsets.UTF_8));

        assertThat(row.cells()).containsEntry(NIK, GOOD_NIK);
    }

    @Test
    void windowsQuotesInNamesAreKept() {
        var row = only(("NIK;Nama\n" + GOOD_NIK + ";La’Ode Ba’lan\n").getBytes(Charset.forName("windows-1252")));

        assertThat(row.cells()).containsEntry(NAME, "La’Ode Ba’lan");
    }

    @ParameterizedTest
    @CsvSource({
        "nik, NAMA LENGKAP, Tgl. Lahir, J.K.",
        "NIK (16 digit)*, Nama (sesuai KTP), Tanggal Lahir (tgl/bln/thn), Jenis Kelamin (L/P)",
        "No. KTP, Nama Peserta, TGL LAHIR, L / P",
        "Nomor Induk Kependudukan, nama warga, Tanggal  Lahir, Kelamin"
    })
    void headingsGoByManyNames(String nik, String name, String birthDate, String sex) {
        var rows = RosterFile.read(
                Files.workbook(
                        line(sex, "Umur", birthDate, name, nik), line("L", "23", "03/02/2003", "Jufri", GOOD_NIK)),
                "daftar.xlsx");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).cells())
                .containsEntry(NIK, GOOD_NIK)
                .containsEntry(NAME, "Jufri")
                .containsEntry(BIRTH_DATE, "03/02/2003")
                .containsEntry(SEX, "L");
    }

    @Test
    void titlesColumnNumbersTotalsAndSignaturesAreNoPeople() {
        var rows = RosterFile.read(
                Files.workbook(
                        line("DAFTAR CALON PESERTA"),
                        line("Desa Tanjung Aru", "", "Tahun 2027"),
                        line(""),
                        line("No", "NIK", "Nama", "Pekerjaan", "Penghasilan"),
                        line("1", "2", "3", "4", "5"),
                        line("1", GOOD_NIK, "Jufri", "Petani", "1000000"),
                        line("No", "NIK", "Nama", "Pekerjaan", "Penghasilan"),
                        line("2", "", "Hasnah", "Nelayan", "1000000"),
                        line("3", "", "", "", ""),
                        line("Jumlah", "2 orang", "1 L, 1 P", "", "2000000"),
                        line("", "Tanjung Aru, 20 November 2026"),
                        line("", "", "Kepala Desa Tanjung Aru"),
                        line("", "", "Pak Kades"),
                        line("", "NIP. 197001012000031001", "")),
                "daftar.xlsx");

        assertThat(rows).extracting(row -> row.cells().get(NAME)).containsExactly("Jufri", "Hasnah");
    }

    @Test
    void rowsGoByTheirNumberOrElseByTheirPlace() {
        assertThat(numbers("No;NIK;Nama\n7;" + GOOD_NIK + ";A\n9.;" + GOOD_NIK + ";B"))
                .containsExactly(7, 9);
        assertThat(numbers("NIK;Nama\n" + GOOD_NIK + ";A\n" + GOOD_NIK + ";B")).containsExactly(1, 2);
        assertThat(numbers("No;NIK;Nama\n5;" + GOOD_NIK + ";A\n5;" + GOOD_NIK + ";B"))
                .containsExactly(1, 2);
    }

    @Test
    void placeAndDateInOneColumnArePutApart() {
        var row = RosterFile.paste("NIK\tNama\tTempat, Tgl Lahir\n" + GOOD_NIK + "\tJufri\tSei Nyamuk, 03-02-2003")
                .get(0);

        assertThat(row.cells()).containsEntry(BIRTH_PLACE, "Sei Nyamuk").containsEntry(BIRTH_DATE, "03-02-2003");
    }

    @Test
    void pastedRowsNeedNoHeadings() {
        var person =
                GOOD_NIK + "\t6503991203149066\tJufri\tNunukan\t03/02/2003\tL\tNurhayati\tRT 01\t0812\tOjek\t1200000";

        var rows = RosterFile.paste("1\t" + person + "\n2\t" + person);
        var withoutNumber = RosterFile.paste(person);

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.cells())
                .containsEntry(NIK, GOOD_NIK)
                .containsEntry(OCCUPATION, "Ojek")
                .containsEntry(INCOME, "1200000"));
        assertThat(withoutNumber.get(0).cells()).isEqualTo(rows.get(0).cells());
    }

    @Test
    void theListMayBeOnTheSecondSheet() throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            Files.fill(
                    workbook.createSheet("Sampul"), line("Nama", "Alamat", "Pekerjaan"), line("Desa", "Sebatik", "-"));
            Files.fill(workbook.createSheet("Daftar"), line("NIK", "Nama"), line(GOOD_NIK, "Jufri"));

            assertThat(RosterFile.read(Files.bytes(workbook), "daftar.xlsx")).hasSize(1);
        }
    }

    @Test
    void dateCellsAreReadAsDatesInBothOfExcelsCalendars() throws IOException {
        for (boolean since1904 : new boolean[] {false, true}) {
            try (var workbook = new XSSFWorkbook()) {
                workbook.getCTWorkbook().getWorkbookPr().setDate1904(since1904);
                var sheet = workbook.createSheet();
                Files.fill(sheet, line("NIK", "Nama", "Tanggal Lahir"), line(GOOD_NIK, "Jufri"));
                var format = workbook.createCellStyle();
                format.setDataFormat(workbook.createDataFormat().getFormat("[$-421]dd mmmm yyyy;@"));
                var cell = sheet.getRow(1).createCell(2);
                cell.setCellValue(LocalDate.of(2003, 2, 3));
                cell.setCellStyle(format);

                var row = RosterFile.read(Files.bytes(workbook), "daftar.xlsx").get(0);

                assertThat(row.cells()).containsEntry(BIRTH_DATE, "03/02/2003");
            }
        }
    }

    @Test
    void aNumericNikIsShownAsExcelDestroyedIt() {
        var file = Files.workbook(sheet -> {
            Files.fill(sheet, line("NIK", "Nama", "No KK"), line("", "Jufri"));
            sheet.getRow(1).getCell(0).setCellValue(6503990302039200d);
            sheet.getRow(1).createCell(2).setCellValue(6503991203149066d);
        });

        var row = RosterFile.read(file, "daftar.xlsx").get(0);

        assertThat(Nik.faultOf(row.cells().get(NIK))).contains(NikFault.DAMAGED_BY_EXCEL);
        assertThat(Nik.faultOf(row.cells().get(FAMILY_CARD))).contains(NikFault.DAMAGED_BY_EXCEL);
    }

    @Test
    void formulasAreToldAndNeverEvaluated() {
        var file = Files.workbook(sheet -> {
            Files.fill(sheet, line("NIK", "Nama", "Alamat"), line(GOOD_NIK, "", "=1+1"));
            sheet.getRow(1).getCell(1).setCellFormula("CONCATENATE(\"Ju\",\"fri\")");
            sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        var row = RosterFile.read(file, "daftar.xlsx").get(0);

        assertThat(row.cells())
                .containsEntry(NAME, "#RUMUS =CONCATENATE(\"Ju\",\"fri\")")
                .containsEntry(ADDRESS, "=1+1");
    }

    @Test
    void wordsAreKeptAsTheyAre() {
        var row = RosterFile.paste("NIK\tNama\tAlamat\n" + GOOD_NIK + "\t  La'Ode  Ba'lan \t+62 @cmd|' /C calc'!A0")
                .get(0);

        assertThat(row.cells()).containsEntry(NAME, "La'Ode  Ba'lan").containsEntry(ADDRESS, "+62 @cmd|' /C calc'!A0");
    }

    @Test
    void twoThousandRowsAreFine() {
        var text = IntStream.rangeClosed(1, 2_000)
                .mapToObj(i -> i + ";" + GOOD_NIK + ";Jufri")
                .collect(Collectors.joining("\n", "No;NIK;Nama\n", "\n"));

        assertThat(RosterFile.paste(text)).hasSize(2_000);
    }

    @Test
    void aRowNeverShowsItsPersonInALog() {
        var row = only(("NIK;Nama\n" + GOOD_NIK + ";Jufri\n").getBytes(StandardCharsets.UTF_8));

        assertThat(row).hasToString("RosterRow[1]");
    }

    private static List<Integer> numbers(String text) {
        return RosterFile.paste(text).stream().map(RosterRow::number).toList();
    }

    private static RosterRow only(byte[] csv) {
        var rows = RosterFile.read(csv, "daftar.csv");
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
