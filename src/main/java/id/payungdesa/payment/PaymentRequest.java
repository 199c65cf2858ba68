package id.payungdesa.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The payment request (SPP) as the village has booked it in Siskeudes; only its number and date are ours to keep. */
public record PaymentRequest(
        @NotBlank(message = "Isi nomor SPP dari Siskeudes.") String sppNumber,
        @NotNull(message = "Isi tanggal SPP.") LocalDate sppDate,
        String note) {}
