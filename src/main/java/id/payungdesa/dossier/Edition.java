package id.payungdesa.dossier;

import id.payungdesa.common.Indonesian;
import java.time.Instant;
import java.util.List;

/** The dossier of a year as it was handed out, and the files it consists of. */
public record Edition(long id, int year, int number, Instant asOf, String madeBy, List<Part> parts) {

    /** A file of an edition, by its fingerprint. */
    public record Part(String name, String fingerprint, int size) {

        public String kilobytes() {
            return Indonesian.number(Math.max(1, size / 1024)) + " KB";
        }
    }

    public String asOfWritten() {
        return Indonesian.time(asOf);
    }

    public String fileName() {
        return "paritrana-nunukan-%d-edisi-%d.zip".formatted(year, number);
    }
}
