package id.payungdesa.roster;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The filled lines of each sheet of an Excel workbook, streamed; formulas are told, never evaluated. */
final class XlsxReader {

    private static final int MOST_PARTS = 500;
    private static final int MOST_SHEETS = 50;
    private static final Pattern SINCE_1904 = Pattern.compile("date1904\\s*=\\s*[\"'](1|true)[\"']");

    static {
        ZipSecureFile.setMaxEntrySize(WorkbookGuard.UNPACKED_LIMIT);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
        // The guard has counted what is unpacked; a ratio would refuse rows that are merely coloured to the last
        // column.
        ZipSecureFile.setMinInflateRatio(0);
    }

    private XlsxReader() {}

    static List<List<List<Cell>>> read(byte[] content) {
        WorkbookGuard.check(content);
        try (var workbook = OPCPackage.open(new ByteArrayInputStream(content))) {
            return sheets(new XSSFReader(workbook));
        } catch (UnreadableRoster e) {
            throw e;
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            // POI answers broken files with many kinds of runtime exceptions; all of them mean the same to a village.
            throw WorkbookGuard.damaged(e);
        }
    }

    private static List<List<List<Cell>>> sheets(XSSFReader workbook)
            throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        workbook.setUseReadOnlySharedStringsTable(true);
        var values = new CellValues(
                workbook.getSharedStringsTable(),
                workbook.getStylesTable(),
                countsFrom1904(workbook.getWorkbookData()));
        var volume = new Volume();
        var sheets = new ArrayList<List<List<Cell>>>();
        var data = workbook.getSheetsData();
        while (data.hasNext() && sheets.size() < MOST_SHEETS) {
            try (var sheet = data.next()) {
                sheets.add(lines(sheet, new SheetLines(values, volume)));
            }
        }
        return sheets;
    }

    private static List<List<Cell>> lines(InputStream sheet, SheetLines lines)
            throws IOException, SAXException, ParserConfigurationException {
        var parser = XMLHelper.newXMLReader();
        parser.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        parser.setContentHandler(lines);
        parser.setErrorHandler(lines);
        parser.setEntityResolver((publicId, systemId) -> {
            throw new SAXException("External entities are not read");
        });
        parser.parse(new InputSource(sheet));
        return lines.list();
    }

    private static boolean countsFrom1904(InputStream workbook) throws IOException {
        try (workbook) {
            return SINCE_1904
                    .matcher(new String(workbook.readAllBytes(), StandardCharsets.UTF_8))
                    .find();
        }
    }
}
