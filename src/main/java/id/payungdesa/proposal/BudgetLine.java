package id.payungdesa.proposal;

import jakarta.validation.constraints.NotBlank;

/** Where the money stands in the village budget. */
public record BudgetLine(
        @NotBlank(message = "Pilih sumber dana.") String fundSource,
        @NotBlank(message = "Pilih kegiatan.") String activityCode,
        @NotBlank(message = "Pilih kode rekening.") String accountCode) {}
