package id.payungdesa.roster;

import static id.payungdesa.roster.Files.GOOD_NIK;
import static id.payungdesa.roster.Files.row;
import static id.payungdesa.roster.Files.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file that is no list gets one sentence that says what to do. */
class UnreadableRosterTests {

    @Test
    void nothingAtAll() {
        assertRefused(new byte[0], "daftar.xlsx", "kosong");
        assertRefused(" \r\n ".getBytes(StandardCharsets.UTF_8), "daftar.csv", "kosong");
        assertRefused("NIK;Nama\n".getBytes(StandardCharsets.UTF_8), "daftar.csv", "belum berisi satu orang pun");
        assertThatExceptionOfType(UnreadableRoster.class)
                .isThrownBy(() -> RosterFile.paste(" "))
                .withMessageContaining("tempel");
    }

    @Test
    void moreThanFiveMegabytes() {
        assertRefused(new byte[5 * 1024 * 1024 + 1], "daftar.csv", "5 MB");
    }

    @Test
    void oneRowTooMany() {
        var csv = "NIK;Nama\n" + (GOOD_NIK + ";Jufri\n").repeat(2_001);

        assertRefused(csv.getBytes(StandardCharsets.UTF_8), "daftar.csv", "2.000 baris");
        assertRefused(raw(row(text(GOOD_NIK) + text("Jufri")).repeat(2_001)), "daftar.xlsx", "2.000 baris");
    }

    @Test
    void aMillionRowsStopEarly() {
        assertRefused(raw("<row><c><v>1</v></c></row>".repeat(1_000_000)), "daftar.xlsx", "2.000 baris");
    }

    @Test
    void sixteenThousandColumns() {
        var csv = "NIK;Nama" + ";x".repeat(16_382) + "\n" + GOOD_NIK + ";Jufri\n";

        assertRefused(csv.getBytes(StandardCharsets.UTF_8), "daftar.csv", "100 kolom");
        assertRefused(raw(row(text("x").repeat(16_384))), "daftar.xlsx", "100 kolom");
        assertRefused(raw("<row><c r=\"XFD2\"><v>1</v></c></row>"), "daftar.xlsx", "100 kolom");
    }

    @Test
    void aMillionEmptyCellsInOneLine() {
        var csv = "NIK;Nama\n" + GOOD_NIK + ";Jufri" + ";".repeat(1_000_000);

        assertRefused(csv.getBytes(StandardCharsets.UTF_8), "daftar.csv", "100 kolom");
    }

    @Test
    void emptyColumnsThatAreOnlyColouredDoNoHarm() {
        var rows = RosterFile.read(
                raw(row(text(GOOD_NIK) + text("Jufri") + "<c s=\"0\"/>".repeat(16_382))), "daftar.xlsx");

        assertThat(rows).hasSize(1);
    }

    @Test
    void aRowNumberBeyondAllSheetsIsIgnored() {
        var cells = text(GOOD_NIK) + text("Jufri");

        assertThat(RosterFile.read(raw("<row r=\"2147483648\">" + cells + "</row>"), "daftar.xlsx"))
                .hasSize(1);
    }

    @Test
    void aCellThatHoldsABook() {
        assertRefused(raw(row(text(GOOD_NIK) + text("x".repeat(3_000_000)))), "daftar.xlsx", "1.000 huruf");
        assertRefused(
                ("NIK;Nama\n" + GOOD_NIK + ";" + "x".repeat(1_001)).getBytes(StandardCharsets.UTF_8),
                "daftar.csv",
                "1.000 huruf");
    }

    @Test
    void bombs() {
        var million = new byte[40 * 1024 * 1024];
        Arrays.fill(million, (byte) ' ');

        assertRefused(Files.with(Files.goodWorkbook(), Files.SHEET, million), "daftar.xlsx", "terlalu besar");
        assertRefused(Files.with(Files.goodWorkbook(), "xl/media/x.bin", million), "daftar.xlsx", "terlalu besar");
        assertRefused(
                Files.with(Files.goodWorkbook(), "xl/styles.xml", Arrays.copyOf(million, 3 * 1024 * 1024)),
                "daftar.xlsx",
                "terlalu besar");
        assertRefused(manyEntries(), "daftar.xlsx", "rusak");
    }

    @Test
    void documentTypesAreNotRead() {
        var secret = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        var laughs = "<!DOCTYPE worksheet [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;\">]>";
        var body = Files.sheet(row(text(GOOD_NIK) + text("&x;")));
        var workbook = Files.parts(Files.goodWorkbook());

        assertRefused(Files.with(Files.goodWorkbook(), Files.SHEET, secret + body), "daftar.xlsx", "rusak");
        assertRefused(Files.with(Files.goodWorkbook(), Files.SHEET, laughs + body), "daftar.xlsx", "rusak");
        for (var part : new String[] {"xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml"}) {
            var xml = new String(workbook.get(part), StandardCharsets.UTF_8);
            var evil = xml.replaceFirst("\\?>", "?>" + secret.replace("worksheet", "x"));
            assertThat(evil).isNotEqualTo(xml);
            assertRefused(Files.with(Files.goodWorkbook(), part, evil), "daftar.xlsx", "rusak");
        }
    }

    @Test
    void aFileWithAPassword() throws Exception {
        try (var file = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("rahasia");
            try (var workbook = OPCPackage.open(new ByteArrayInputStream(Files.goodWorkbook()));
                    var encrypted = encryptor.getDataStream(file)) {
                workbook.save(encrypted);
            }
            file.writeFilesystem(out);

            assertRefused(out.toByteArray(), "daftar.xlsx", "kata sandi");
        }
    }

    @Test
    void aFileWithMacros() throws IOException {
        try (var workbook = new XSSFWorkbook(XSSFWorkbookType.XLSM)) {
            Files.fill(workbook.createSheet(), Files.line("NIK", "Nama"), Files.line(GOOD_NIK, "Jufri"));
            workbook.setVBAProject(new ByteArrayInputStream(new byte[] {1, 2, 3}));

            assertRefused(Files.bytes(workbook), "daftar.xlsm", "makro");
            assertRefused(Files.bytes(workbook), "daftar.xlsx", "makro");
        }
    }

    @Test
    void theOldExcel() throws IOException {
        try (var workbook = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            workbook.createSheet();
            workbook.write(out);

            assertRefused(out.toByteArray(), "daftar.xls", "Excel lama");
            assertRefused(out.toByteArray(), "daftar.xlsx", "Excel lama");
        }
    }

    @Test
    void filesCutShortAnywhere() {
        var file = Files.resource("tanjung-aru-100.xlsx");

        for (int length = 2; length < file.length; length += 97) {
            assertRefused(Arrays.copyOf(file, length), "daftar.xlsx", "");
        }
        assertRefused(Arrays.copyOf(file, file.length / 2), "daftar.xlsx", "terpotong");
    }

    @Test
    void spoiledBytesNeverEndInAnotherException() {
        var random = new Random(20261120);
        var file = Files.resource("opensid-penduduk.xlsx");

        for (int i = 0; i < 500; i++) {
            var spoiled = file.clone();
            for (int j = 0; j <= i % 7; j++) {
                spoiled[random.nextInt(spoiled.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(RosterFile.read(spoiled, "daftar.xlsx")).isNotEmpty();
            } catch (UnreadableRoster refused) {
                assertThat(refused.sentence()).endsWith(".");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%PDF-1.7 x", "\u0089PNG\r\n", "\u00FF\u00D8\u00FF\u00E0", "GIF89a", "\0\0\0\u0018ftypheic"})
    void pdfAndPictures(String beginning) {
        assertRefused(
                beginning.getBytes(StandardCharsets.ISO_8859_1), "daftar.xlsx", "tidak dapat dibaca sebagai daftar");
    }

    @Test
    void webPagesNamedAsSpreadsheets() {
        assertRefused("<html><table>".getBytes(StandardCharsets.UTF_8), "daftar.xls", "halaman web");
    }

    @Test
    void binaryRubbish() {
        assertRefused(new byte[] {1, 2, 3, 0, 5}, "daftar.csv", "rusak");
    }

    @Test
    void contentAndNameThatDoNotAgree() {
        assertRefused(Files.goodWorkbook(), "daftar.csv", "tidak sesuai dengan namanya");
        assertRefused("NIK;Nama\n1;2".getBytes(StandardCharsets.UTF_8), "daftar.xlsx", "tidak sesuai dengan namanya");
        assertRefused("NIK;Nama\n1;2".getBytes(StandardCharsets.UTF_8), null, "tidak sesuai dengan namanya");
    }

    @Test
    void otherZips() {
        assertRefused(
                Files.zip(Map.of("word/document.xml", new byte[] {'x'})), "daftar.xlsx", "bukan Buku Kerja Excel");
        assertRefused(Files.zip(Map.of("nested.zip", Files.goodWorkbook())), "daftar.xlsx", "bukan Buku Kerja Excel");
    }

    @Test
    void twoPartsOfOneName() {
        var zip = Files.with(Files.goodWorkbook(), "XL/worksheets/sheet1.xml", Files.sheet(""));

        assertRefused(zip, "daftar.xlsx", "rusak");
    }

    @Test
    void listsWithoutTheirHeadings() {
        assertPasteRefused("Jufri\tPetani\nHasnah\tNelayan", "judul");
        assertPasteRefused("Nama\tAlamat\tPekerjaan\nJufri\tRT 01\tPetani", "Kolom NIK");
        assertPasteRefused("NIK\tAlamat\tPekerjaan\n" + GOOD_NIK + "\tRT 01\tPetani", "Kolom Nama Lengkap");
    }

    @Test
    void aQuotationMarkThatNeverEnds() {
        assertPasteRefused("NIK;Nama\n" + GOOD_NIK + ";\"Jufri\n" + GOOD_NIK + ";Hasnah\n", "kutip");
    }

    private static byte[] raw(String rows) {
        return Files.with(Files.goodWorkbook(), Files.SHEET, Files.sheet(rows));
    }

    private static byte[] manyEntries() {
        var parts = Files.parts(Files.goodWorkbook());
        for (int i = 0; i < 600; i++) {
            parts.put("xl/x" + i + ".xml", new byte[0]);
        }
        return Files.zip(parts);
    }

    private static void assertPasteRefused(String text, String words) {
        assertThatExceptionOfType(UnreadableRoster.class)
                .isThrownBy(() -> RosterFile.paste(text))
                .withMessageContaining(words);
    }

    private static void assertRefused(byte[] content, String name, String words) {
        assertThatExceptionOfType(UnreadableRoster.class)
                .isThrownBy(() -> RosterFile.read(content, name))
                .satisfies(refused ->
                        assertThat(refused.sentence()).contains(words).endsWith("."));
    }
}
