package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far every village is that an official may see. Row-level security guards what villages have written; that a village
 * exists is no secret to the database, so the area is asked for here as well.
 */
@Component
@Transactional(readOnly = true)
public class VillageStages {

    private static final String IN_OFFICE = """
            (:everywhere or village.id = any (:villages) or village.subdistrict = any (:subdistricts))
            """;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    VillageStages(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    /** One row per proposal of the year, and one per village without; wards have nothing to propose. */
    public List<VillageStage> of(Official official, BudgetYear year) {
        return select(
                        """
                select village.id as village, village.name, subdistrict.id as subdistrict,
                    subdistrict.name as subdistrict_name,
                """ + Standings.COLUMNS + """
                from village
                join subdistrict on subdistrict.id = village.subdistrict
                left join proposal on proposal.village_id = village.id and proposal.budget_year = :year
                """ + Standings.JOINS + "where village.kind = 'VILLAGE' and "
                                + IN_OFFICE + """
                order by subdistrict.name, village.name, village.id, proposal.id
                """,
                        official)
                .param("year", year.value())
                .query(this::row)
                .list();
    }

    /** The years anybody in the area has proposed for, newest first; the present one when there is none. */
    public List<BudgetYear> years(Official official) {
        var years = select("""
                select distinct proposal.budget_year
                from proposal
                join village on village.id = proposal.village_id
                where
                """ + IN_OFFICE + "order by proposal.budget_year desc", official)
                .query((row, number) -> BudgetYear.of(row.getInt("budget_year")))
                .list();
        return years.isEmpty() ? List.of(BudgetYear.current(clock)) : years;
    }

    private JdbcClient.StatementSpec select(String sql, Official official) {
        return jdbc.sql(sql)
                .param("everywhere", official.seesEveryVillage())
                .param("villages", official.villageAreas().toArray(Integer[]::new))
                .param("subdistricts", official.subdistrictAreas().toArray(Integer[]::new));
    }

    private VillageStage row(ResultSet row, int number) throws SQLException {
        var proposed = row.getObject("proposal_id") != null;
        return new VillageStage(
                row.getInt("village"),
                row.getString("name"),
                row.getInt("subdistrict"),
                row.getString("subdistrict_name"),
                proposed ? Optional.of(standings.read(row)) : Optional.empty());
    }
}
