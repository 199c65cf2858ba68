package id.payungdesa.tariff;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.region.VillageId;
import java.util.Optional;

/** How many people a village may propose for a year, and how many eligible workers it has, where that was counted. */
public record Quota(
        VillageId village,
        BudgetYear year,
        int places,
        boolean exceptional,
        Optional<Integer> eligible,
        Optional<String> source,
        Optional<Integer> countedIn,
        Optional<String> reason) {

    /** Up to one hundred, never exactly one hundred: a village of sixty workers is complete with sixty. */
    public int target() {
        return Math.min(places, eligible.orElse(places));
    }

    /** The same village with other places, to see what that would cost. */
    public Quota with(int other) {
        return new Quota(village, year, other, true, eligible, source, countedIn, reason);
    }
}
