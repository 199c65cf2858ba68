package id.payungdesa.monitoring.metrics;

import static java.util.stream.Collectors.groupingBy;

import id.payungdesa.database.Scope;
import id.payungdesa.monitoring.Watched;
import id.payungdesa.monitoring.Watched.Sample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads what is watched and keeps it for the scraper, each by itself: one that fails keeps its old numbers, and grows old. */
@Component
public class Sampler implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(Sampler.class);
    private static final int LONGEST = 20;

    private final List<Watched> watched;
    private final TransactionTemplate reading;
    private final Map<Watched, Long> readAt = new ConcurrentHashMap<>();
    private final Map<String, MultiGauge> gauges = new ConcurrentHashMap<>();
    private volatile MeterRegistry registry;

    Sampler(List<Watched> watched, PlatformTransactionManager transactions) {
        this.watched = watched;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setTimeout(LONGEST);
        var started = System.nanoTime();
        watched.forEach(one -> readAt.put(one, started));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("payung.sample.age.seconds", this, Sampler::age)
                .description("How old the oldest of the sampled numbers is")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${payung.metrics.every:30000}", initialDelayString = "${payung.metrics.after:5000}")
    public void sample() {
        watched.forEach(this::sample);
    }

    private void sample(Watched one) {
        try {
            Scope.system(() -> reading.execute(status -> one.read())).stream()
                    .collect(groupingBy(Sample::measure))
                    .forEach(this::tell);
            readAt.put(one, System.nanoTime());
        } catch (RuntimeException e) {
            log.warn("{} cannot be read", one.getClass().getSimpleName(), e);
        }
    }

    private void tell(Watched.Measure measure, List<Sample> samples) {
        gauges.computeIfAbsent(measure.name(), name -> MultiGauge.builder(name)
                        .description(measure.meaning())
                        .register(registry))
                .register(
                        samples.stream()
                                .map(sample -> Row.of(sample.labels(), sample.value()))
                                .toList(),
                        true);
    }

    private double age() {
        var oldest = readAt.values().stream().mapToLong(Long::longValue).min().orElseGet(System::nanoTime);
        return (System.nanoTime() - oldest) / 1e9;
    }
}
