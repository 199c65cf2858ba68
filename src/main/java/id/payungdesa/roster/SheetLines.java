package id.payungdesa.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Hears the XML of one sheet and gathers its filled lines. */
final class SheetLines extends DefaultHandler {

    private final CellValues values;
    private final Lines lines;
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder formula = new StringBuilder();

    private List<Cell> line = new ArrayList<>();
    private StringBuilder heard;
    private boolean hasFormula;
    private boolean phonetic;
    private String type = "";
    private int style;
    private int column;

    SheetLines(CellValues values, Volume volume) {
        this.values = values;
        this.lines = new Lines(volume);
    }

    List<List<Cell>> list() {
        return lines.list();
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        Volume.stopInTime();
        switch (name) {
            case "row" -> startRow();
            case "c" -> startCell(attributes);
            case "v" -> heard = value;
            case "t" -> heard = phonetic ? null : value;
            case "f" -> {
                hasFormula = true;
                heard = formula;
            }
            case "rPh" -> phonetic = true;
            default -> {}
        }
    }

    @Override
    public void characters(char[] letters, int from, int length) {
        if (heard != null && heard.length() <= Cell.LONGEST) {
            heard.append(letters, from, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "row" -> lines.add(line);
            case "c" -> endCell();
            case "v", "t", "f" -> heard = null;
            case "rPh" -> phonetic = false;
            default -> {}
        }
    }

    @Override
    public void error(SAXParseException e) throws SAXParseException {
        throw e;
    }

    private void startRow() {
        line = new ArrayList<>();
        column = -1;
    }

    private void startCell(Attributes attributes) {
        value.setLength(0);
        formula.setLength(0);
        hasFormula = false;
        type = Objects.requireNonNullElse(attributes.getValue("t"), "n");
        style = Objects.requireNonNullElse(attributes.getValue("s"), "").matches("\\d{1,6}")
                ? Integer.parseInt(attributes.getValue("s"))
                : 0;
        column = column(Objects.requireNonNullElse(attributes.getValue("r"), ""));
    }

    private void endCell() {
        var cell = hasFormula ? Cell.formula("=" + formula) : values.cell(type, style, value.toString());
        if (cell.text().isEmpty()) {
            return;
        }
        if (column >= RosterLimits.COLUMNS) {
            throw RosterLimits.tooManyColumns();
        }
        while (line.size() <= column) {
            line.add(Cell.EMPTY);
        }
        line.set(column, cell);
    }

    /** The column of a place such as AB12, counted from nought; a cell without a place follows the one before. */
    private int column(String place) {
        int number = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)) && i < 4; i++) {
            number = number * 26 + (place.charAt(i) & 31);
        }
        return number == 0 ? column + 1 : number - 1;
    }
}
