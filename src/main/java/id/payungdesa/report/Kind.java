package id.payungdesa.report;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import java.time.Instant;
import java.time.LocalDate;

/** What stands in a column, and so how it is written for people, compared, and formatted in a workbook. */
public enum Kind {
    TEXT("@", false) {
        @Override
        String write(Object value) {
            return value.toString();
        }
    },

    NUMBER("#,##0", true) {
        @Override
        String write(Object value) {
            return signed(((Number) value).longValue(), "");
        }
    },

    /** With one digit after the comma. */
    DECIMAL("#,##0.0", true) {
        @Override
        String write(Object value) {
            return decimal(((Number) value).doubleValue());
        }
    },

    /** Of a share between 0 and 1, or above. */
    PERCENT("0.0%", true) {
        @Override
        String write(Object value) {
            return decimal(((Number) value).doubleValue() * 100) + " %";
        }
    },

    /** Whole rupiah, which may be less than nothing when it is a difference. */
    RUPIAH("\"Rp\"#,##0", true) {
        @Override
        String write(Object value) {
            return signed(amount(value), "Rp");
        }
    },

    DAY("dd/mm/yyyy", false) {
        @Override
        String write(Object value) {
            return Indonesian.date((LocalDate) value);
        }
    },

    TIME("dd/mm/yyyy hh:mm", false) {
        @Override
        String write(Object value) {
            return Indonesian.time((Instant) value);
        }
    };

    static final String NOTHING = "–";
    private static final String MINUS = "\u2212";

    private final String format;
    private final boolean counted;

    Kind(String format, boolean counted) {
        this.format = format;
        this.counted = counted;
    }

    abstract String write(Object value);

    /** How a workbook writes it. */
    String format() {
        return format;
    }

    /** Whether it stands on the right, and the largest comes first when sorted. */
    public boolean counted() {
        return counted;
    }

    static long amount(Object value) {
        return value instanceof Rupiah rupiah ? rupiah.amount() : ((Number) value).longValue();
    }

    private static String signed(long number, String unit) {
        return (number < 0 ? MINUS : "") + unit + Indonesian.number(Math.abs(number));
    }

    private static String decimal(double number) {
        var tenths = Math.round(number * 10);
        var rest = Math.abs(tenths % 10);
        return (tenths < 0 ? MINUS : "") + Indonesian.number(Math.abs(tenths / 10)) + (rest == 0 ? "" : "," + rest);
    }
}
