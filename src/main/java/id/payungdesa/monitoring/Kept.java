package id.payungdesa.monitoring;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.payungdesa.access.Official;
import id.payungdesa.database.Scope;
import id.payungdesa.region.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What takes seconds to find in a country is found in the background while somebody looks, and the page says from when it is.
 * It is kept for those who see every village and for nobody else; in a regency everything is read anew.
 */
@Component
public class Kept {

    private static final int VILLAGES_OF_A_REGENCY = 1_000;
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final Regions regions;
    private final Clock clock;
    private final LoadingCache<Question, Answer<?>> answers = Caffeine.newBuilder()
            .maximumSize(100)
            .refreshAfterWrite(FRESH)
            .expireAfterWrite(AT_MOST)
            .build(question -> Scope.system(() -> read(question.reading())));

    Kept(Regions regions, Clock clock) {
        this.regions = regions;
        this.clock = clock;
    }

    /** What was found, and when. */
    public record Answer<T>(Instant asOf, T found) {}

    /** Two are the same that ask for the same, however it is read. */
    private record Question(List<Object> asked, Supplier<?> reading) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Question question && asked.equals(question.asked);
        }

        @Override
        public int hashCode() {
            return asked.hashCode();
        }
    }

    /** The answer to all that is asked; a reading begins its own transaction, as it may happen when nobody looks. */
    @SuppressWarnings("unchecked")
    public <T> Answer<T> of(Official official, List<Object> asked, Supplier<T> reading) {
        return official.seesEveryVillage() && regions.proposing() > VILLAGES_OF_A_REGENCY
                ? (Answer<T>) answers.get(new Question(asked, reading))
                : read(reading);
    }

    private <T> Answer<T> read(Supplier<T> reading) {
        return new Answer<>(clock.instant(), reading.get());
    }
}
