package id.payungdesa.review;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import java.util.Map;

/** The evaluation sheet: every criterion of the law with its finding, ready for the camat. */
public record Preparation(Map<Criterion, @Valid Check> checks, String summary) {

    public Preparation {
        checks = checks == null ? Map.of() : checks;
    }

    @AssertTrue(message = "Nilai semua kriteria: sesuai atau ada temuan.")
    boolean isEveryCriterionChecked() {
        return java.util.Arrays.stream(Criterion.values())
                .allMatch(criterion ->
                        checks.containsKey(criterion) && checks.get(criterion).ok() != null);
    }

    /** One criterion; a finding concerns our activity, or others in the same draft that are not our proposal's business. */
    public record Check(Boolean ok, String finding, FindingScope scope) {

        @AssertTrue(message = "Tulis temuannya dan pilih apakah menyangkut kegiatan ini atau kegiatan lain.")
        boolean isFindingTold() {
            return ok == null || ok || (finding != null && !finding.isBlank() && scope != null);
        }
    }

    /** Whether a finding stands against the contribution itself. */
    public enum FindingScope {
        THIS_ACTIVITY,
        OTHER
    }
}
