package id.payungdesa.endorsement;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The Keputusan Bupati that endorses a round. */
public record Decree(
        @NotBlank(message = "Isi nomor Keputusan Bupati.") String number,
        @NotNull(message = "Isi tanggal Keputusan Bupati.") LocalDate date,
        boolean agreed) {

    @AssertTrue(message = "Centang pernyataan persetujuan lebih dulu.")
    boolean isAgreed() {
        return agreed;
    }
}
