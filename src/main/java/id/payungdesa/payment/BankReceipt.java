package id.payungdesa.payment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** What the bank's receipt says of a payment made. */
public record BankReceipt(
        @NotBlank(message = "Isi nomor referensi dari bukti bank.")
        String bankReference,

        @NotNull(message = "Isi tanggal bayar.") LocalDate paidOn) {}
