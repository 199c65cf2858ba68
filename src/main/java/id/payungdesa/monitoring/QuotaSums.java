package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.tariff.Quota;
import id.payungdesa.tariff.Quotas;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The quotas of a year for everybody who looks; set once a year, so they are read again only when a minute has passed. */
@Component
public class QuotaSums {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Quotas quotas;
    private final Regions regions;
    private final Clock clock;
    private final Map<BudgetYear, Known> known = new ConcurrentHashMap<>();

    QuotaSums(Quotas quotas, Regions regions, Clock clock) {
        this.quotas = quotas;
        this.regions = regions;
        this.clock = clock;
    }

    private record Known(Instant until, Map<VillageId, Quota> quotas) {}

    public QuotaSum of(Official official, BudgetYear year, Narrowing narrowing) {
        var all = ofVillages(year);
        var some = new Sight(official)
                .over(regions)
                .filter(narrowing::admits)
                .flatMap(village -> Optional.ofNullable(all.get(village.id())).stream())
                .toList();
        return new QuotaSum(
                some.size(),
                some.stream().mapToInt(Quota::places).sum(),
                some.stream().mapToInt(quota -> quota.eligible().orElse(0)).sum(),
                (int) some.stream()
                        .filter(quota -> quota.eligible().isPresent())
                        .count());
    }

    public Map<VillageId, Quota> ofVillages(BudgetYear year) {
        return known.compute(
                        year,
                        (same, found) -> found != null && clock.instant().isBefore(found.until()) ? found : read(year))
                .quotas();
    }

    private Known read(BudgetYear year) {
        return new Known(
                clock.instant().plus(FRESH),
                quotas.all(year).stream().collect(Collectors.toUnmodifiableMap(Quota::village, quota -> quota)));
    }
}
