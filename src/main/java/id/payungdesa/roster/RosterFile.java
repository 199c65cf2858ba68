package id.payungdesa.roster;

import java.util.List;
import java.util.Objects;

/** A worker list as a village sends it: a file of Excel, a CSV, or rows pasted from a spreadsheet. */
public final class RosterFile {

    private static final String NOTHING_PASTED =
            "Belum ada baris yang ditempel. Salin baris dari Excel, lalu tempel di sini.";

    private RosterFile() {}

    /** The rows of a file; refuses what is no list with an {@link UnreadableRoster}. */
    public static List<RosterRow> read(byte[] content, String fileName) {
        return switch (FileKind.of(content, Objects.requireNonNullElse(fileName, ""))) {
            case WORKBOOK -> RosterTable.find(XlsxReader.read(content));
            case TEXT -> RosterTable.find(List.of(CsvReader.read(TextDecoder.decode(content))));
        };
    }

    /** The rows of a text pasted from a spreadsheet, with or without its headings. */
    public static List<RosterRow> paste(String text) {
        if (text == null || text.isBlank()) {
            throw new UnreadableRoster(NOTHING_PASTED);
        }
        if (text.length() > RosterLimits.BYTES) {
            throw RosterLimits.tooManyBytes();
        }
        return RosterTable.find(List.of(CsvReader.read(text)));
    }
}
