package id.payungdesa.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows as managers read them. Put into the model of a page under any name it is shown by {@code report/table}, sorts, filters
 * and is handed out as CSV and XLSX: by the address of that page, so nobody can take along what they may not see.
 *
 * @param name of the file, and of the table among others on its page
 * @param asOf when these rows were read
 */
public record Table<R>(String name, String title, Instant asOf, List<Column<R>> columns, List<R> rows) {

    public static <R> Table<R> of(String name, String title, Instant asOf, Collection<R> rows) {
        return new Table<>(name, title, asOf, List.of(), List.copyOf(rows));
    }

    public Table<R> text(String title, Function<R, ?> value) {
        return column(title, Kind.TEXT, value);
    }

    public Table<R> number(String title, Function<R, ? extends Number> value) {
        return column(title, Kind.NUMBER, value);
    }

    public Table<R> column(String title, Kind kind, Function<R, ?> value) {
        return with(Stream.concat(columns.stream(), Stream.of(new Column<>(title, kind, value, row -> null)))
                .toList());
    }

    /** Lets the cells of the column just added lead somewhere. */
    public Table<R> linked(Function<R, String> link) {
        var last = columns.size() - 1;
        return with(Stream.concat(
                        columns.stream().limit(last),
                        Stream.of(columns.get(last).linked(link)))
                .toList());
    }

    private Table<R> with(List<Column<R>> columns) {
        return new Table<>(name, title, asOf, columns, rows);
    }

    /** In the order of a column, by its key; a minus before it turns the order. An unknown key changes nothing. */
    public Table<R> sorted(String order) {
        var descending = order.startsWith("-");
        var key = descending ? order.substring(1) : order;
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .findFirst()
                .map(column -> rows(rows.stream().sorted(column.order(descending))))
                .orElse(this);
    }

    /** Only rows in which every word stands somewhere. */
    public Table<R> matching(String words) {
        var wanted = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return words.isBlank()
                ? this
                : rows(rows.stream().filter(row -> {
                    var written = columns.stream()
                            .map(column -> column.written(row))
                            .collect(Collectors.joining(" "))
                            .toLowerCase(Locale.ROOT);
                    return Arrays.stream(wanted).allMatch(written::contains);
                }));
    }

    private Table<R> rows(Stream<R> chosen) {
        return new Table<>(name, title, asOf, columns, chosen.toList());
    }
}
