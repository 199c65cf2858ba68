package id.payungdesa.monitoring;

import java.util.List;
import java.util.Optional;

/** Which villages of those an official may see they want to see, and in which order; an empty stage is every stage. */
public record Narrowing(
        Optional<Integer> subdistrict, Optional<List<Integer>> found, String stage, boolean late, boolean byName) {

    /** Everything, the most urgent first. */
    public static final Narrowing NONE = new Narrowing(Optional.empty(), Optional.empty(), "", false, false);

    /** Whether it leaves out no village by where it lies. */
    public boolean everywhere() {
        return subdistrict.isEmpty() && found.isEmpty();
    }
}
