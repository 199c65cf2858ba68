package id.payungdesa.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The village regulation that makes the budget law. */
public record Enactment(
        @NotBlank(message = "Isi nomor Perdes APBDes.") String number,
        @NotNull(message = "Isi tanggal penetapan Perdes.") LocalDate date,
        String note) {}
