package id.payungdesa.monitoring;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.WorkingDays;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When what lies at a desk now will be done if the desk goes on as in its last whole weeks: between the pace of its better
 * half of weeks and that of its slower half, counted in working days. What will come in the meantime is not reckoned with.
 *
 * @param told a sentence for a page
 * @param range the days between, short enough for a table
 */
public record Forecast(
        Optional<LocalDate> soonest,
        Optional<LocalDate> likely,
        Optional<LocalDate> latest,
        String told,
        String range) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT);

    private static final int FEWEST_WEEKS = 4;
    private static final int FEWEST_DONE = 5;

    /** Nobody believes a day that is further away, in working days: a year. */
    private static final int FURTHEST = 250;

    private static final Forecast NOTHING_OPEN = saying("Tidak ada yang menunggu.", "–");
    private static final Forecast TOO_LITTLE = saying(
            "Belum dapat diperkirakan: terlalu sedikit yang selesai dalam minggu-minggu terakhir.",
            "Terlalu sedikit data");
    private static final Forecast NO_END =
            saying("Dengan laju minggu-minggu terakhir tidak selesai dalam setahun.", "Lebih dari setahun lagi");

    /** How much was done on the working days of a week. */
    private record Pace(int done, int days) {

        double perDay() {
            return (double) done / days;
        }
    }

    static Forecast of(int open, List<Load.Week> weeks, WorkingDays calendar, LocalDate today) {
        if (open == 0) {
            return NOTHING_OPEN;
        }
        var paces = paces(weeks, calendar);
        if (paces.size() < FEWEST_WEEKS || paces.stream().mapToInt(Pace::done).sum() < FEWEST_DONE) {
            return TOO_LITTLE;
        }
        var half = (paces.size() + 1) / 2;
        var slower = end(open, paces.subList(0, half), calendar, today);
        var likely = end(open, paces, calendar, today);
        var faster = end(open, paces.subList(paces.size() - half, paces.size()), calendar, today);
        return likely.isEmpty()
                ? NO_END
                : new Forecast(faster, likely, slower, told(faster, likely, slower), range(faster, slower));
    }

    /** The whole weeks since something first came or went, from the slowest to the best; one of holidays tells nothing. */
    private static List<Pace> paces(List<Load.Week> weeks, WorkingDays calendar) {
        var whole = weeks.subList(0, weeks.size() - 1);
        return whole.stream()
                .dropWhile(week -> week.came() == 0 && week.went() == 0)
                .map(week -> new Pace(week.went(), workingDays(week.monday(), calendar)))
                .filter(pace -> pace.days() > 0)
                .sorted(Comparator.comparing(Pace::perDay))
                .toList();
    }

    private static int workingDays(LocalDate monday, WorkingDays calendar) {
        return (int) IntStream.range(0, 7)
                .mapToObj(monday::plusDays)
                .filter(calendar::isWorkingDay)
                .count();
    }

    private static Optional<LocalDate> end(int open, List<Pace> paces, WorkingDays calendar, LocalDate today) {
        var done = paces.stream().mapToInt(Pace::done).sum();
        var days = paces.stream().mapToInt(Pace::days).sum();
        var needed = done == 0 ? FURTHEST + 1 : Math.ceil((double) open * days / done);
        return needed > FURTHEST ? Optional.empty() : Optional.of(calendar.after(today, (int) needed));
    }

    private static String told(Optional<LocalDate> soonest, Optional<LocalDate> likely, Optional<LocalDate> latest) {
        return "Sekitar %s, antara %s dan %s."
                .formatted(
                        Indonesian.date(likely.orElseThrow()),
                        Indonesian.date(soonest.orElseThrow()),
                        latest.map(Indonesian::date).orElse("lebih dari setahun lagi"));
    }

    private static String range(Optional<LocalDate> soonest, Optional<LocalDate> latest) {
        return "%s – %s"
                .formatted(
                        SHORT.format(soonest.orElseThrow()),
                        latest.map(SHORT::format).orElse("lebih dari setahun"));
    }

    private static Forecast saying(String sentence, String range) {
        return new Forecast(Optional.empty(), Optional.empty(), Optional.empty(), sentence, range);
    }
}
