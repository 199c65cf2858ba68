package id.payungdesa.payment;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** How the liaison officer proposes to resolve a dispute, and what it rests on. */
public record Resolution(
        @NotNull(message = "Pilih penyelesaiannya.") Outcome outcome,
        String letterNumber,
        LocalDate letterDate,
        String refundReference,
        String note) {

    public enum Outcome {
        /** The insurer says in writing that the contribution counts as settled, or that it keeps the excess. */
        ACCEPT("Diakui BPJS Ketenagakerjaan secara tertulis"),
        /** The treasurer pays the rest, or all of it again. */
        PAY_REST("Dibayar lagi"),
        /** The insurer has returned what was too much. */
        REFUNDED("Kelebihan sudah dikembalikan"),
        /** The money is nobody's in the programme. */
        NOT_OURS("Bukan uang program ini");

        private final String title;

        Outcome(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    @AssertTrue(message = "Isi nomor dan tanggal surat BPJS Ketenagakerjaan.")
    boolean isLetterNamed() {
        return outcome != Outcome.ACCEPT || (isWritten(letterNumber) && letterDate != null);
    }

    @AssertTrue(message = "Isi nomor referensi pengembalian uangnya.")
    boolean isRefundNamed() {
        return outcome != Outcome.REFUNDED || isWritten(refundReference);
    }

    @AssertTrue(message = "Tulis dasar penyelesaiannya.")
    boolean isReasonGiven() {
        return (outcome != Outcome.PAY_REST && outcome != Outcome.NOT_OURS) || isWritten(note);
    }

    private static boolean isWritten(String text) {
        return text != null && !text.isBlank();
    }
}
