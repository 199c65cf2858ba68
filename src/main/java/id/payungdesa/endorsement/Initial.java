package id.payungdesa.endorsement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.util.Map;

/** A desk's word that the round may go on, or why it may not. */
public record Initial(Outcome outcome, boolean agreed, String note, Map<Long, @Valid TakeOut> takenOut)
        implements DeskDecision {

    public Initial {
        outcome = outcome == null ? Outcome.APPROVE : outcome;
        takenOut = takenOut == null ? Map.of() : takenOut;
    }

    @AssertTrue(message = "Centang pernyataan persetujuan lebih dulu.")
    boolean isAgreed() {
        return returns() || agreed;
    }

    @AssertTrue(message = "Tulis alasan gelombang dikembalikan.")
    boolean isReasonGiven() {
        return saysWhy();
    }
}
