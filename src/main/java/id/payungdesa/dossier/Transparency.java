package id.payungdesa.dossier;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.database.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What anybody may read, where the installation allows it and DPMPD has opened it: numbers of many people, never of few. It
 * is counted at most every few minutes, however many ask.
 */
@Component
public class Transparency {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Reading reading;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;
    private final boolean allowed;
    private Published last;

    Transparency(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Reading reading,
            Audit audit,
            CurrentOfficial current,
            Clock clock,
            @Value("${payung.transparency:false}") boolean allowed) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.reading = reading;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
        this.allowed = allowed;
    }

    /** Whether the installation lets DPMPD open it at all. */
    public boolean isAllowed() {
        return allowed;
    }

    public boolean isSwitchedOn() {
        return Scope.system(
                () -> transaction.execute(status -> jdbc.sql("select open from transparency order by id desc limit 1")
                        .query(Boolean.class)
                        .optional()
                        .orElse(false)));
    }

    /** Opens the page to everybody, or closes it. */
    public void turn(boolean open) {
        if (!current.get().keepsDossier()) {
            throw new AccessDeniedException("For DPMPD");
        }
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into transparency (open, switched_by, switched_at) values (:open, :official, :now)")
                    .param("open", open)
                    .param("official", current.get().id().value())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            audit.recordForRegency(open ? "TRANSPARENCY_OPENED" : "TRANSPARENCY_CLOSED", "transparency", Map.of());
        });
    }

    /** What is to be seen now; nothing while it is closed. */
    public Optional<Published> published() {
        return allowed && isSwitchedOn() ? Optional.of(counted()) : Optional.empty();
    }

    private synchronized Published counted() {
        var now = clock.instant();
        if (last == null
                || last.asOf().plus(GOOD_FOR).isBefore(now)
                || last.asOf().isAfter(now)) {
            var year = BudgetYear.current(clock).value();
            last = Published.of(Scope.system(() -> reading.of(year)));
        }
        return last;
    }
}
