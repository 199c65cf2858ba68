package id.payungdesa.year;

import id.payungdesa.common.BudgetYear;
import java.time.Instant;
import java.util.Optional;

/** Whether proposals may start for a year, since when, and who decided so. */
public record YearState(BudgetYear year, Phase phase, Optional<Instant> since, Optional<String> by, String reason) {

    /** How far a year is. */
    public enum Phase {
        UNOPENED("Belum dibuka"),
        OPEN("Dibuka"),
        CLOSED("Ditutup");

        private final String title;

        Phase(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public boolean open() {
        return phase == Phase.OPEN;
    }

    static YearState unopened(BudgetYear year) {
        return new YearState(year, Phase.UNOPENED, Optional.empty(), Optional.empty(), "");
    }
}
