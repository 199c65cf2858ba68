package id.payungdesa.monitoring;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Stage;
import id.payungdesa.region.Village;
import java.util.Optional;

/** A village in numbers: the stage of its proposal that has come furthest, who is covered, and since how many days it is late. */
public record VillageFigure(
        Village village, Optional<Stage> stage, int people, Rupiah amount, int insured, int places, long daysLate) {

    public String stageTitle() {
        return stage.map(Stage::title).orElse("Belum mengusulkan");
    }

    public boolean late() {
        return daysLate > 0;
    }

    /** How much of its quota is covered. */
    public double coverage() {
        return places == 0 ? 0 : (double) insured / places;
    }
}
