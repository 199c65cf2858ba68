package id.payungdesa.proposal;

import id.payungdesa.access.OfficialId;
import java.time.Instant;

/** One user task as our tables know it: where the work lies, since when, and what has been saved for it. */
public record Step(
        String taskId,
        String name,
        String subject,
        String role,
        int area,
        Instant openedAt,
        Instant dueAt,
        int version,
        String content,
        OfficialId savedBy,
        Instant closedAt) {

    public String group() {
        return role + "-" + area;
    }
}
