package id.payungdesa.review;

import id.payungdesa.common.Indonesian;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;

/**
 * The counter's record of a complete file: from this day the camat's twenty working days run.
 *
 * @param late that these are over already is so, and no slip of the pen
 */
public record Receipt(
        @NotNull(message = "Isi tanggal terima.") LocalDate receivedOn,
        @NotNull(message = "Isi jam terima.") LocalTime receivedAt,
        @NotBlank(message = "Isi nomor tanda terima.") String receiptNumber,
        Set<AccompanyingDocument> documents,
        boolean late) {

    /** In time. */
    public Receipt(
            LocalDate receivedOn, LocalTime receivedAt, String receiptNumber, Set<AccompanyingDocument> documents) {
        this(receivedOn, receivedAt, receiptNumber, documents, false);
    }

    public Receipt {
        documents = documents == null ? Set.of() : documents;
    }

    @AssertTrue(
            message = "Berkas belum lengkap. Kembalikan ke desa; waktu evaluasi baru berjalan setelah berkas lengkap.")
    boolean isComplete() {
        return documents.containsAll(Arrays.stream(AccompanyingDocument.values())
                .filter(AccompanyingDocument::required)
                .toList());
    }

    Instant at() {
        return receivedOn.atTime(receivedAt).atZone(Indonesian.WITA).toInstant();
    }
}
