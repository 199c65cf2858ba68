package id.payungdesa.monitoring;

import java.time.Instant;
import java.util.Optional;

/** Something that happened to a village's proposal: what, by whom and for whom, and why. */
public record Happening(
        Instant at, Optional<Integer> year, Kind kind, String what, Optional<String> by, Optional<String> reason) {

    /** What sort of thing it is. */
    public enum Kind {
        STAGE("Tahap"),
        DECISION("Keputusan"),
        NOTICE("Pemberitahuan"),
        FINDING("Temuan"),
        SNAG("Kendala");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
