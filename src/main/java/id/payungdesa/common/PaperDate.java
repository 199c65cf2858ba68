package id.payungdesa.common;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The date on a paper, as somebody typed it: not before what the paper follows, and not after today. */
public final class PaperDate {

    private PaperDate() {}

    /** What is wrong with the date, for whoever typed it; empty when it can be so. */
    public static Optional<String> flaw(LocalDate date, LocalDate earliest, Clock clock) {
        return date.isBefore(earliest) || date.isAfter(Indonesian.today(clock))
                ? Optional.of(
                        "Tanggal %s tidak mungkin: paling awal %s, paling lambat hari ini. Periksa tanggal dan tahunnya."
                                .formatted(Indonesian.date(date), Indonesian.date(earliest)))
                : Optional.empty();
    }

    /** Refuses a date that cannot be. */
    public static void require(LocalDate date, LocalDate earliest, Clock clock) {
        flaw(date, earliest, clock).ifPresent(sentence -> {
            throw new Refused(sentence);
        });
    }
}
