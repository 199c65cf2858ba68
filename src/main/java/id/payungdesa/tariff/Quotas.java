package id.payungdesa.tariff;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.region.VillageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places of every village and year: one hundred unless the table says otherwise, and none for a ward. */
@Component
public class Quotas {

    private static final String QUOTAS = """
            select village.id as village, cast(:year as int) as year,
                case village.kind when 'VILLAGE' then coalesce(quota.places, 100) else 0 end as places,
                quota.eligible, quota.reason
            from village
            left join quota on quota.village = village.id and quota.year = :year
            """;

    private final JdbcClient jdbc;

    Quotas(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Quota get(VillageId village, BudgetYear year) {
        return jdbc.sql(QUOTAS + "where village.id = :village")
                .param("village", village.value())
                .param("year", year.value())
                .query(Quotas::quota)
                .optional()
                .orElseThrow(() -> new NoSuchElementException("No village " + village));
    }

    public List<Quota> all(BudgetYear year) {
        return jdbc.sql(QUOTAS + "where village.kind = 'VILLAGE' order by village.id")
                .param("year", year.value())
                .query(Quotas::quota)
                .list();
    }

    private static Quota quota(ResultSet row, int number) throws SQLException {
        return new Quota(
                new VillageId(row.getInt("village")),
                BudgetYear.of(row.getInt("year")),
                row.getInt("places"),
                Optional.ofNullable(row.getObject("eligible", Integer.class)),
                Optional.ofNullable(row.getString("reason")));
    }
}
