package id.payungdesa.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A column of a table.
 *
 * @param value what stands in the cell of a row; null or an empty Optional where there is nothing
 * @param link where the cell leads to, null for nowhere
 */
public record Column<R>(String title, Kind kind, Function<R, ?> value, Function<R, String> link) {

    /** How the column is called in an address. */
    public String key() {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    Column<R> linked(Function<R, String> link) {
        return new Column<>(title, kind, value, link);
    }

    public Optional<String> linkOf(R row) {
        return Optional.ofNullable(link.apply(row));
    }

    public String written(R row) {
        var cell = cell(row);
        return cell == null ? Kind.NOTHING : kind.write(cell);
    }

    Object cell(R row) {
        var cell = value.apply(row);
        return cell instanceof Optional<?> optional ? optional.orElse(null) : cell;
    }

    /** What has nothing in the cell comes last, whichever way it is sorted. */
    Comparator<R> order(boolean descending) {
        var values = Comparator.comparing(this::comparable, Column::compare);
        return Comparator.<R, Boolean>comparing(row -> cell(row) == null)
                .thenComparing(descending ? values.reversed() : values);
    }

    private Object comparable(R row) {
        var cell = cell(row);
        return cell == null || !kind.counted()
                ? cell
                : kind == Kind.RUPIAH ? (Object) (double) Kind.amount(cell) : (Object) ((Number) cell).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return 0;
        }
        return one instanceof String || !(one instanceof Comparable)
                ? one.toString().compareToIgnoreCase(other.toString())
                : ((Comparable<Object>) one).compareTo(other);
    }
}
