package id.payungdesa.common;

import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** How dates, hours and numbers are written for officials, and how the dates they type are read. */
public final class Indonesian {

    public static final ZoneId WITA = ZoneId.of("Asia/Makassar");

    private static final List<String> MONTHS = List.of(
            "Januari",
            "Februari",
            "Maret",
            "April",
            "Mei",
            "Juni",
            "Juli",
            "Agustus",
            "September",
            "Oktober",
            "November",
            "Desember");
    private static final List<String> DAYS = List.of("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu");
    /** Former spellings, other abbreviations, and what an English Excel writes where ours begins otherwise. */
    private static final Map<String, String> OTHER_SPELLINGS = Map.ofEntries(
            Map.entry("pebruari", "februari"),
            Map.entry("peb", "feb"),
            Map.entry("may", "mei"),
            Map.entry("agt", "agu"),
            Map.entry("ags", "agu"),
            Map.entry("aug", "agu"),
            Map.entry("oct", "okt"),
            Map.entry("nopember", "november"),
            Map.entry("nop", "nov"),
            Map.entry("dec", "des"));

    // Not the names of the JDK's locale data, which change between Java releases.
    private static final DateTimeFormatter MONTH = new DateTimeFormatterBuilder()
            .appendText(MONTH_OF_YEAR, numbered(MONTHS))
            .appendPattern(" uuuu")
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder().appendPattern("d ").append(MONTH).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_DATE = new DateTimeFormatterBuilder()
            .appendText(DAY_OF_WEEK, numbered(DAYS))
            .appendLiteral(", ")
            .append(DATE)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendPattern(" 'pukul' HH.mm 'WITA'")
            .toFormatter(Locale.ROOT)
            .withZone(WITA);

    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<day>\\d{1,2})([/.-])(?<month>\\d{1,2})\\2(?<year>\\d{2}|\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})");
    private static final Pattern WITH_MONTH_NAME =
            Pattern.compile("(?<day>\\d{1,2})[\\s-]+(?<month>[a-z]{3,})\\.?[\\s-]+(?<year>\\d{2}|\\d{4})");

    private Indonesian() {}

    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    public static String dayAndDate(LocalDate date) {
        return DAY_AND_DATE.format(date);
    }

    /** Which day it is in Nunukan. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), WITA);
    }

    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    public static String time(Instant instant) {
        return TIME.format(instant);
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '.');
    }

    /** Reads a date as people type it; the day always comes before the month, as nobody here writes it otherwise. */
    public static Optional<LocalDate> parseDate(String text) {
        return read(text, year -> year.length() == 4 ? Optional.of(Integer.valueOf(year)) : Optional.empty());
    }

    /** The same of a day that has been; two digits of a year, as Excel likes to show them, mean the last one that has come. */
    public static Optional<LocalDate> parsePastDate(String text, LocalDate today) {
        return read(text, year -> Optional.of(year.length() == 4 ? Integer.parseInt(year) : latest(year, today)))
                .filter(date -> !date.isAfter(today));
    }

    private static int latest(String lastDigits, LocalDate today) {
        var thisCentury = today.getYear() / 100 * 100 + Integer.parseInt(lastDigits);
        return thisCentury > today.getYear() ? thisCentury - 100 : thisCentury;
    }

    private static Optional<LocalDate> read(String text, Function<String, Optional<Integer>> yearOf) {
        var typed = text.strip().toLowerCase(Locale.ROOT);
        return Stream.of(DAY_FIRST, YEAR_FIRST, WITH_MONTH_NAME)
                .map(pattern -> pattern.matcher(typed))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(date -> yearOf.apply(date.group("year"))
                        .flatMap(year -> date(year, monthNumber(date.group("month")), date.group("day"))));
    }

    private static Optional<LocalDate> date(int year, int month, String day) {
        try {
            return Optional.of(LocalDate.of(year, month, Integer.parseInt(day)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }

    private static int monthNumber(String month) {
        if (Character.isDigit(month.charAt(0))) {
            return Integer.parseInt(month);
        }
        var spelled = OTHER_SPELLINGS.getOrDefault(month, month);
        var names = MONTHS.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return names.stream()
                        .filter(name -> name.startsWith(spelled))
                        .findFirst()
                        .map(names::indexOf)
                        .orElse(-1)
                + 1;
    }

    private static Map<Long, String> numbered(List<String> names) {
        return LongStream.rangeClosed(1, names.size())
                .boxed()
                .collect(Collectors.toMap(number -> number, number -> names.get(number.intValue() - 1)));
    }
}
