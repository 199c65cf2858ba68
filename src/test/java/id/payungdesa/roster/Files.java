package id.payungdesa.roster;

import id.payungdesa.common.Rupiah;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files as villages, and people who mean harm, might send them. */
public final class Files {

    public static final String SHEET = "xl/worksheets/sheet1.xml";
    public static final String GOOD_NIK = "6503990302039200";

    private Files() {}

    public static byte[] resource(String name) {
        try (var file = Files.class.getResourceAsStream("/rosters/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A person nobody objects to on 20 November 2026. */
    static Map<RosterColumn, String> goodCells() {
        return Map.ofEntries(
                Map.entry(RosterColumn.NIK, GOOD_NIK),
                Map.entry(RosterColumn.FAMILY_CARD, "6503991203149066"),
                Map.entry(RosterColumn.NAME, "Jufri Sakai"),
                Map.entry(RosterColumn.BIRTH_PLACE, "Nunukan"),
                Map.entry(RosterColumn.BIRTH_DATE, "03/02/2003"),
                Map.entry(RosterColumn.SEX, "L"),
                Map.entry(RosterColumn.MOTHER, "Nurhayati"),
                Map.entry(RosterColumn.ADDRESS, "RT 01 Dusun Bahari"),
                Map.entry(RosterColumn.PHONE, "081231257788"),
                Map.entry(RosterColumn.OCCUPATION, "Ojek"),
                Map.entry(RosterColumn.INCOME, "1200000"));
    }

    /** Two brackets are enough here; the true ones are another module's. */
    static IncomeBrackets brackets() {
        return income -> Rupiah.of(income.amount() < 1_100_000 ? 1_000_000 : 1_200_000);
    }

    public static byte[] workbook(String[]... lines) {
        return workbook(sheet -> fill(sheet, lines));
    }

    public static byte[] workbook(Consumer<XSSFSheet> content) {
        try (var workbook = new XSSFWorkbook()) {
            content.accept(workbook.createSheet("Daftar"));
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] goodWorkbook() {
        return workbook(line("NIK", "Nama"), line(GOOD_NIK, "Jufri Sakai"));
    }

    public static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        var file = new ByteArrayOutputStream();
        workbook.write(file);
        return file.toByteArray();
    }

    public static void fill(XSSFSheet sheet, String[]... lines) {
        for (var texts : lines) {
            var line = sheet.createRow(sheet.getPhysicalNumberOfRows());
            for (int i = 0; i < texts.length; i++) {
                line.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    public static String[] line(String... texts) {
        return texts;
    }

    /** The same zip with one part written anew. */
    public static byte[] with(byte[] zip, String name, byte[] content) {
        var parts = parts(zip);
        parts.put(name, content);
        return zip(parts);
    }

    public static byte[] with(byte[] zip, String name, String content) {
        return with(zip, name, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Map<String, byte[]> parts(byte[] zip) {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A sheet of raw XML, with one line of headings above. */
    public static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + row(text("NIK") + text("Nama")) + rows + "</sheetData></worksheet>";
    }

    public static String row(String cells) {
        return "<row>" + cells + "</row>";
    }

    public static String text(String text) {
        return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }
}
