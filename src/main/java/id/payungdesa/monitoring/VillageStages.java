package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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

    /** Proposals of the year with an open step that should be done by now: their own, or that of their round. */
    private static final String LATE = """
            late as materialized (
                select proposal.id, proposal.village_id, proposal.stage, proposal.stage_since
                from (
                    select step.proposal_id as id
                    from step
                    where step.closed_at is null and step.due_at < :now and step.proposal_id is not null and %s
                    union
                    select entered.proposal_id
                    from step
                    join round_proposal entered on step.subject = 'round-' || entered.round_id and entered.fate is null
                    where step.closed_at is null and step.due_at < :now and step.proposal_id is null
                ) found
                join proposal on proposal.id = found.id
                where proposal.budget_year = :year and %s
            )
            """;

    /** Villages without a proposal, as far as they are wanted. */
    private static final String SILENT = """
            select 3 as urgency, subdistrict.name as area, village.name as place, null::timestamptz as since,
                village.id as village, null::bigint as proposal
            from village
            join subdistrict on subdistrict.id = village.subdistrict
            where %s and village.kind = 'VILLAGE' and %s and not exists (
                select from proposal where proposal.village_id = village.id and proposal.budget_year = :year)
            order by subdistrict.name, village.name
            limit :from + :most
            """;

    private static final String DONE = "('COVERED', 'WITHDRAWN', 'REFUSED')";

    private final JdbcClient jdbc;
    private final Standings standings;
    private final StageSums sums;
    private final Clock clock;

    VillageStages(JdbcClient jdbc, Standings standings, StageSums sums, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.sums = sums;
        this.clock = clock;
    }

    /**
     * Some rows, one per proposal of the year and one per village without, wards having nothing to propose. What is late
     * comes first, then what has waited longest, then who is covered, then who has not proposed.
     */
    public List<VillageStage> rows(Official official, BudgetYear year, Narrowing narrowing, int from, int most) {
        var order = narrowing.byName()
                ? "picked.area, picked.place, picked.village, picked.proposal"
                : "picked.urgency, picked.since, picked.area, picked.place, picked.proposal";
        var sql = "with " + lateOnes(official, narrowing) + picked(official, narrowing) + """
                select village.id as village, village.name, subdistrict.id as subdistrict,
                    subdistrict.name as subdistrict_name,
                """
                + Standings.COLUMNS + """
                from (select * from picked order by %1$s limit :most offset :from) picked
                join village on village.id = picked.village
                join subdistrict on subdistrict.id = village.subdistrict
                left join proposal_standing proposal on proposal.id = picked.proposal
                """.formatted(order)
                + Standings.JOINS + "order by " + order;
        return select(sql, official, narrowing)
                .param("year", year.value())
                .param("stage", narrowing.stage())
                .param("from", from)
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Of some villages the steps are read by village, and not all that are late. */
    private static String lateOnes(Official official, Narrowing narrowing) {
        return LATE.formatted(villages("step", official, narrowing), villages("proposal", official, narrowing));
    }

    private static String picked(Official official, Narrowing narrowing) {
        var place = place(official, narrowing);
        if (narrowing.byName()) {
            return ", picked as (" + byName(place, narrowing.late()) + ")\n";
        }
        return narrowing.stage().equals(VillageStage.NONE) && !narrowing.late()
                ? ", picked as (" + SILENT.formatted("true", place) + ")\n"
                : byUrgency(place, proposals(official, narrowing), narrowing.late());
    }

    private static String byName(String place, boolean late) {
        return """
                select 0 as urgency, subdistrict.name as area, village.name as place, null::timestamptz as since,
                    village.id as village, proposal.id as proposal
                from village
                join subdistrict on subdistrict.id = village.subdistrict
                left join proposal on proposal.village_id = village.id and proposal.budget_year = :year
                where village.kind = 'VILLAGE' and %s and :stage in ('', coalesce(proposal.stage, 'NONE')) %s
                order by subdistrict.name, village.name, village.id, proposal.id
                limit :from + :most
                """.formatted(place, late ? "and proposal.id in (select id from late)" : "");
    }

    /** Each kind of row from an index that has it in order, no more of it than the page could need, the last only then. */
    private static String byUrgency(String place, String proposals, boolean late) {
        var proposed = """
                (select %d as urgency, null::text as area, null::text as place, proposal.stage_since as since,
                    proposal.village_id as village, proposal.id as proposal
                from %s
                where %s and :stage in ('', proposal.stage)
                order by proposal.stage_since, proposal.id
                limit :from + :most)
                """;
        var lateOnes = proposed.formatted(0, "late proposal", proposals);
        if (late) {
            return ", picked as (" + lateOnes + ")\n";
        }
        var inTime = proposals + " and proposal.budget_year = :year and proposal.id not in (select id from late)"
                + " and proposal.stage %s " + DONE;
        return ", proposed as materialized ("
                + String.join(
                        "union all\n",
                        lateOnes,
                        proposed.formatted(1, "proposal", inTime.formatted("not in")),
                        proposed.formatted(2, "proposal", inTime.formatted("in")))
                + """
                ),
                picked as (
                    select * from proposed
                    union all
                    (%s)
                )
                """.formatted(SILENT.formatted(
                        "(select count(*) from proposed) < :from + :most and :stage in ('', 'NONE')", place));
    }

    /** What is at each stage, and at all of them; whoever sees every village need not wait until all are counted. */
    public List<StageSum> sums(Official official, BudgetYear year, Narrowing narrowing) {
        return everyVillage(official, narrowing)
                ? sums.of(year)
                : select(
                                """
                        with mine as (
                            select village.id from village where village.kind = 'VILLAGE' and %s
                        ),
                        changed as (
                            select distinct village_id, budget_year from changed_standing
                            where budget_year = :year and village_id in (select id from mine)
                        )
                        select stage, count(*) as villages, sum(people) as people, sum(amount) as amount
                        from (
                            select stage, people, amount from counted_standing
                            where budget_year = :year and village_id in (select id from mine)
                                and village_id not in (select village_id from changed)
                            union all
                            select now.stage, now.people, now.amount from changed
                        """.formatted(place(official, narrowing)) + StageSums.NOW + ") told group by stage",
                                official,
                                narrowing)
                        .param("year", year.value())
                        .query(StageSums::sum)
                        .list();
    }

    /** What is late at each stage, and at all of them. */
    public List<StageSum> late(Official official, BudgetYear year, Narrowing narrowing) {
        return select(
                        "with " + lateOnes(official, narrowing) + """
                select coalesce(proposal.stage, 'ANY') as stage, count(distinct proposal.village_id) as villages,
                    coalesce(sum(proposal.people), 0) as people, coalesce(sum(proposal.amount), 0) as amount
                from late
                join proposal_standing proposal on proposal.id = late.id
                where proposal.budget_year = :year and
                """ + proposals(official, narrowing)
                                + "group by grouping sets ((proposal.stage), ())",
                        official,
                        narrowing)
                .param("year", year.value())
                .query(StageSums::sum)
                .list();
    }

    /** How many villages are late; only that. */
    public int lateVillages(Official official, BudgetYear year, Narrowing narrowing) {
        var sql = "with " + lateOnes(official, narrowing)
                + "select count(distinct proposal.village_id) from late proposal" + " where "
                + proposals(official, narrowing);
        return select(sql, official, narrowing)
                .param("year", year.value())
                .query(Integer.class)
                .single();
    }

    public int villages(Official official, Narrowing narrowing) {
        return select(
                        "select count(*) from village where village.kind = 'VILLAGE' and " + place(official, narrowing),
                        official,
                        narrowing)
                .query(Integer.class)
                .single();
    }

    /** The years anybody in the area has proposed for, newest first; the present one when there is none. */
    public List<BudgetYear> years(Official official) {
        var years = official.seesEveryVillage()
                ? sums.years()
                : select(
                                """
                select distinct proposal.budget_year
                from proposal
                where
                """ + proposals(official, Narrowing.NONE) + "order by proposal.budget_year desc",
                                official,
                                Narrowing.NONE)
                        .query((row, number) -> BudgetYear.of(row.getInt("budget_year")))
                        .list();
        return years.isEmpty() ? List.of(BudgetYear.current(clock)) : years;
    }

    static boolean everyVillage(Official official, Narrowing narrowing) {
        return official.seesEveryVillage() && narrowing.everywhere();
    }

    /** Only what narrows is said, so that the database need not look at every village. */
    private static String place(Official official, Narrowing narrowing) {
        var inOffice = official.seesEveryVillage()
                ? "true"
                : "(village.id = any (:villages) or village.subdistrict = any (:subdistricts))";
        return inOffice
                + (narrowing.subdistrict().isPresent() ? " and village.subdistrict = :subdistrict" : "")
                + (narrowing.found().isPresent() ? " and village.id = any (:found)" : "")
                + "\n";
    }

    /** The same of proposals; the villages are read first, so that only theirs are looked at. */
    static String proposals(Official official, Narrowing narrowing) {
        return villages("proposal", official, narrowing);
    }

    private static String villages(String of, Official official, Narrowing narrowing) {
        return everyVillage(official, narrowing)
                ? "true\n"
                : of + ".village_id = any (array(select village.id from village where " + place(official, narrowing)
                        + "))\n";
    }

    private JdbcClient.StatementSpec select(String sql, Official official, Narrowing narrowing) {
        return within(jdbc.sql(sql).param("now", Timestamp.from(clock.instant())), official, narrowing);
    }

    /** The parameters of {@link #proposals}. */
    static JdbcClient.StatementSpec within(JdbcClient.StatementSpec sql, Official official, Narrowing narrowing) {
        return sql.param("villages", official.villageAreas().toArray(Integer[]::new))
                .param("subdistricts", official.subdistrictAreas().toArray(Integer[]::new))
                .param("subdistrict", narrowing.subdistrict().orElse(0))
                .param("found", narrowing.found().orElse(List.of()).toArray(Integer[]::new));
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
