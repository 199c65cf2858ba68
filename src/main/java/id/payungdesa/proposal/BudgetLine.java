package id.payungdesa.proposal;

import jakarta.validation.constraints.NotBlank;
import java.util.Set;

/** Where the money stands in the village budget. */
public record BudgetLine(
        @NotBlank(message = "Pilih sumber dana.") String fundSource,
        @NotBlank(message = "Pilih kegiatan.") String activityCode,
        @NotBlank(message = "Pilih kode rekening.") String accountCode) {

    private static final Set<String> GRANTS = Set.of("PBK", "PBP");

    /** Whether the money was given for a purpose: then the letter that gives it says what it may be spent on. */
    public boolean paidByGrant() {
        return GRANTS.contains(fundSource);
    }
}
