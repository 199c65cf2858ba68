package id.payungdesa.process;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** What a secretariat writes down of a signature on paper, beside the decision itself. */
record OnPaper(@NotNull(message = DATE) @Valid Sheet paper) {

    private static final String DATE = "Isi tanggal tanda tangan seperti tertulis di kertas.";

    /** The signed sheet; not every office numbers it. */
    record Sheet(String number, @NotNull(message = DATE) LocalDate date) {}
}
