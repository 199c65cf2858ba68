package id.payungdesa.monitoring;

import static java.util.function.Predicate.not;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Stage;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far the programme is in a year, in some villages: what has come to the kecamatan, what the Bupati has endorsed, what was
 * paid and who is insured for it.
 */
public record Progress(Step proposed, Step endorsed, Rupiah paid, int covered, int insured, List<Month> months) {

    private static final Set<Stage> AT_THE_VILLAGE = Set.of(Stage.DRAFT, Stage.SIGNING);
    private static final Set<Stage> ENDORSED = Set.of(Stage.ENDORSED, Stage.REGISTERED, Stage.PAYMENT, Stage.COVERED);

    /** So many people for so much money. */
    public record Step(int people, Rupiah amount) {}

    /** How many villages had come so far by the end of a month. */
    public record Month(YearMonth month, int proposed, int endorsed, int covered) {}

    public static Progress of(List<StageSum> sums, YearMonth now) {
        var months = months(sums, now);
        return new Progress(
                step(sums, not(Stage::closed).and(not(AT_THE_VILLAGE::contains))),
                step(sums, ENDORSED::contains),
                sums.stream()
                        .filter(sum -> sum.stage().equals(StageSum.PAID))
                        .map(StageSum::amount)
                        .reduce(Rupiah.ZERO, Rupiah::plus),
                months.isEmpty() ? 0 : months.get(months.size() - 1).covered(),
                sums.stream()
                        .filter(sum -> sum.stage().equals(StageSum.INSURED))
                        .mapToInt(StageSum::people)
                        .sum(),
                months);
    }

    private static Step step(List<StageSum> sums, Predicate<Stage> reached) {
        var some = sums.stream()
                .filter(StageSum::isStage)
                .filter(sum -> reached.test(Stage.valueOf(sum.stage())))
                .toList();
        return new Step(
                some.stream().mapToInt(StageSum::people).sum(),
                some.stream().map(StageSum::amount).reduce(Rupiah.ZERO, Rupiah::plus));
    }

    /** From the month before the first village came, so that a line starts at nothing. */
    private static List<Month> months(List<StageSum> sums, YearMonth now) {
        var came = sums.stream()
                .filter(sum -> sum.stage().startsWith(StageSum.SINCE))
                .map(sum -> new Came(sum.stage().split(" "), sum.villages()))
                .collect(Collectors.groupingBy(Came::month, TreeMap::new, Collectors.toList()));
        if (came.isEmpty()) {
            return List.of();
        }
        var last = came.lastKey().isAfter(now) ? came.lastKey() : now;
        return came.firstKey()
                .minusMonths(1)
                .atDay(1)
                .datesUntil(last.plusMonths(1).atDay(1), java.time.Period.ofMonths(1))
                .map(YearMonth::from)
                .map(month -> {
                    var until = came.headMap(month, true).values().stream()
                            .flatMap(List::stream)
                            .toList();
                    return new Month(
                            month,
                            until(until, Stage.REVIEW),
                            until(until, Stage.ENDORSED),
                            until(until, Stage.COVERED));
                })
                .toList();
    }

    private static int until(List<Came> until, Stage stage) {
        return until.stream()
                .filter(came -> came.stage() == stage)
                .mapToInt(Came::villages)
                .sum();
    }

    private record Came(Stage stage, YearMonth month, int villages) {

        Came(String[] told, int villages) {
            this(Stage.valueOf(told[1]), YearMonth.parse(told[2]), villages);
        }
    }
}
