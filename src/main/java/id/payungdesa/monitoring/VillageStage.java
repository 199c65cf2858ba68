package id.payungdesa.monitoring;

import java.util.Optional;

/** A village and how its proposal of a year stands; without one it has not proposed. */
public record VillageStage(
        int village, String name, int subdistrict, String subdistrictName, Optional<Standing> standing) {

    /** What stands for the stage of a village that has not proposed. */
    public static final String NONE = "NONE";

    public String stage() {
        return standing.map(found -> found.stage().name()).orElse(NONE);
    }

    public String stageTitle() {
        return standing.map(found -> found.stage().title()).orElse("Belum mengusulkan");
    }

    public boolean overdue() {
        return standing.filter(Standing::overdue).isPresent();
    }
}
