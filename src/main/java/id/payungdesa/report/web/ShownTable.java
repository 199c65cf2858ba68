package id.payungdesa.report.web;

import static java.util.stream.Collectors.joining;

import id.payungdesa.common.Indonesian;
import id.payungdesa.report.Column;
import id.payungdesa.report.Table;
import id.payungdesa.report.TableFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/** A table as a page shows it: in the order and narrowed to the words that stand in the address. */
public final class ShownTable {

    private static final String DOWNLOAD = "unduh";
    private static final int SHOWN = 300;
    private static final int WORTH_SEARCHING = 8;

    private final Table<?> all;
    private final Table<?> chosen;
    private final String path;
    private final MultiValueMap<String, String> asked;

    ShownTable(Table<?> table, String path, MultiValueMap<String, String> asked) {
        this.path = path;
        this.asked = asked;
        this.all = table;
        this.chosen = table.matching(first(searchParameter())).sorted(first(orderParameter()));
    }

    /** A heading, and the address at which the table is sorted by it. */
    public record Heading(String title, boolean counted, String sorted, String href) {}

    /** The file this address asks for, if it is one of this table. */
    Optional<TableFile> asFile() {
        var file = first(DOWNLOAD);
        return file.startsWith(getName() + ".")
                ? TableFile.of(file).filter(format -> file.equals(getName() + format.suffix()))
                : Optional.empty();
    }

    Table<?> chosen() {
        return chosen;
    }

    public String getName() {
        return all.name();
    }

    public String getTitle() {
        return all.title();
    }

    public String getAsOf() {
        return Indonesian.time(all.asOf());
    }

    public List<Heading> getHeadings() {
        return chosen.columns().stream().map(this::heading).toList();
    }

    private Heading heading(Column<?> column) {
        var order = first(orderParameter());
        var ascending = order.equals(column.key());
        var descending = order.equals("-" + column.key());
        var turnsDown = column.kind().counted() ? !descending : ascending;
        return new Heading(
                column.title(),
                column.kind().counted(),
                ascending ? "ascending" : descending ? "descending" : "none",
                address(orderParameter(), (turnsDown ? "-" : "") + column.key()));
    }

    /** As HTML: a template takes longer to think about a cell than to send it, and a page may have thousands. */
    public String getRows() {
        return rows(chosen);
    }

    private static <R> String rows(Table<R> table) {
        return table.rows().stream()
                .limit(SHOWN)
                .map(row -> table.columns().stream()
                        .map(column -> column == table.columns().get(0) ? rowHeader(column, row) : cell(column, row))
                        .collect(joining("", "<tr>", "</tr>")))
                .collect(joining());
    }

    private static <R> String rowHeader(Column<R> column, R row) {
        return "<th scope=\"row\">" + content(column, row) + "</th>";
    }

    private static <R> String cell(Column<R> column, R row) {
        return (column.kind().counted() ? "<td class=\"number\" data-name=\"" : "<td data-name=\"")
                + escaped(column.title()) + "\">" + content(column, row) + "</td>";
    }

    private static <R> String content(Column<R> column, R row) {
        var text = escaped(column.written(row));
        return column.linkOf(row)
                .map(link -> "<a href=\"" + escaped(link) + "\">" + text + "</a>")
                .orElse(text);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** How many rows there are beyond those the page shows. */
    public String getUnshown() {
        return Indonesian.number(Math.max(0, chosen.rows().size() - SHOWN));
    }

    public boolean isCut() {
        return chosen.rows().size() > SHOWN;
    }

    public boolean isEmpty() {
        return chosen.rows().isEmpty();
    }

    public boolean isSearchable() {
        return all.rows().size() >= WORTH_SEARCHING || !getSearch().isEmpty();
    }

    public String getCount() {
        return chosen.rows().size() == all.rows().size()
                ? Indonesian.number(all.rows().size())
                : Indonesian.number(chosen.rows().size()) + " dari "
                        + Indonesian.number(all.rows().size());
    }

    public String getSearch() {
        return first(searchParameter());
    }

    public String getSearchParameter() {
        return searchParameter();
    }

    public String getAction() {
        return path;
    }

    /** What else stands in the address and is kept when searching. */
    public List<Map.Entry<String, String>> getKept() {
        return asked.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(searchParameter())
                        && !entry.getKey().equals(DOWNLOAD))
                .flatMap(entry -> entry.getValue().stream().map(value -> Map.entry(entry.getKey(), value)))
                .toList();
    }

    public String getAll() {
        return address(searchParameter(), "");
    }

    public String getCsv() {
        return address(DOWNLOAD, getName() + TableFile.CSV.suffix());
    }

    public String getXlsx() {
        return address(DOWNLOAD, getName() + TableFile.XLSX.suffix());
    }

    private String address(String parameter, String value) {
        var address = UriComponentsBuilder.fromPath(path).queryParams(asked).replaceQueryParam(DOWNLOAD);
        return (value.isEmpty() ? address.replaceQueryParam(parameter) : address.replaceQueryParam(parameter, value))
                        .encode()
                        .build()
                        .toUriString()
                + (parameter.equals(DOWNLOAD) ? "" : "#" + getName());
    }

    private String orderParameter() {
        return "urut-" + getName();
    }

    private String searchParameter() {
        return "cari-" + getName();
    }

    private String first(String parameter) {
        return Optional.ofNullable(asked.getFirst(parameter)).orElse("");
    }
}
