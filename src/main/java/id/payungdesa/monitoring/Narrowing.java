package id.payungdesa.monitoring;

import id.payungdesa.region.Village;
import java.util.List;
import java.util.Optional;

/** Which villages of those an official may see they want to see, and in which order; an empty stage is every stage. */
public record Narrowing(
        Optional<Integer> subdistrict, Optional<List<Integer>> found, String stage, boolean late, boolean byName) {

    /** Everything, the most urgent first. */
    public static final Narrowing NONE = new Narrowing(Optional.empty(), Optional.empty(), "", false, false);

    /** The same villages, at whatever stage. */
    public Narrowing anywhen() {
        return at("");
    }

    public Narrowing at(String stage) {
        return new Narrowing(subdistrict, found, stage, false, false);
    }

    public boolean admits(Village village) {
        return subdistrict
                        .filter(id -> id != village.subdistrict().id().value())
                        .isEmpty()
                && found.filter(ids -> !ids.contains(village.id().value())).isEmpty();
    }

    /** Whether it leaves out no village by where it lies. */
    public boolean everywhere() {
        return subdistrict.isEmpty() && found.isEmpty();
    }
}
