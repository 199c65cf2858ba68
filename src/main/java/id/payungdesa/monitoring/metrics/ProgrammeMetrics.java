package id.payungdesa.monitoring.metrics;

import static java.util.stream.Collectors.toMap;

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
            "payung.contribution.rupiah", "Contribution proposed, endorsed by the Bupati, and with the insurer");

    private final StageSums sums;
    private final Regions regions;

    ProgrammeMetrics(StageSums sums, Regions regions) {
        this.sums = sums;
        this.regions = regions;
    }

    @Override
    public List<Sample> read() {
        var samples = new ArrayList<Sample>();
        samples.add(PROPOSING.is(regions.proposing()));
        var years = sums.years().stream().limit(YEARS).toList();
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
            samples.add(MONEY.is(amount(stages, StageSum.PAID), "year", told, "state", "paid"));
        }
        return samples;
    }

    private static int villages(Map<String, StageSum> stages, String stage) {
        return stages.containsKey(stage) ? stages.get(stage).villages() : 0;
    }

    private static int people(Map<String, StageSum> stages, String stage) {
        return stages.containsKey(stage) ? stages.get(stage).people() : 0;
    }

    private static long amount(Map<String, StageSum> stages, Predicate<Stage> counted) {
        return Arrays.stream(Stage.values())
                .filter(counted)
                .mapToLong(stage -> amount(stages, stage.name()))
                .sum();
    }

    private static long amount(Map<String, StageSum> stages, String stage) {
        return stages.containsKey(stage) ? stages.get(stage).amount().amount() : 0;
    }
}
