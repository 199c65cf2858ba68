package id.payungdesa.tariff;

import id.payungdesa.common.Rupiah;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of contributions as it holds on a day. */
@Component
public class Brackets {

    private final JdbcClient jdbc;

    Brackets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The bracket of an income; the printed table leaves gaps between two brackets, which belong to the lower one. */
    public Bracket get(Rupiah income, LocalDate day) {
        return jdbc.sql("""
                select tier, income_from, base_income, jkk, jkm, jht
                from contribution_bracket
                where valid @> cast(:day as date) and income_from <= :income
                order by income_from desc
                limit 1
                """)
                .param("day", day)
                .param("income", income.amount())
                .query(Brackets::bracket)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No contribution known on " + day));
    }

    public Bracket lowest(LocalDate day) {
        return get(Rupiah.ZERO, day);
    }

    public List<Bracket> all(LocalDate day) {
        return jdbc.sql("""
                select tier, income_from, base_income, jkk, jkm, jht
                from contribution_bracket
                where valid @> cast(:day as date)
                order by income_from
                """).param("day", day).query(Brackets::bracket).list();
    }

    private static Bracket bracket(ResultSet row, int number) throws SQLException {
        return new Bracket(
                row.getInt("tier"),
                Rupiah.of(row.getLong("income_from")),
                Rupiah.of(row.getLong("base_income")),
                Rupiah.of(row.getLong("jkk")),
                Rupiah.of(row.getLong("jkm")),
                Rupiah.of(row.getLong("jht")));
    }
}
