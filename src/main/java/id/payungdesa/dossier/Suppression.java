package id.payungdesa.dossier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which rows of a published table stay closed so that nobody learns of fewer than five people: not from a row, and not by
 * subtracting the rows shown from the sums shown. A row counts people in one way or several; it is closed in all of them.
 *
 * <p>What is closed together has to be safe: so many people that each row alone may still be five or more. If the rows of a group cannot be made safe the sum of the group is closed too, and in the end the sum of all.
 */
record Suppression(Set<Integer> rows, Set<String> groups, boolean total) {

    static final int FEWEST = 5;

    /** A row of a group, by its numbers of people. */
    record Row(int id, String group, List<Long> counts) {

        boolean small() {
            return counts.stream().anyMatch(count -> count > 0 && count < FEWEST);
        }

        boolean empty() {
            return counts.stream().allMatch(count -> count == 0);
        }

        long size() {
            return counts.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    static Suppression of(List<Row> rows) {
        return new Closing(rows).closed();
    }

    /** Closes more and more until nothing gives anything away. */
    private static final class Closing {

        private final List<Row> rows;
        private final Map<String, List<Row>> groups;
        private final Map<String, Row> sums;
        private final Set<Integer> closedRows = new HashSet<>();
        private final Set<String> closedGroups = new HashSet<>();
        private boolean total;

        Closing(List<Row> rows) {
            this.rows = rows;
            groups = rows.stream().collect(Collectors.groupingBy(Row::group));
            sums = groups.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> sum(entry.getKey(), entry.getValue())));
        }

        Suppression closed() {
            rows.stream().filter(Row::small).forEach(row -> closedRows.add(row.id()));
            sums.values().stream().filter(Row::small).forEach(sum -> closedGroups.add(sum.group()));
            total = sum("", rows).small();
            while (closesMore()) {
                // Each round closes at least one more, so it ends.
            }
            return new Suppression(closedRows, closedGroups, total);
        }

        private boolean closesMore() {
            for (var group : groups.keySet()) {
                var closed = closedRowsOf(group);
                if (closedGroups.contains(group) ? closed.isEmpty() : !closed.isEmpty() && !safe(closed)) {
                    if (!closeSmallest(
                            groups.get(group),
                            row -> !closedRows.contains(row.id()),
                            row -> closedRows.add(row.id()))) {
                        closedGroups.add(group);
                    }
                    return true;
                }
            }
            if (total || closedGroups.isEmpty()) {
                return false;
            }
            var pool = closedGroups.stream()
                    .flatMap(group -> closedRowsOf(group).stream())
                    .toList();
            var closedSums = closedGroups.stream().map(sums::get).toList();
            if (safe(closedSums) && safe(pool)) {
                return false;
            }
            if (!closeSmallest(
                    new ArrayList<>(sums.values()),
                    sum -> !closedGroups.contains(sum.group()),
                    sum -> closedGroups.add(sum.group()))) {
                total = true;
            }
            return true;
        }

        private List<Row> closedRowsOf(String group) {
            return groups.get(group).stream()
                    .filter(row -> closedRows.contains(row.id()))
                    .toList();
        }

        private static boolean closeSmallest(
                List<Row> rows, Predicate<Row> open, java.util.function.Consumer<Row> close) {
            var smallest = rows.stream()
                    .filter(row -> open.test(row) && !row.empty())
                    .min(Comparator.comparing(Row::size)
                            .thenComparing(Row::group)
                            .thenComparing(Row::id));
            smallest.ifPresent(close);
            return smallest.isPresent();
        }

        /** An empty row is shown as such, so whoever sees a closed one knows that there is somebody in it. */
        private static boolean safe(List<Row> closed) {
            for (int c = 0; c < closed.get(0).counts().size(); c++) {
                var column = c;
                var sum = closed.stream()
                        .mapToLong(row -> row.counts().get(column))
                        .sum();
                if (sum > 0 && sum < closed.size() - 1 + FEWEST) {
                    return false;
                }
            }
            return true;
        }

        private static Row sum(String group, List<Row> rows) {
            var columns = rows.get(0).counts().size();
            var sums = new ArrayList<Long>();
            for (int c = 0; c < columns; c++) {
                var column = c;
                sums.add(
                        rows.stream().mapToLong(row -> row.counts().get(column)).sum());
            }
            return new Row(0, group, sums);
        }
    }
}
