package id.payungdesa.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.util.Map;

/** The Kasi PMD's verdicts: on each person named, and on all the others together. */
public record Verification(Map<Long, @Valid PersonVerdict> verdicts, boolean othersAccepted, String note) {

    public Verification {
        verdicts = verdicts == null ? Map.of() : verdicts;
    }

    @AssertTrue(message = "Centang \"Semua yang lain diterima\" setelah memeriksa daftar.")
    boolean isEverybodyJudged() {
        return othersAccepted;
    }

    /** One person's verdict; a refusal and a wish for correction carry a reason. */
    public record PersonVerdict(Verdict verdict, RefusalReason reason, String note) {

        @AssertTrue(message = "Pilih alasan untuk setiap orang yang ditolak atau perlu diperbaiki.")
        boolean isReasonGiven() {
            return verdict == Verdict.ACCEPTED || (verdict != null && reason != null);
        }
    }

    /** What can be said of a candidate. */
    public enum Verdict {
        ACCEPTED,
        REFUSED,
        TO_CORRECT
    }
}
