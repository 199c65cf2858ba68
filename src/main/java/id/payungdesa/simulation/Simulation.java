package id.payungdesa.simulation;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Rupiah;
import id.payungdesa.common.WorkingDays;
import id.payungdesa.region.Village;
import id.payungdesa.region.VillageId;
import id.payungdesa.simulation.Outcome.Money;
import id.payungdesa.simulation.Outcome.Month;
import id.payungdesa.tariff.FundSource;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.tariff.Quota;
import id.payungdesa.tariff.Quotas;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reckons a {@link Scenario} with the tariff, the quotas and the calendar that proposals are held to; nothing is stored. */
@Component
public class Simulation {

    private final Quotas quotas;
    private final FundSources sources;
    private final Actuals actuals;
    private final WorkingDays calendar;
    private final int limit;

    Simulation(
            Quotas quotas,
            FundSources sources,
            Actuals actuals,
            WorkingDays calendar,
            @Value("${payung.evaluation.working-days:20}") int limit) {
        this.quotas = quotas;
        this.sources = sources;
        this.actuals = actuals;
        this.calendar = calendar;
        this.limit = limit;
    }

    /** For some villages: all of the regency, or those of one kecamatan. */
    public Outcome of(Scenario scenario, List<Village> villages, BudgetYear compared) {
        var taking = taking(scenario, villages);
        var people = taking.values().stream().mapToInt(Integer::intValue).sum();
        var total = scenario.cost(people, scenario.first(), scenario.months());
        var backlog = new Backlog(scenario, calendar, limit)
                .of(villages.stream()
                        .filter(village -> taking.containsKey(village.id()))
                        .toList());
        return new Outcome(
                taking.size(),
                people,
                total,
                IntStream.range(0, scenario.months())
                        .mapToObj(scenario.first()::plusMonths)
                        .map(month -> new Month(month, scenario.cost(people, month, 1)))
                        .toList(),
                money(scenario, total, compared),
                backlog.loads(),
                backlog.late(),
                backlog.limit(),
                limit);
    }

    /** The villages that take part, with as many people as each may propose. */
    private Map<VillageId, Integer> taking(Scenario scenario, List<Village> villages) {
        var staying = villages.stream()
                .filter(village ->
                        !scenario.leaving().contains(village.subdistrict().id()))
                .map(Village::id)
                .collect(Collectors.toSet());
        return quotas.all(scenario.year()).stream()
                .filter(quota -> staying.contains(quota.village()))
                .map(quota -> scenario.places().map(quota::with).orElse(quota))
                .sorted(Comparator.comparing(Quota::target).reversed().thenComparing(quota -> quota.village()
                        .value()))
                .skip(scenario.othersLeaving())
                .filter(quota -> quota.target() > 0)
                .collect(Collectors.toMap(Quota::village, Quota::target));
    }

    /** What cannot be split evenly falls to the largest share, so that the parts make up the whole. */
    private List<Money> money(Scenario scenario, Rupiah total, BudgetYear compared) {
        var real = actuals.of(compared).stream().collect(Collectors.toMap(Actual::source, actual -> actual));
        var known = sources.all();
        var amounts = new ArrayList<Long>();
        for (var source : known) {
            amounts.add(total.amount() / 100 * share(scenario, source)
                    + total.amount() % 100 * share(scenario, source) / 100);
        }
        var rest = total.amount() - amounts.stream().mapToLong(Long::longValue).sum();
        var largest = IntStream.range(0, known.size())
                .boxed()
                .max(Comparator.comparing(place -> share(scenario, known.get(place))))
                .orElseThrow();
        amounts.set(largest, amounts.get(largest) + rest);
        return IntStream.range(0, known.size())
                .mapToObj(place -> new Money(
                        known.get(place),
                        share(scenario, known.get(place)),
                        Rupiah.of(amounts.get(place)),
                        real.getOrDefault(
                                known.get(place).code(),
                                new Actual(known.get(place).code(), 0, 0, Rupiah.ZERO))))
                .filter(money -> money.share() > 0 || money.actual().people() > 0)
                .toList();
    }

    private static int share(Scenario scenario, FundSource source) {
        return scenario.shares().getOrDefault(source.code(), 0);
    }
}
