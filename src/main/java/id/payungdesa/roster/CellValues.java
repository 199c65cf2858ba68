package id.payungdesa.roster;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;

/** What the cells of one workbook mean: shared texts, and numbers that are dates by their format. */
record CellValues(SharedStrings texts, StylesTable styles, boolean since1904) {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    Cell cell(String type, int style, String value) {
        return switch (type) {
            case "s" -> Cell.text(shared(value));
            case "inlineStr", "str" -> Cell.text(value);
            case "b" -> Cell.text(value.equals("1") ? "YA" : "TIDAK");
            case "e" -> Cell.formula(value);
            case "d" -> Cell.text(value.length() < 10 ? value : value.substring(0, 10));
            default -> value.isBlank() ? Cell.EMPTY : number(value, style);
        };
    }

    private String shared(String index) {
        return texts.getItemAt(Integer.parseInt(index.strip())).getString();
    }

    private Cell number(String raw, int style) {
        double value;
        try {
            value = Double.parseDouble(raw);
        } catch (NumberFormatException e) {
            return Cell.text(raw);
        }
        return isDate(value, style) ? Cell.text(DATE.format(date(value))) : Cell.number(value, raw);
    }

    private boolean isDate(double value, int style) {
        if (style < 0 || style >= styles.getNumCellStyles() || !DateUtil.isValidExcelDate(value)) {
            return false;
        }
        var format = styles.getStyleAt(style);
        return DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
    }

    private LocalDate date(double value) {
        return DateUtil.getLocalDateTime(value, since1904).toLocalDate();
    }
}
