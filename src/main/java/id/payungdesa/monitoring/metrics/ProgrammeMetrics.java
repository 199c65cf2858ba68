package id.payungdesa.monitoring.metrics;

import static java.util.stream.Collectors.toMap;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.monitoring.StageSum;
import id.payungdesa.monitoring.StageSums;
import id.payungdesa.monitoring.Watched;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Regions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the programme is in the newest years, from the same sums as the overview. */
@Component
class ProgrammeMetrics implements Watched {

    private static final int YEARS = 3;
    private static final Set<Stage> ENDORSED = Set.of(Stage.ENDORSED, Stage.REGISTERED, Stage.PAYMENT, Stage.COVERED);

    private static final Measure PROPOSING = new Measure("payung.villages", "Villages that can propose");
    private static final Measure VILLAGES =
            new Measure("payung.stage.villages", "Villages with a proposal, by year and stage; ANY counts each once");
    private static final Measure PEOPLE = new Measure("payung.stage.people", "People on proposals, by year and stage");
    private static final Measure MONEY = new Measure(
            "payung.contribution.rupiah", "Contribution proposed, endorsed by the Bupati, and paid by the treasurers");

    private final JdbcClient jdbc;
    private final StageSums sums;
    private final Regions regions;

    ProgrammeMetrics(JdbcClient jdbc, StageSums sums, Regions regions) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.regions = regions;
    }

    private record Paid(int year, long amount) {}

    @Override
    public List<Sample> read() {
        var samples = new ArrayList<Sample>();
        samples.add(PROPOSING.is(regions.proposing()));
        var years = sums.years().stream().limit(YEARS).toList();
        var paid = paid(years);
        for (var year : years) {
            var told = year.toString();
            var stages = sums.of(year).stream().collect(toMap(StageSum::stage, sum -> sum));
            samples.add(VILLAGES.is(villages(stages, StageSum.ANY), "year", told, "stage", StageSum.ANY));
            for (var stage : Stage.values()) {
                samples.add(VILLAGES.is(villages(stages, stage.name()), "year", told, "stage", stage.name()));
                samples.add(PEOPLE.is(people(stages, stage.name()), "year", told, "stage", stage.name()));
            }
            samples.add(MONEY.is(amount(stages, stage -> !stage.closed()), "year", told, "state", "proposed"));
            samples.add(MONEY.is(amount(stages, ENDORSED::contains), "year", told, "state", "endorsed"));
            samples.add(MONEY.is(paid.getOrDefault(year.value(), 0L), "year", told, "state", "paid"));
        }
        return samples;
    }

    private Map<Integer, Long> paid(List<BudgetYear> years) {
        return jdbc
                .sql("""
                select proposal.budget_year as year, sum(payment.amount)::bigint as amount
                from payment join proposal on proposal.id = payment.proposal_id
                where payment.paid_on is not null and proposal.budget_year = any (:years)
                group by proposal.budget_year
                """)
                .param("years", years.stream().map(BudgetYear::value).toArray(Integer[]::new))
                .query(Paid.class)
                .list()
                .stream()
                .collect(toMap(Paid::year, Paid::amount));
    }

    private static int villages(Map<String, StageSum> stages, String stage) {
        return stages.containsKey(stage) ? stages.get(stage).villages() : 0;
    }

    private static int people(Map<String, StageSum> stages, String stage) {
        return stages.containsKey(stage) ? stages.get(stage).people() : 0;
    }

    private static double amount(Map<String, StageSum> stages, Predicate<Stage> counted) {
        return Arrays.stream(Stage.values())
                .filter(counted)
                .map(stage -> stages.get(stage.name()))
                .filter(sum -> sum != null)
                .mapToDouble(sum -> sum.amount().amount())
                .sum();
    }
}
