package id.payungdesa.review.web;

import static id.payungdesa.roster.Files.GOOD_NIK;
import static id.payungdesa.roster.Files.SHEET;
import static id.payungdesa.roster.Files.goodWorkbook;
import static id.payungdesa.roster.Files.row;
import static id.payungdesa.roster.Files.sheet;
import static id.payungdesa.roster.Files.text;
import static id.payungdesa.roster.Files.with;
import static id.payungdesa.roster.Files.workbook;
import static id.payungdesa.roster.Files.zip;

import id.payungdesa.roster.Files;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;

/** What villages, and people who mean harm, upload in place of a list, and the sentence each of them reads. */
record WrongFile(String what, String name, byte[] content, int status, String sentence) {

    private static final String DAMAGED =
            "Berkas rusak atau terpotong. Buka di Excel, simpan ulang sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi.";
    private static final String NO_WORKBOOK = "Berkas ini bukan Buku Kerja Excel (.xlsx). "
            + "Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi.";
    private static final String EMPTY = "Berkas kosong. Simpan dulu daftarnya di Excel, lalu unggah lagi.";
    private static final String PICTURE = "Foto atau gambar tidak dapat dibaca sebagai daftar. "
            + "Ketik daftarnya di templat Excel, lalu unggah templat itu.";
    private static final String MACRO = "Berkas memuat makro dan demi keamanan tidak dibuka. "
            + "Simpan sebagai Buku Kerja Excel (.xlsx) tanpa makro, lalu unggah lagi.";
    private static final String SWOLLEN = "Isi berkas terlalu besar untuk sebuah daftar calon peserta. "
            + "Salin daftarnya saja ke templat, lalu unggah templat itu.";
    private static final String ROWS =
            "Daftar memuat lebih dari 2.000 baris. Unggah hanya daftar calon peserta, tanpa data penduduk lainnya.";
    private static final String COLUMNS = "Daftar memuat lebih dari 100 kolom. "
            + "Salin kolom yang diperlukan saja ke templat, lalu unggah templat itu.";
    private static final String OTHER_NAME = "Isi berkas tidak sesuai dengan namanya. "
            + "Buka di Excel, lalu simpan sebagai Buku Kerja Excel (.xlsx) atau CSV.";
    private static final String ROUNDED = "Angka terakhir semua NIK menjadi 0 karena dibulatkan Excel. "
            + "Ubah kolom NIK menjadi Teks, ketik ulang 16 angkanya dari KTP, lalu unggah lagi.";

    static Stream<WrongFile> all() throws IOException, GeneralSecurityException, OpenXML4JException {
        return Stream.of(ofAnotherKind(), broken(), hostile(), tooLarge(), withoutAList())
                .flatMap(files -> files);
    }

    private static Stream<WrongFile> ofAnotherKind() throws IOException {
        return Stream.of(
                file("a PDF named .xlsx", "daftar.xlsx", bytes("%PDF-1.7 daftar"), """
                        Berkas PDF tidak dapat dibaca sebagai daftar. Unggah berkas Excel (.xlsx) atau CSV asalnya, \
                        atau salin barisnya ke templat."""),
                file(
                        "a document named .xlsx",
                        "daftar.xlsx",
                        zip(Map.of("word/document.xml", bytes("x"))),
                        NO_WORKBOOK),
                file("a photo named .xlsx", "daftar.xlsx", latin("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF"), PICTURE),
                file(
                        "a photo from a telephone",
                        "IMG_2026.jpg",
                        latin("\u00FF\u00D8\u00FF\u00E1\0\u0010Exif"),
                        PICTURE),
                file("the old Excel", "daftar.xls", oldExcel(), """
                        Berkas ini berformat Excel lama (.xls). Buka di Excel, pilih Simpan Sebagai Buku Kerja Excel (.xlsx), \
                        lalu unggah lagi."""),
                file("a web page named .xls", "daftar.xls", bytes("<html><table><tr><td>NIK"), """
                        Berkas ini halaman web atau dokumen, bukan daftar Excel. \
                        Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi."""),
                file("a text named .xlsx", "daftar.xlsx", bytes("NIK;Nama\n1;2"), OTHER_NAME),
                file("a workbook named .csv", "daftar.csv", goodWorkbook(), OTHER_NAME),
                file("a name without an end", "daftar", bytes("NIK;Nama\n1;2"), OTHER_NAME));
    }

    private static Stream<WrongFile> broken() throws IOException, GeneralSecurityException, OpenXML4JException {
        var whole = Files.resource("tanjung-aru-100.xlsx");
        return Stream.of(
                file("nothing at all", "daftar.xlsx", new byte[0], EMPTY),
                file("blanks", "daftar.csv", bytes(" \r\n "), EMPTY),
                file("half a file", "daftar.xlsx", Arrays.copyOf(whole, whole.length / 2), DAMAGED),
                file("a file with a password", "daftar.xlsx", encrypted(), """
                        Berkas dikunci dengan kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi."""),
                file("bytes that are no letters", "daftar.csv", new byte[] {1, 2, 3, 0, 5}, """
                        Berkas ini rusak atau bukan daftar. \
                        Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), lalu unggah lagi."""),
                file(
                        "a quotation mark that never ends",
                        "daftar.csv",
                        bytes("NIK;Nama\n" + GOOD_NIK + ";\"Jufri\n"),
                        """
                        Tanda kutip (") dalam daftar tidak berpasangan, di sekitar baris 2. \
                        Hapus tanda kutip itu, lalu coba lagi."""));
    }

    private static Stream<WrongFile> hostile() throws IOException {
        var secret = "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        var laughs = "<!DOCTYPE worksheet [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]>";
        var reading = sheet(row(text(GOOD_NIK) + text("&x;")));
        var blanks = new byte[40 * 1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        return Stream.of(
                file("macros, honestly named", "daftar.xlsm", withMacros(), MACRO),
                file("macros inside a plain workbook", "daftar.xlsx", withMacros(), MACRO),
                file("an external entity", "daftar.xlsx", with(goodWorkbook(), SHEET, secret + reading), DAMAGED),
                file("entities of entities", "daftar.xlsx", with(goodWorkbook(), SHEET, laughs + reading), DAMAGED),
                file("a bomb of one part", "daftar.xlsx", with(goodWorkbook(), SHEET, blanks), SWOLLEN),
                file("a bomb beside the sheet", "daftar.xlsx", with(goodWorkbook(), "xl/media/x.bin", blanks), SWOLLEN),
                file(
                        "a zip in a zip",
                        "daftar.xlsx",
                        zip(Map.of("daftar.xlsx", zip(Map.of("x", blanks)))),
                        NO_WORKBOOK),
                file("one long text in a million cells", "daftar.xlsx", oneTextInManyCells(), SWOLLEN),
                file("a million rows", "daftar.xlsx", raw("<row><c><v>1</v></c></row>".repeat(1_000_000)), ROWS));
    }

    private static Stream<WrongFile> tooLarge() {
        var columns = text("x").repeat(16_384);
        var people = (GOOD_NIK + ";Jufri\n").repeat(2_001);
        return Stream.of(
                new WrongFile("more than 5 MB", "daftar.csv", new byte[5 * 1024 * 1024 + 1], 413, """
                        Berkas terlalu besar, paling besar 5 MB. Kecilkan berkasnya, lalu unggah lagi."""),
                file("16,384 columns", "daftar.xlsx", raw(row(columns)), COLUMNS),
                file("16,384 columns of text", "daftar.csv", bytes("NIK;Nama" + ";x".repeat(16_382)), COLUMNS),
                file("the whole village", "daftar.csv", bytes("NIK;Nama\n" + people), ROWS),
                file("a cell that holds a book", "daftar.csv", bytes("NIK;Nama\n1;" + "x".repeat(1_001)), """
                        Ada sel yang berisi lebih dari 1.000 huruf. \
                        Periksa tanda kutip dan isi sel yang terlalu panjang, lalu unggah lagi."""),
                file("more people than places", "daftar.xlsx", people(199), """
                        Daftar akan berisi 201 orang, padahal tempatnya 200: 100 peserta dan 100 cadangan. \
                        Kurangi 1 orang, lalu coba lagi."""));
    }

    private static Stream<WrongFile> withoutAList() {
        return Stream.of(
                file("headings alone", "daftar.csv", bytes("NIK;Nama\n"), """
                        Daftar belum berisi satu orang pun. Isi baris di bawah judul kolom, simpan, lalu coba lagi."""),
                file("no headings", "daftar.csv", bytes("Jufri;Petani\nHasnah;Nelayan\n"), """
                        Baris judul kolom tidak ditemukan. \
                        Pastikan ada baris judul berisi NIK dan Nama Lengkap seperti pada templat, lalu coba lagi."""),
                file("no NIK", "daftar.csv", bytes("Nama;Alamat;Pekerjaan\nJufri;RT 01;Petani"), """
                        Kolom NIK tidak ditemukan. Tambahkan kolom dengan judul "NIK", lalu coba lagi."""),
                file("numbers that Excel rounded", "daftar.xlsx", rounded(), ROUNDED),
                file("the same as text", "daftar.csv", roundedText(), ROUNDED));
    }

    private static WrongFile file(String what, String name, byte[] content, String sentence) {
        return new WrongFile(what, name, content, 409, sentence);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] raw(String rows) {
        return with(goodWorkbook(), SHEET, sheet(rows));
    }

    private static byte[] oldExcel() throws IOException {
        try (var workbook = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            workbook.createSheet();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] encrypted() throws IOException, GeneralSecurityException, OpenXML4JException {
        try (var file = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("rahasia");
            try (var workbook = OPCPackage.open(new ByteArrayInputStream(goodWorkbook()));
                    var encrypted = encryptor.getDataStream(file)) {
                workbook.save(encrypted);
            }
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] withMacros() throws IOException {
        try (var workbook = new XSSFWorkbook(XSSFWorkbookType.XLSM)) {
            Files.fill(workbook.createSheet(), Files.line("NIK", "Nama"), Files.line(GOOD_NIK, "Jufri"));
            workbook.setVBAProject(new ByteArrayInputStream(new byte[] {1, 2, 3}));
            return Files.bytes(workbook);
        }
    }

    /** Small on the disk and within every other limit, but hundreds of megabytes once each cell has its text. */
    private static byte[] oneTextInManyCells() {
        var cells = row("<c t=\"s\"><v>0</v></c>".repeat(99)).repeat(2_000);
        var texts = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>" + "x".repeat(999)
                + "</t></si></sst>";
        return with(raw(cells), "xl/sharedStrings.xml", texts);
    }

    private static byte[] rounded() {
        return workbook(sheet -> {
            Files.fill(sheet, Files.line("NIK", "Nama"));
            for (int i = 1; i <= 6; i++) {
                var line = sheet.createRow(i);
                line.createCell(0).setCellValue(6503990302039000d + i * 10);
                line.createCell(1).setCellValue("Jufri");
            }
        });
    }

    private static byte[] roundedText() {
        return bytes(IntStream.rangeClosed(1, 6)
                .mapToObj(i -> "65039903020390" + i + "0;Jufri")
                .collect(Collectors.joining("\n", "NIK;Nama\n", "\n")));
    }

    /** Beside the two who stand on the list before. */
    static byte[] people(int count) {
        return workbook(sheet -> {
            Files.fill(sheet, Files.line("NIK", "Nama", "Tanggal Lahir", "L/P"));
            for (int i = 1; i <= count; i++) {
                var nik = "650399%02d%02d80%04d".formatted(1 + i % 28, 1 + i % 12, 1000 + i);
                Files.fill(sheet, Files.line(nik, "Warga Ke" + (char) ('a' + i % 26) + (char) ('a' + i / 26), "", "L"));
            }
        });
    }

    @Override
    public String toString() {
        return what;
    }
}
