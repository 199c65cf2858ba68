package id.payungdesa.roster;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/** One cell of a list before its column is known. */
record Cell(String text, boolean number) {

    static final int LONGEST = 1_000;

    /** How a formula of a spreadsheet is told from a text that merely looks like one. */
    static final String FORMULA = "#RUMUS ";

    private static final Pattern OUTER_SPACE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern WIDE = Pattern.compile("[\uFF01-\uFF5E]");
    private static final int WIDER_BY = '\uFF01' - '!';
    private static final Pattern NOTHING = Pattern.compile("[-–—.\\s]*");
    private static final Pattern DAYS = Pattern.compile("[1-5]\\d{4}");
    private static final double LARGEST = 1e18;
    private static final int SCIENTIFIC_FROM = 12;

    static final Cell EMPTY = new Cell("", false);

    Cell {
        if (text.length() > LONGEST) {
            throw new UnreadableRoster("Ada sel yang berisi lebih dari 1.000 huruf. "
                    + "Periksa tanda kutip dan isi sel yang terlalu panjang, lalu unggah lagi.");
        }
        text = OUTER_SPACE.matcher(narrow(text)).replaceAll("");
    }

    static Cell text(String text) {
        return new Cell(text, false);
    }

    static Cell formula(String formula) {
        return text(FORMULA + formula.substring(0, Math.min(formula.length(), LONGEST / 2)));
    }

    static Cell number(double value, String raw) {
        return Math.abs(value) < LARGEST
                ? new Cell(BigDecimal.valueOf(value).stripTrailingZeros().toPlainString(), true)
                : text(raw);
    }

    /** A long number as Excel shows it, so that nobody mistakes its rounded digits for a NIK. */
    Cell asExcelShowsIt() {
        return number && text.length() >= SCIENTIFIC_FROM ? text(scientific()) : this;
    }

    /** What Excel leaves of a date once only its value is pasted: the days since the end of 1899. */
    Cell asDay() {
        return number && DAYS.matcher(text).matches()
                ? text(CellValues.DATE.format(DateUtil.getLocalDateTime(Integer.parseInt(text))))
                : this;
    }

    static boolean isEmpty(String text) {
        return NOTHING.matcher(text).matches();
    }

    boolean isEmpty() {
        return isEmpty(text);
    }

    /** Letters and digits as wide as an ideograph, which some telephones type, are the ones everybody knows. */
    private static String narrow(String text) {
        return WIDE.matcher(text)
                .replaceAll(wide -> Matcher.quoteReplacement(
                        String.valueOf((char) (wide.group().charAt(0) - WIDER_BY))));
    }

    private String scientific() {
        return String.format(Locale.ROOT, "%.5E", new BigDecimal(text)).replace('.', ',');
    }
}
