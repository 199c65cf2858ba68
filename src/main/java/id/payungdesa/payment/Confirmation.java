package id.payungdesa.payment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

/** The second person's word on how a dispute is to be resolved. */
public record Confirmation(
        @NotNull(message = "Pilih Setujui atau Kembalikan.") Outcome outcome, String note) {

    public enum Outcome {
        APPROVE,
        HAND_BACK
    }

    @AssertTrue(message = "Tulis alasan pengembalian.")
    boolean isReasonGiven() {
        return outcome != Outcome.HAND_BACK || (note != null && !note.isBlank());
    }
}
