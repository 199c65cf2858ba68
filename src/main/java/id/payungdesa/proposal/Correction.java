package id.payungdesa.proposal;

import jakarta.validation.constraints.NotBlank;

/** What the village changed after the findings, in its own words and in the budget line. */
public record Correction(
        @NotBlank(message = "Pilih sumber dana.") String fundSource,
        @NotBlank(message = "Pilih kegiatan.") String activityCode,
        @NotBlank(message = "Pilih kode rekening.") String accountCode,

        @NotBlank(message = "Tulis apa yang sudah diperbaiki.")
        String note) {

    BudgetLine line() {
        return new BudgetLine(fundSource, activityCode, accountCode);
    }
}
