package id.payungdesa.monitoring.web;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toCollection;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.monitoring.Standing;
import id.payungdesa.monitoring.VillageStage;
import id.payungdesa.proposal.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The villages to show and the sums above them; each stage is counted whether it is being shown or not. */
record Overview(
        List<VillageStage> rows,
        List<Share> shares,
        int villages,
        int shown,
        int proposing,
        int overdue,
        int people,
        Rupiah amount) {

    /** How many villages are at a stage. */
    record Share(String stage, String title, int villages) {}

    static Overview of(List<VillageStage> inPlace, Filter filter) {
        var rows = inPlace.stream().filter(filter::in).sorted(order(filter)).toList();
        var standings = rows.stream()
                .flatMap(row -> row.standing().stream())
                .filter(standing -> !standing.stage().closed())
                .toList();
        return new Overview(
                rows,
                shares(inPlace),
                count(inPlace.stream()),
                count(rows.stream()),
                count(rows.stream().filter(row -> row.standing().isPresent())),
                count(inPlace.stream().filter(VillageStage::overdue)),
                standings.stream().mapToInt(Standing::people).sum(),
                standings.stream().map(Standing::amount).reduce(Rupiah.ZERO, Rupiah::plus));
    }

    public String peopleInWords() {
        return Indonesian.number(people);
    }

    private static List<Share> shares(List<VillageStage> rows) {
        var stages = Arrays.stream(Stage.values())
                .map(stage -> new Share(stage.name(), stage.title(), at(stage.name(), rows)));
        var none = new Share(VillageStage.NONE, "Belum mengusulkan", at(VillageStage.NONE, rows));
        return Stream.concat(Stream.of(none), stages).toList();
    }

    private static int at(String stage, List<VillageStage> rows) {
        return count(rows.stream().filter(row -> row.stage().equals(stage)));
    }

    /** A village with two proposals of one year is still one village. */
    private static int count(Stream<VillageStage> rows) {
        Set<Integer> villages = rows.map(VillageStage::village).collect(toCollection(LinkedHashSet::new));
        return villages.size();
    }

    /** What is late comes first, then what has waited longest, then who is covered, then who has not proposed. */
    private static Comparator<VillageStage> order(Filter filter) {
        var byPlace = comparing(VillageStage::subdistrictName).thenComparing(VillageStage::name);
        if (filter.byName()) {
            return byPlace;
        }
        return Comparator.comparingInt(Overview::urgency)
                .thenComparing(row -> row.standing().map(Standing::since).orElse(Instant.MAX))
                .thenComparing(byPlace);
    }

    private static int urgency(VillageStage row) {
        if (row.overdue()) {
            return 0;
        }
        return row.standing()
                .map(found -> found.stage() == Stage.COVERED || found.stage().closed() ? 2 : 1)
                .orElse(3);
    }
}
