package id.payungdesa.monitoring;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Rupiah;
import id.payungdesa.database.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sums over all villages, exact at every moment and yet no longer to read for the nation than for a regency: what was
 * counted before, and for the few villages that have changed since, how they stand now instead of how they stood then.
 * Whoever changes something only notes which village it was, so nobody waits for anybody.
 */
@Component
public class StageSums {

    /** How a village stands now, beside its {@code changed} row. */
    static final String NOW = """
            cross join lateral (
                with standing as materialized (
                    select * from proposal_standing
                    where proposal_standing.village_id = changed.village_id
                        and proposal_standing.budget_year = changed.budget_year
                )
                select coalesce(stage, 'ANY') as stage, sum(people)::bigint as people, sum(amount)::bigint as amount
                from standing
                group by grouping sets ((stage), ())
                having count(*) > 0
                union all
                select 'PAID', 0, sum(ledger_posting.amount)::bigint
                from standing
                join payment on payment.proposal_id = standing.id
                join ledger_entry on ledger_entry.payment_id = payment.id
                join ledger_posting on ledger_posting.entry_id = ledger_entry.id
                where ledger_posting.account in ('CLEARING', 'PAID')
                having sum(ledger_posting.amount) > 0
                union all
                select 'INSURED', count(distinct coverage.candidate_id), 0
                from standing
                join candidate on candidate.proposal_id = standing.id
                join coverage on coverage.candidate_id = candidate.id
                having count(*) > 0
                union all
                select concat_ws(' ', 'SINCE', entered.stage, to_char(min(at) at time zone 'Asia/Makassar', 'YYYY-MM')), 0, 0
                from standing
                join stage_entered entered on entered.proposal_id = standing.id
                where standing.stage not in ('WITHDRAWN', 'REFUSED') and entered.stage in ('REVIEW', 'ENDORSED', 'COVERED')
                group by entered.stage
            ) now
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StageSums(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** For those who see every village. */
    @Transactional(readOnly = true)
    public List<StageSum> of(BudgetYear year) {
        return jdbc.sql("""
                with changed as (select distinct village_id, budget_year from changed_standing where budget_year = :year)
                select stage, sum(villages) as villages, sum(people) as people, sum(amount) as amount
                from (
                    select stage, villages, people, amount from stage_sum where budget_year = :year
                    union all
                    select stage, -1, -people, -amount from counted_standing join changed using (village_id, budget_year)
                    union all
                    select now.stage, 1, now.people, now.amount from changed
                """ + NOW + """
                ) told
                group by stage
                having sum(villages) > 0
                """)
                .param("year", year.value())
                .query(StageSums::sum)
                .list();
    }

    /** What each village adds to the sums, as far as row-level security lets its reader see it. */
    @Transactional(readOnly = true)
    public List<VillageSum> ofVillages(BudgetYear year) {
        return ofVillages(year, Optional.empty());
    }

    /** The same of these villages alone. */
    @Transactional(readOnly = true)
    public List<VillageSum> ofVillages(BudgetYear year, Optional<List<Integer>> villages) {
        var wanted = villages.isPresent() ? " and village_id = any (:villages)" : "";
        return jdbc.sql("""
                with changed as (select distinct village_id, budget_year from changed_standing where budget_year = :year%1$s)
                select village_id, stage, people, amount
                from counted_standing
                where budget_year = :year%1$s and village_id not in (select village_id from changed)
                union all
                select changed.village_id, now.stage, now.people, now.amount from changed
                """.formatted(wanted) + NOW)
                .param("year", year.value())
                .param("villages", villages.orElse(List.of()).toArray(Integer[]::new))
                .query((row, number) -> new VillageSum(
                        row.getInt("village_id"),
                        row.getString("stage"),
                        row.getInt("people"),
                        Rupiah.of(row.getLong("amount"))))
                .list();
    }

    /** The years anybody has proposed for, newest first. */
    @Transactional(readOnly = true)
    public List<BudgetYear> years() {
        return jdbc.sql("""
                select budget_year from stage_sum union select budget_year from changed_standing order by budget_year desc
                """)
                .query((row, number) -> BudgetYear.of(row.getInt("budget_year")))
                .list();
    }

    /** Counts what has changed, so that the next reading finds little left to look at. */
    @Scheduled(fixedDelayString = "${payung.sums.every:60000}", initialDelayString = "${payung.sums.after:5000}")
    public void count() {
        Scope.system(() -> transaction.execute(status -> {
            if (isOurTurn()) {
                countChanged();
            }
            return null;
        }));
    }

    private boolean isOurTurn() {
        return jdbc.sql(
                        "select pg_try_advisory_xact_lock(hashtext('payung sums')) and exists (select from changed_standing)")
                .query(Boolean.class)
                .single();
    }

    /** Each in a statement of its own: what committed before the notes were taken must be seen when counting. */
    private void countChanged() {
        var changed = jdbc
                .sql("delete from changed_standing returning village_id, budget_year")
                .query((row, number) -> new Changed(row.getInt("village_id"), row.getInt("budget_year")))
                .list()
                .stream()
                .distinct()
                .toList();
        with(changed, """
                , gone as (
                    delete from counted_standing counted using changed
                    where counted.village_id = changed.village_id and counted.budget_year = changed.budget_year
                    returning counted.*
                )
                insert into stage_sum (budget_year, stage, villages, people, amount)
                select budget_year, stage, -count(*), -sum(people), -sum(amount) from gone group by budget_year, stage
                """);
        with(changed, """
                , counted as (
                    insert into counted_standing (village_id, budget_year, stage, people, amount)
                    select changed.village_id, changed.budget_year, now.stage, now.people, now.amount from changed
                """ + NOW + """
                    returning *
                )
                insert into stage_sum (budget_year, stage, villages, people, amount)
                select budget_year, stage, count(*), sum(people), sum(amount) from counted group by budget_year, stage
                """);
        jdbc.sql("""
                with spent as (delete from stage_sum returning *)
                insert into stage_sum (budget_year, stage, villages, people, amount)
                select budget_year, stage, sum(villages), sum(people), sum(amount) from spent group by budget_year, stage
                """).update();
    }

    private record Changed(int village, int year) {}

    private void with(List<Changed> changed, String statement) {
        jdbc.sql("with changed as (select * from unnest(:villages, :years) changed (village_id, budget_year))"
                        + statement)
                .param("villages", changed.stream().map(Changed::village).toArray(Integer[]::new))
                .param("years", changed.stream().map(Changed::year).toArray(Integer[]::new))
                .update();
    }

    static StageSum sum(ResultSet row, int number) throws SQLException {
        return new StageSum(
                row.getString("stage"), row.getInt("villages"), row.getInt("people"), Rupiah.of(row.getLong("amount")));
    }
}
