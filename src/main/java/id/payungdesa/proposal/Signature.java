package id.payungdesa.proposal;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

/** What a head decides on a paper put before them: sign it, or hand it back and say why. */
public record Signature(
        @NotNull(message = "Pilih Tanda tangani atau Kembalikan.")
        Outcome outcome,

        String note) {

    public enum Outcome {
        SIGN,
        HAND_BACK
    }

    @AssertTrue(message = "Tulis alasan pengembalian, supaya petugas tahu apa yang harus diperbaiki.")
    boolean isReasonGiven() {
        return outcome != Outcome.HAND_BACK || (note != null && !note.isBlank());
    }
}
