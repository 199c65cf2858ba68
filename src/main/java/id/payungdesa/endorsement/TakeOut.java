package id.payungdesa.endorsement;

import id.payungdesa.review.Findings;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;

/** A desk's word on one village of the round: it leaves, whereto and why, and who is to look at its correction. */
public record TakeOut(
        Fate fate,

        @NotBlank(message = "Tulis alasan untuk setiap desa yang dikeluarkan.")
        String reason,

        Findings.Track track) {

    public TakeOut {
        track = track == null ? Findings.Track.BUDGET : track;
    }

    @AssertTrue(message = "Pilih ke mana setiap desa yang dikeluarkan.")
    boolean isFateChosen() {
        return fate != null && fate != Fate.WITHDRAWN;
    }
}
