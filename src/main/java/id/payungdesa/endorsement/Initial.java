package id.payungdesa.endorsement;

import jakarta.validation.constraints.AssertTrue;

/** A desk's word that the round may go on. */
public record Initial(boolean agreed, String note) {

    @AssertTrue(message = "Centang pernyataan persetujuan lebih dulu.")
    boolean isAgreed() {
        return agreed;
    }
}
