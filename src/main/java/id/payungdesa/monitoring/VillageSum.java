package id.payungdesa.monitoring;

import id.payungdesa.common.Rupiah;

/** What one village adds to a {@link StageSum}. */
public record VillageSum(int village, String stage, int people, Rupiah amount) {

    public boolean isStage() {
        return StageSum.STAGES.contains(stage);
    }
}
