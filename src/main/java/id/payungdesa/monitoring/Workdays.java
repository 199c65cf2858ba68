package id.payungdesa.monitoring;

import id.payungdesa.common.WorkingDays;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many working days had passed by the end of each day, handed to SQL as an array: the days between two moments are then
 * one subtraction, by the calendar that deadlines are reckoned with.
 */
record Workdays(LocalDate first, Integer[] passed) {

    /** Whatever waits longer is shown as if it had begun then. */
    private static final int YEARS = 3;

    static Workdays until(LocalDate last, WorkingDays calendar) {
        var first = last.minusYears(YEARS);
        var passed = new Integer[(int) (last.toEpochDay() - first.toEpochDay()) + 1];
        var count = 0;
        for (var i = 0; i < passed.length; i++) {
            count += calendar.isWorkingDay(first.plusDays(i)) ? 1 : 0;
            passed[i] = count;
        }
        return new Workdays(first, passed);
    }

    /** The working days after that of one moment, up to that of the other. */
    static String between(String from, String to) {
        return passed(to) + " - " + passed(from);
    }

    private static String passed(String moment) {
        return "(:passed::int[])[greatest(0, (%s at time zone 'Asia/Makassar')::date - :first::date) + 1]"
                .formatted(moment);
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement.param("passed", passed).param("first", first);
    }
}
