package id.payungdesa.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.dossier.Suppression.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuppressionTests {

    private static final int FEWEST = 5;

    @Test
    void whereNobodyIsFewNothingIsClosed() {
        var shown = Suppression.of(List.of(row(1, "Krayan", 40), row(2, "Krayan", 0), row(3, "Sebatik", 5)));

        assertThat(shown.rows()).isEmpty();
        assertThat(shown.groups()).isEmpty();
        assertThat(shown.total()).isFalse();
    }

    @Test
    void aSmallVillageTakesTheNextSmallestAlongSoThatTheSumOfItsKecamatanDoesNotGiveItAway() {
        var shown = Suppression.of(List.of(
                row(1, "Krayan", 3),
                row(2, "Krayan", 60),
                row(3, "Krayan", 12),
                row(4, "Sebatik", 30),
                row(5, "Sebatik", 9)));

        assertThat(shown.rows()).containsExactlyInAnyOrder(1, 3);
        assertThat(shown.groups()).isEmpty();
    }

    @Test
    void aKecamatanWithOneSmallVillageIsClosedTogetherWithAnother() {
        var shown = Suppression.of(
                List.of(row(1, "Krayan", 3), row(2, "Krayan", 0), row(3, "Sebatik", 30), row(4, "Lumbis", 12)));

        assertThat(shown.rows()).containsExactlyInAnyOrder(1, 4);
        assertThat(shown.groups()).containsExactlyInAnyOrder("Krayan", "Lumbis");
        assertThat(shown.total()).isFalse();
    }

    @Test
    void whereThereIsNobodyElseTheSumOfAllIsClosedToo() {
        assertThat(Suppression.of(List.of(row(1, "Krayan", 3), row(2, "Sebatik", 0)))
                        .total())
                .isTrue();
    }

    @Test
    void whatIsSmallInOneWayIsClosedInEveryWay() {
        var shown = Suppression.of(List.of(
                new Row(1, "Krayan", List.of(40L, 2L)),
                new Row(2, "Krayan", List.of(50L, 50L)),
                new Row(3, "Krayan", List.of(60L, 60L))));

        assertThat(shown.rows()).containsExactlyInAnyOrder(1, 2);
    }

    /** Somebody who knows every sum shown and every row shown, and reckons how few and how many a closed row can hold. */
    @Test
    void nobodyReckonsOutFewerThanFivePeople() {
        var random = new Random(2026);
        var closed = 0;
        for (int attempt = 0; attempt < 4_000; attempt++) {
            var rows = rows(random);
            var shown = Suppression.of(rows);
            closed += shown.rows().size();
            for (int column = 0; column < 2; column++) {
                attack(rows, shown, column);
            }
        }
        assertThat(closed).as("there was something to attack").isGreaterThan(4_000);
    }

    private static List<Row> rows(Random random) {
        var rows = new ArrayList<Row>();
        var groups = 1 + random.nextInt(5);
        for (int group = 0; group < groups; group++) {
            var villages = 1 + random.nextInt(6);
            for (int village = 0; village < villages; village++) {
                var people = people(random);
                rows.add(new Row(
                        rows.size(),
                        "K" + group,
                        List.of(people, random.nextInt(3) == 0 ? people : random.nextInt((int) people + 1))));
            }
        }
        return rows;
    }

    private static long people(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(4);
            case 2 -> 5 + random.nextInt(10);
            default -> random.nextInt(101);
        };
    }

    private static void attack(List<Row> rows, Suppression shown, int column) {
        var told = rows + " shown as " + shown;
        rows.stream()
                .filter(row -> !shown.rows().contains(row.id()))
                .forEach(row ->
                        assertThat(small(row.counts().get(column))).as(told).isFalse());
        var groups = rows.stream().map(Row::group).collect(Collectors.toSet());
        var pools = new ArrayList<List<Row>>();
        for (var group : groups) {
            var all = rows.stream().filter(row -> row.group().equals(group)).toList();
            var hidden =
                    all.stream().filter(row -> shown.rows().contains(row.id())).toList();
            if (!shown.groups().contains(group)) {
                assertThat(small(sum(all, column))).as(told).isFalse();
                pools.add(hidden);
            } else {
                assertThat(hidden)
                        .as("the sum of a closed kecamatan is not the sum of its villages: " + told)
                        .isNotEmpty();
            }
        }
        if (!shown.total()) {
            assertThat(small(sum(rows, column))).as(told).isFalse();
            pools.add(rows.stream()
                    .filter(row ->
                            shown.groups().contains(row.group()) && shown.rows().contains(row.id()))
                    .toList());
        }
        pools.stream().filter(pool -> !pool.isEmpty()).forEach(pool -> assertHoldsBack(pool, column, told));
        assertClosedSumsHoldBack(rows, shown, groups, column, told);
    }

    /** The sum of a pool is known, and that nobody in it is shown as empty. */
    private static void assertHoldsBack(List<Row> pool, int column, String told) {
        var sum = sum(pool, column);
        assertThat(small(sum)).as(told).isFalse();
        assertThat(pool.size()).as("one closed row is what is left: " + told).isGreaterThan(1);
        if (sum > 0) {
            assertThat(sum - (pool.size() - 1))
                    .as("each of them may be five or more: " + told)
                    .isGreaterThanOrEqualTo(FEWEST);
        }
    }

    private static void assertClosedSumsHoldBack(
            List<Row> rows, Suppression shown, Set<String> groups, int column, String told) {
        var closed = new HashSet<>(groups);
        closed.retainAll(shown.groups());
        if (!shown.total() && !closed.isEmpty()) {
            assertThat(closed.size())
                    .as("one closed kecamatan is what is left: " + told)
                    .isGreaterThan(1);
        }
    }

    private static boolean small(long people) {
        return people > 0 && people < FEWEST;
    }

    private static long sum(List<Row> rows, int column) {
        return rows.stream().mapToLong(row -> row.counts().get(column)).sum();
    }

    private static Row row(int id, String group, long people) {
        return new Row(id, group, List.of(people));
    }
}
