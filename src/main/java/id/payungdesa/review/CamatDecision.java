package id.payungdesa.review;

import id.payungdesa.proposal.Signature;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The camat's decision on the draft budget: signed with number and date, or handed back to the evaluation officer. */
public record CamatDecision(
        @NotNull(message = "Pilih Tanda tangani atau Kembalikan.")
        Signature.Outcome outcome,

        Result result,
        String number,
        LocalDate date,
        String note) {

    /** The two results the law knows; the third, silence, is the clock's. */
    public enum Result {
        COMPLIANT,
        NOT_COMPLIANT
    }

    @AssertTrue(message = "Isi hasil evaluasi, nomor, dan tanggal Keputusan Camat.")
    boolean isDecreeNamed() {
        return outcome != Signature.Outcome.SIGN
                || (result != null && number != null && !number.isBlank() && date != null);
    }

    @AssertTrue(message = "Tulis alasan pengembalian, supaya petugas evaluasi tahu apa yang harus diperbaiki.")
    boolean isReasonGiven() {
        return outcome != Signature.Outcome.HAND_BACK || (note != null && !note.isBlank());
    }
}
