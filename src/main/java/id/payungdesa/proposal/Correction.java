package id.payungdesa.proposal;

import jakarta.validation.constraints.NotBlank;

/** What the village changed after the findings, in its own words and in the budget line. */
public record Correction(
        @NotBlank(message = "Pilih sumber dana.") String fundSource,
        @NotBlank(message = "Pilih kegiatan.") String activityCode,
        @NotBlank(message = "Pilih kode rekening.") String accountCode,

        @NotBlank(message = "Tulis apa yang sudah diperbaiki.")
        String note) {

    /** A code that was withdrawn meanwhile may be kept, never chosen. */
    public boolean keepsCodes(BudgetLine former) {
        return activityCode.equals(former.activityCode()) && accountCode.equals(former.accountCode());
    }

    BudgetLine line() {
        return new BudgetLine(fundSource, activityCode, accountCode);
    }
}
