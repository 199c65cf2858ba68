package id.payungdesa.review;

import id.payungdesa.common.Indonesian;
import jakarta.validation.constraints.AssertTrue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Set;

/**
 * The counter's record of a file: complete, and from this day the camat's twenty working days run; or handed back with what it
 * lacks, and nothing runs.
 *
 * @param late that these are over already is so, and no slip of the pen
 */
public record Receipt(
        Outcome outcome,
        LocalDate receivedOn,
        LocalTime receivedAt,
        String receiptNumber,
        Set<AccompanyingDocument> documents,
        boolean late,
        String note) {

    public enum Outcome {
        RECEIVE,
        HAND_BACK
    }

    /** Complete and in time. */
    public Receipt(
            LocalDate receivedOn, LocalTime receivedAt, String receiptNumber, Set<AccompanyingDocument> documents) {
        this(Outcome.RECEIVE, receivedOn, receivedAt, receiptNumber, documents, false, null);
    }

    public Receipt {
        outcome = outcome == null ? Outcome.RECEIVE : outcome;
        documents = documents == null ? Set.of() : documents;
    }

    @AssertTrue(message = "Isi tanggal terima.")
    boolean isDayGiven() {
        return handedBack() || receivedOn != null;
    }

    @AssertTrue(message = "Isi jam terima.")
    boolean isHourGiven() {
        return handedBack() || receivedAt != null;
    }

    @AssertTrue(message = "Isi nomor tanda terima.")
    boolean isNumberGiven() {
        return handedBack() || receiptNumber != null && !receiptNumber.isBlank();
    }

    @AssertTrue(
            message = "Berkas belum lengkap. Kembalikan ke desa; waktu evaluasi baru berjalan setelah berkas lengkap.")
    boolean isComplete() {
        return handedBack()
                || documents.containsAll(Arrays.stream(AccompanyingDocument.values())
                        .filter(AccompanyingDocument::required)
                        .toList());
    }

    @AssertTrue(message = "Tulis dokumen yang kurang, supaya desa tahu apa yang harus dibawa.")
    boolean isLackTold() {
        return !handedBack() || note != null && !note.isBlank();
    }

    Instant at() {
        return receivedOn.atTime(receivedAt).atZone(Indonesian.WITA).toInstant();
    }

    private boolean handedBack() {
        return outcome == Outcome.HAND_BACK;
    }
}
