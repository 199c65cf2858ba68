package id.payungdesa.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The national identity number: place of first issue, birth date (day + 40 for women) and a serial. */
public record Nik(String digits) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Z}\\p{Cf}.\\-‐-―'’`]");
    private static final Pattern EXCEL_NUMBER = Pattern.compile("\\d+([.,]\\d+)?[eE]\\+?\\d+");
    private static final Pattern REGENCY = Pattern.compile("(0[1-9]|[1-3]\\d|7[1-9])");
    private static final Set<String> PROVINCES = Set.of(
            "11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36", "51", "52",
            "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76", "81", "82", "91", "92", "93", "94",
            "95", "96");

    public Nik {
        faultOf(digits).ifPresent(fault -> {
            throw new IllegalArgumentException("Not a NIK: " + fault);
        });
        if (digits.length() != 16) {
            throw new IllegalArgumentException("Not a NIK: separators inside");
        }
    }

    /** Reads a NIK as people write it, with spaces, dots or dashes inside. */
    public static Nik parse(String text) {
        return new Nik(withoutSeparators(text));
    }

    /** Why this text is no NIK, or nothing if it is one. */
    public static Optional<NikFault> faultOf(String text) {
        var digits = withoutSeparators(text);
        if (digits.isEmpty()) {
            return Optional.of(NikFault.MISSING);
        }
        if (isExcelNumber(text)) {
            return Optional.of(NikFault.DAMAGED_BY_EXCEL);
        }
        if (!digits.matches("[0-9]+")) {
            return Optional.of(NikFault.NOT_DIGITS);
        }
        if (digits.length() != 16) {
            return Optional.of(NikFault.WRONG_LENGTH);
        }
        if (digits.chars().distinct().count() == 1) {
            return Optional.of(NikFault.ALL_EQUAL);
        }
        return dateExists(digits) ? Optional.empty() : Optional.of(NikFault.NO_SUCH_DATE);
    }

    static boolean isExcelNumber(String text) {
        return EXCEL_NUMBER.matcher(text.strip()).matches();
    }

    static String withoutSeparators(String text) {
        return SEPARATORS.matcher(text).replaceAll("");
    }

    public String masked() {
        return digits.substring(0, 6) + "******" + digits.substring(12);
    }

    public Sex sex() {
        return part(digits, 6) > 40 ? Sex.FEMALE : Sex.MALE;
    }

    /** The birth date in it; two digits of a year mean this century unless that lies ahead of the current year. */
    public LocalDate birthDate(LocalDate today) {
        int year = 2000 + part(digits, 10);
        return date(digits, year > today.getYear() ? year - 100 : year);
    }

    /** No office issues serial 0000, though some old records carry it. */
    public boolean hasSerial() {
        return !digits.endsWith("0000");
    }

    /** Whether a regency could ever have had the first four digits; today's list of codes is not asked on purpose. */
    public boolean hasPlausiblePlace() {
        return PROVINCES.contains(digits.substring(0, 2))
                && REGENCY.matcher(digits.substring(2, 4)).matches();
    }

    @Override
    public String toString() {
        return masked();
    }

    private static boolean dateExists(String digits) {
        try {
            date(digits, 2000 + part(digits, 10));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static LocalDate date(String digits, int year) {
        int day = part(digits, 6);
        return LocalDate.of(year, part(digits, 8), day > 40 ? day - 40 : day);
    }

    private static int part(String digits, int from) {
        return Integer.parseInt(digits.substring(from, from + 2));
    }
}
