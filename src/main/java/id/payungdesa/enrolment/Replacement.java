package id.payungdesa.enrolment;

import java.util.List;

/** Who of the endorsed reserve steps in for persons the insurer refused, and why a place stays empty where one does. */
public record Replacement(List<Long> replacements, String reason) {

    public Replacement {
        replacements = replacements == null ? List.of() : List.copyOf(replacements);
    }

    boolean hasReason() {
        return reason != null && !reason.isBlank();
    }
}
