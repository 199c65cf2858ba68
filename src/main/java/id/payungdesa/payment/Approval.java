package id.payungdesa.payment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

/** The village head's word on a verified SPP. */
public record Approval(
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
