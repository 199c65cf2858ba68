package id.payungdesa.dossier;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.database.Scope;
import java.time.Duration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * The {@link Numbers} of a year as they stood at most two minutes ago. They are of every village, so only who sees all of
 * them is told; while somebody looks they are read again in the background, and nobody waits for them.
 */
@Component
class LatestNumbers {

    private static final Duration FRESH = Duration.ofSeconds(20);
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final CurrentOfficial current;
    private final LoadingCache<Integer, Numbers> kept;

    LatestNumbers(CurrentOfficial current, Reading reading) {
        this.current = current;
        this.kept = Caffeine.newBuilder()
                .refreshAfterWrite(FRESH)
                .expireAfterWrite(KEPT)
                .build(year -> Scope.system(() -> reading.of(year)));
    }

    Numbers of(int year) {
        if (!current.get().seesEveryVillage()) {
            throw new AccessDeniedException("For those who see every village");
        }
        return kept.get(year);
    }
}
