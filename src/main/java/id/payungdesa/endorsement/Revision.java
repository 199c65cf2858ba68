package id.payungdesa.endorsement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Map;

/** What DPMPD makes of a round that came back: it goes before the desks again, or is dissolved. */
public record Revision(
        @NotNull(message = "Pilih Ajukan lagi atau Bubarkan.")
        Outcome outcome,

        String note,
        Map<Long, @Valid TakeOut> takenOut) {

    public Revision {
        takenOut = takenOut == null ? Map.of() : takenOut;
    }

    public enum Outcome {
        RESUBMIT,
        DISSOLVE
    }

    @AssertTrue(message = "Tulis alasan gelombang dibubarkan, supaya setiap desa mengetahuinya.")
    boolean isReasonGiven() {
        return outcome != Outcome.DISSOLVE || (note != null && !note.isBlank());
    }
}
