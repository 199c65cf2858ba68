package id.payungdesa.simulation;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Rupiah;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What villages have handed in for a year and not taken back, as far as one may see them. */
@Component
@Transactional(readOnly = true)
public class Actuals {

    private final JdbcClient jdbc;

    Actuals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Actual> of(BudgetYear year) {
        return jdbc.sql("""
                select proposal.fund_source, count(distinct proposal.village_id) as villages, sum(last.people) as people,
                    sum(last.amount) as amount
                from proposal
                cross join lateral (
                    select people, amount from revision where proposal_id = proposal.id order by revision desc limit 1
                ) last
                where budget_year = :year and stage not in ('WITHDRAWN', 'REFUSED')
                group by proposal.fund_source
                """)
                .param("year", year.value())
                .query((row, number) -> new Actual(
                        row.getString("fund_source"),
                        row.getInt("villages"),
                        row.getInt("people"),
                        Rupiah.of(row.getLong("amount"))))
                .list();
    }
}
