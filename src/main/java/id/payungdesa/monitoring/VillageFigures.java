package id.payungdesa.monitoring;

import static java.util.stream.Collectors.groupingBy;

import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Regions;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.tariff.Quota;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The villages an official may see, in numbers; as many statements for all of them as for one. */
@Component
@Transactional(readOnly = true)
public class VillageFigures {

    private static final Comparator<Stage> FURTHEST =
            Comparator.comparing((Stage stage) -> !stage.closed()).thenComparing(Stage::ordinal);

    private final StageSums sums;
    private final Agenda agenda;
    private final QuotaSums quotas;
    private final Regions regions;
    private final Clock clock;

    VillageFigures(StageSums sums, Agenda agenda, QuotaSums quotas, Regions regions, Clock clock) {
        this.sums = sums;
        this.agenda = agenda;
        this.quotas = quotas;
        this.regions = regions;
        this.clock = clock;
    }

    /** How many {@link #of} would tell of. */
    public long villages(Official official, Narrowing narrowing) {
        return within(official, narrowing).count();
    }

    public List<VillageFigure> of(Official official, BudgetYear year, Narrowing narrowing) {
        var asked = VillageStages.everyVillage(official, narrowing)
                ? Optional.<List<Integer>>empty()
                : Optional.of(within(official, narrowing)
                        .map(village -> village.id().value())
                        .toList());
        var told = sums.ofVillages(year, asked).stream().collect(groupingBy(VillageSum::village));
        var late = agenda.lateVillages(year, asked);
        var places = quotas.ofVillages(year);
        return within(official, narrowing)
                .sorted(Comparator.comparing(
                                (Village village) -> village.subdistrict().name())
                        .thenComparing(Village::name))
                .map(village -> figure(village, told.getOrDefault(village.id().value(), List.of()), late, places))
                .toList();
    }

    private Stream<Village> within(Official official, Narrowing narrowing) {
        return new Sight(official).over(regions).filter(Village::canPropose).filter(narrowing::admits);
    }

    private VillageFigure figure(
            Village village, List<VillageSum> sums, Map<Integer, Instant> late, Map<VillageId, Quota> places) {
        var stages = sums.stream().filter(VillageSum::isStage).toList();
        var open = stages.stream()
                .filter(sum -> !Stage.valueOf(sum.stage()).closed())
                .toList();
        var since = late.get(village.id().value());
        return new VillageFigure(
                village,
                stages.stream().map(sum -> Stage.valueOf(sum.stage())).max(FURTHEST),
                open.stream().mapToInt(VillageSum::people).sum(),
                open.stream().map(VillageSum::amount).reduce(Rupiah.ZERO, Rupiah::plus),
                sums.stream()
                        .filter(sum -> sum.stage().equals(StageSum.INSURED))
                        .mapToInt(VillageSum::people)
                        .sum(),
                places.containsKey(village.id()) ? places.get(village.id()).places() : 0,
                since == null ? 0 : Math.max(1, ChronoUnit.DAYS.between(Due.day(since), Due.day(clock.instant()))));
    }
}
