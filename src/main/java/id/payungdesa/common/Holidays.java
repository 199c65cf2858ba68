package id.payungdesa.common;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the holidays; a change is told, so that open deadlines are dated anew. */
@Component
@Transactional
public class Holidays {

    /** Seventeen is usual; a year that has fewer than this has not been entered. */
    private static final int FEWEST_A_YEAR = 10;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Holidays(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Holiday> of(int year) {
        return jdbc.sql("""
                select day, name, kind, decree from holiday where extract(year from day) = :year order by day, kind
                """).param("year", year).query(Holidays::holiday).list();
    }

    public void add(Holiday holiday) {
        requireAhead(holiday.day());
        Refused.unless(!holiday.name().isEmpty(), "Tuliskan nama hari liburnya.");
        Refused.unless(
                !holiday.decree().isEmpty(), "Tuliskan dasar penetapannya, misalnya nomor dan tanggal keputusan.");
        try {
            jdbc.sql("""
                    insert into holiday (day, name, kind, decree, certainty) values (:day, :name, :kind, :decree, 'HIGH')
                    """)
                    .param("day", holiday.day())
                    .param("name", holiday.name())
                    .param("kind", holiday.kind().name())
                    .param("decree", holiday.decree())
                    .update();
        } catch (DuplicateKeyException e) {
            throw new Refused("%s sudah tercatat sebagai %s."
                    .formatted(
                            Indonesian.date(holiday.day()),
                            holiday.kind().title().toLowerCase()));
        }
        events.publishEvent(new CalendarChanged(holiday, true, ""));
    }

    public void remove(LocalDate day, Holiday.Kind kind, String reason) {
        requireAhead(day);
        Refused.unless(!reason.isBlank(), "Tuliskan alasan hari libur ini dihapus.");
        var removed = jdbc.sql(
                        "delete from holiday where day = :day and kind = :kind returning day, name, kind, decree")
                .param("day", day)
                .param("kind", kind.name())
                .query(Holidays::holiday)
                .optional()
                .orElseThrow(() -> new Refused("Hari libur ini sudah dihapus. Muat ulang halaman."));
        events.publishEvent(new CalendarChanged(removed, false, reason.strip()));
    }

    /** The change up to which open deadlines must still be dated anew; empty when all of them are right. */
    @Transactional(readOnly = true)
    public Optional<Integer> undated() {
        return jdbc.sql("select changes from calendar_state where dated < changes")
                .query(Integer.class)
                .optional();
    }

    /**
     * Whoever was at work while the calendar changed may have reckoned with the former one until their transaction ended:
     * only what is dated a good while after the change is dated for good.
     */
    public void dated(int change) {
        jdbc.sql("""
                update calendar_state set dated = greatest(dated, :change)
                where changed_at < clock_timestamp() - interval '2 minutes'
                """).param("change", change).update();
    }

    /** The next year, when its holidays are not known yet: a deadline that reaches into it comes out too early. */
    @Transactional(readOnly = true)
    public Optional<Integer> missingYear() {
        var next = Indonesian.today(clock).getYear() + 1;
        return of(next).size() < FEWEST_A_YEAR ? Optional.of(next) : Optional.empty();
    }

    private void requireAhead(LocalDate day) {
        Refused.unless(
                !day.isBefore(Indonesian.today(clock)),
                "Tanggal yang sudah lewat tidak dapat diubah: batas waktu yang melewatinya sudah berjalan.");
    }

    private static Holiday holiday(ResultSet row, int number) throws SQLException {
        return new Holiday(
                row.getObject("day", LocalDate.class),
                row.getString("name"),
                Holiday.Kind.valueOf(row.getString("kind")),
                row.getString("decree"));
    }
}
