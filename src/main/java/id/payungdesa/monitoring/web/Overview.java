package id.payungdesa.monitoring.web;

import static java.util.stream.Collectors.toMap;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.StageSum;
import id.payungdesa.monitoring.VillageStage;
import id.payungdesa.proposal.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The villages to show and the sums above them; each stage is counted whether it is being shown or not. */
record Overview(
        List<VillageStage> rows,
        boolean more,
        List<Share> shares,
        int villages,
        int shown,
        int overdue,
        int people,
        Rupiah amount) {

    /** How many rows a page has: a regency as large as Nunukan still is on one. */
    static final int ROWS = 250;

    /** How many villages are at a stage. */
    record Share(String stage, String title, int villages) {}

    public int none() {
        return shares.get(0).villages();
    }

    /** The rows are one more than a page has, if there are more; the sums shown are those of what is shown. */
    static Overview of(
            List<VillageStage> rows,
            int most,
            int villages,
            List<StageSum> all,
            List<StageSum> shown,
            int overdue,
            Filter filter) {
        var stages = byStage(all);
        var none = villages - villages(stages, StageSum.ANY);
        var counted = shown.stream()
                .filter(StageSum::isStage)
                .filter(sum -> !Stage.valueOf(sum.stage()).closed())
                .filter(sum -> filter.stage().isEmpty() || filter.stage().equals(sum.stage()))
                .toList();
        return new Overview(
                rows.stream().limit(most).toList(),
                rows.size() > most,
                shares(stages, none),
                villages,
                filter.stage().equals(VillageStage.NONE) && !filter.onlyLate()
                        ? none
                        : villages(byStage(shown), filter.stage().isEmpty() ? StageSum.ANY : filter.stage()),
                overdue,
                counted.stream().mapToInt(StageSum::people).sum(),
                counted.stream().map(StageSum::amount).reduce(Rupiah.ZERO, Rupiah::plus));
    }

    /** The same in another order. */
    Overview with(List<VillageStage> rows) {
        return new Overview(rows, more, shares, villages, shown, overdue, people, amount);
    }

    public String peopleInWords() {
        return Indonesian.number(people);
    }

    private static List<Share> shares(Map<String, StageSum> sums, int none) {
        var stages = Arrays.stream(Stage.values())
                .map(stage -> new Share(stage.name(), stage.title(), villages(sums, stage.name())));
        return Stream.concat(Stream.of(new Share(VillageStage.NONE, "Belum mengusulkan", none)), stages)
                .toList();
    }

    private static int villages(Map<String, StageSum> sums, String stage) {
        return sums.containsKey(stage) ? sums.get(stage).villages() : 0;
    }

    private static Map<String, StageSum> byStage(List<StageSum> sums) {
        return sums.stream().collect(toMap(StageSum::stage, sum -> sum));
    }
}
