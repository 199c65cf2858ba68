package id.payungdesa.proposal;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.region.VillageId;
import java.sql.Types;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a village's proposals take of its quota. */
@Component
public class TakenPlaces {

    private final JdbcClient jdbc;

    TakenPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many people the village's proposals of a year have handed in, but for the closed ones. */
    public int by(VillageId village, BudgetYear year) {
        return by(village, year, null);
    }

    /** The same for every year in which there is a proposal. */
    public Map<BudgetYear, Integer> byYear(VillageId village) {
        return jdbc
                .sql("""
                select budget_year, sum(last.people) as people
                from proposal
                cross join lateral (
                    select people from revision where proposal_id = proposal.id order by revision desc limit 1
                ) last
                where village_id = :village and stage not in ('WITHDRAWN', 'REFUSED')
                group by budget_year
                """)
                .param("village", village.value())
                .query((row, n) -> Map.entry(BudgetYear.of(row.getInt("budget_year")), row.getInt("people")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same, but for one of them. */
    int by(VillageId village, BudgetYear year, ProposalId except) {
        return jdbc.sql("""
                select coalesce(sum(last.people), 0)
                from proposal
                cross join lateral (
                    select people from revision where proposal_id = proposal.id order by revision desc limit 1
                ) last
                where village_id = :village and budget_year = :year and stage not in ('WITHDRAWN', 'REFUSED')
                    and id is distinct from :except
                """)
                .param("village", village.value())
                .param("year", year.value())
                .param("except", except == null ? null : except.value(), Types.BIGINT)
                .query(Integer.class)
                .single();
    }
}
