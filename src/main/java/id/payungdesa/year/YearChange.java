package id.payungdesa.year;

import id.payungdesa.common.Indonesian;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** A setting of a year as somebody set it: what, from when, who and why. */
public record YearChange(
        long id,
        String what,
        Optional<Instant> at,
        Optional<Instant> from,
        Optional<String> by,
        Optional<String> reason) {

    /** The columns id, what, set_at, lower(valid) as since, name and reason. */
    public static YearChange read(ResultSet row, int number) throws SQLException {
        return new YearChange(
                row.getLong("id"),
                row.getString("what"),
                instant(row, "set_at"),
                instant(row, "since"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("reason")));
    }

    public String atText() {
        return at.map(Indonesian::time).orElse("Sejak awal");
    }

    /** The day on which it begins to hold, where that is later than the day it was set. */
    public Optional<String> laterText() {
        return from.filter(begin -> at.isPresent() && begin.isAfter(at.get()))
                .map(begin -> Indonesian.date(begin.atZone(Indonesian.WITA).toLocalDate()));
    }

    /** What the application came with has no time. */
    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return "-infinity".equals(row.getString(column))
                ? Optional.empty()
                : Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
