package id.payungdesa.endorsement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.time.LocalDate;
import java.util.Map;

/** The Bupati's word on the round: decreed with number and date, or given back. */
public record RegentDecision(
        Outcome outcome, String number, LocalDate date, boolean agreed, String note, Map<Long, @Valid TakeOut> takenOut)
        implements DeskDecision {

    public RegentDecision {
        outcome = outcome == null ? Outcome.APPROVE : outcome;
        takenOut = takenOut == null ? Map.of() : takenOut;
    }

    public Decree decree() {
        return new Decree(number, date);
    }

    @AssertTrue(message = "Isi nomor Keputusan Bupati.")
    boolean isNumbered() {
        return returns() || (number != null && !number.isBlank());
    }

    @AssertTrue(message = "Isi tanggal Keputusan Bupati.")
    boolean isDated() {
        return returns() || date != null;
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
