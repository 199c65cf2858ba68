package id.payungdesa.payment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

/** The village secretary's check of an SPP (Permendagri 20/2018 art. 55(3)): it must be refused where it does not hold. */
public record RequestCheck(
        @NotNull(message = "Pilih SPP memenuhi syarat atau ditolak.")
        Outcome outcome,

        boolean complete,
        boolean calculated,
        boolean funded,
        String note) {

    public enum Outcome {
        VERIFY,
        REFUSE
    }

    @AssertTrue(message = "Centang kelengkapan, perhitungan, dan ketersediaan dana, atau tolak SPP-nya.")
    boolean isEverythingChecked() {
        return outcome != Outcome.VERIFY || (complete && calculated && funded);
    }

    @AssertTrue(message = "Tulis alasan penolakan SPP.")
    boolean isReasonGiven() {
        return outcome != Outcome.REFUSE || (note != null && !note.isBlank());
    }
}
