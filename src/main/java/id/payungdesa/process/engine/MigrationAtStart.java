package id.payungdesa.process.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** An operator's word after an update: {@code --payung.migration=check} tells what would move, {@code run} moves it. */
@Component
@Order(1)
@ConditionalOnProperty("payung.migration")
class MigrationAtStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(MigrationAtStart.class);

    enum Wish {
        CHECK,
        RUN
    }

    private final Migration migration;
    private final Wish wish;

    MigrationAtStart(Migration migration, @Value("${payung.migration}") Wish wish) {
        this.migration = migration;
        this.wish = wish;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var moves = wish == Wish.RUN ? migration.carryOut() : migration.tryOut();
        moves.stream()
                .filter(move -> !move.done())
                .forEach(move -> log.warn(
                        "{} stays on {} version {}: {}",
                        move.subject(),
                        move.diagram(),
                        move.version(),
                        move.obstacle()));
        log.info(
                "Migration ({}): {} cases move to today's diagrams, {} stay",
                wish,
                moves.stream().filter(Migration.Move::done).count(),
                moves.stream().filter(move -> !move.done()).count());
    }
}
