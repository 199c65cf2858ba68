package id.payungdesa.letter;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/** A letter as issued, in the words that anybody may read: it names no person. */
public record Letter(
        DocumentId id,
        Kind kind,
        PaperSize paper,
        Optional<String> number,
        LocalDate dated,
        String office,
        Optional<String> village,
        State state,
        byte[] sha256) {

    /** What has become of what it says. */
    public enum State {
        IN_FORCE("Berlaku"),
        REPLACED("Sudah diganti: desa memperbaiki usulannya setelah surat ini terbit"),
        CLOSED("Tidak berlaku lagi: usulan desa ini ditarik atau ditolak");

        private final String title;

        State(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public String day() {
        return Indonesian.date(dated);
    }

    /** The fingerprint that the file has to have. */
    public String fingerprint() {
        return HexFormat.of().formatHex(sha256);
    }
}
