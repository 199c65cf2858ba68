package id.payungdesa.proposal;

import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.access.Post;
import java.time.Instant;

/** One user task as our tables know it: where the work lies, since when, and what has been saved for it. */
public record Step(
        String taskId,
        String name,
        String subject,
        Seat seat,
        Instant openedAt,
        Instant dueAt,
        int version,
        String content,
        OfficialId savedBy,
        Instant closedAt,
        OfficialId closedBy) {

    public Post post() {
        return seat.post();
    }

    /** How the work ended, for whoever still has it on the screen. */
    public String ending(Official reader) {
        if (closedBy == null) {
            return "Tugas ini sudah ditutup karena batas waktunya lewat atau usulannya berubah.";
        }
        return closedBy.equals(reader.id())
                ? "Tugas ini sudah Anda selesaikan; keputusan Anda tercatat."
                : "Tugas ini sudah diselesaikan petugas lain. Isian Anda tidak dipakai.";
    }
}
