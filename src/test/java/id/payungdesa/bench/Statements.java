package id.payungdesa.bench;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Which statements take how long, seen from the client. */
final class Statements {

    private static final int ENOUGH_TO_KNOW_IT_BY = 150;

    private Statements() {}

    record Cost(long count, long nanos) {

        Cost plus(Cost other) {
            return new Cost(count + other.count, nanos + other.nanos);
        }
    }

    static void of(Report report, Tally tally, int most) {
        report.columns("calls", "seconds", "ms each", "statement");
        tally.sums().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> shape(entry.getKey().sql()),
                        entry -> new Cost(
                                entry.getValue().count.sum(),
                                entry.getValue().nanos.sum()),
                        Cost::plus))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Cost> entry) -> -entry.getValue().nanos()))
                .limit(most)
                .forEach(entry -> report.row(
                        entry.getValue().count(),
                        entry.getValue().nanos() / 1e9,
                        entry.getValue().nanos()
                                / 1e6
                                / Math.max(1, entry.getValue().count()),
                        entry.getKey()));
    }

    /** One text for lists of any length, short enough for a table. */
    private static String shape(String sql) {
        var line = sql.replaceAll("\\s+", " ")
                .replaceAll("\\?( ?, ?\\?)+", "?..")
                .replace("|", "¦")
                .strip();
        return line.substring(0, Math.min(line.length(), ENOUGH_TO_KNOW_IT_BY));
    }
}
