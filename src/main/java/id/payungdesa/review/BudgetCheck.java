package id.payungdesa.review;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

/** Whether the contribution stands in the budget as proposed. */
public record BudgetCheck(
        @NotNull(message = "Pilih Sesuai atau Ada temuan.") Outcome outcome, String finding, String field) {

    public enum Outcome {
        OK,
        FINDING
    }

    @AssertTrue(message = "Tulis temuannya, supaya desa tahu apa yang harus diperbaiki.")
    boolean isFindingTold() {
        return outcome != Outcome.FINDING || (finding != null && !finding.isBlank());
    }
}
