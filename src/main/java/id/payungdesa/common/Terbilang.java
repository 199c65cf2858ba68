package id.payungdesa.common;

/** Numbers in Indonesian words, as official papers repeat every amount. */
public final class Terbilang {

    private static final String[] UNITS = {
        "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"
    };

    private Terbilang() {}

    public static String of(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("Negative number: " + number);
        }
        if (number < 12) {
            return UNITS[(int) number];
        }
        if (number < 20) {
            return UNITS[(int) number - 10] + " belas";
        }
        if (number < 100) {
            return grouped(number, 10, "puluh");
        }
        if (number < 1_000) {
            return contracted(number, 100, "ratus");
        }
        if (number < 1_000_000) {
            return contracted(number, 1_000, "ribu");
        }
        if (number < 1_000_000_000) {
            return grouped(number, 1_000_000, "juta");
        }
        if (number < 1_000_000_000_000L) {
            return grouped(number, 1_000_000_000, "miliar");
        }
        return grouped(number, 1_000_000_000_000L, "triliun");
    }

    /** One hundred and one thousand are "seratus" and "seribu", but a million is "satu juta". */
    private static String contracted(long number, long unit, String name) {
        return number < 2 * unit ? "se" + name + rest(number % unit) : grouped(number, unit, name);
    }

    private static String grouped(long number, long unit, String name) {
        return of(number / unit) + " " + name + rest(number % unit);
    }

    private static String rest(long number) {
        return number == 0 ? "" : " " + of(number);
    }
}
