package id.payungdesa.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What a table of a page says to whoever reads it: the rows by their first cell, or by where that leads. */
final class PageTable {

    private static final Pattern ROW =
            Pattern.compile("<tr><th scope=\"row\">(?:<a href=\"([^\"]*)\">)?([^<]*)(?:</a>)?</th>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("data-name=\"([^\"]*)\">(?:<a[^>]*>)?([^<]*)");

    private PageTable() {}

    static Map<String, Map<String, String>> byName(String page, String table) {
        return read(page, table, 2);
    }

    static Map<String, Map<String, String>> byAddress(String page, String table) {
        return read(page, table, 1);
    }

    private static Map<String, Map<String, String>> read(String page, String table, int key) {
        var begin = page.indexOf("<section class=\"report\" id=\"%s\"".formatted(table));
        assertThat(begin).as("table %s in %s", table, page).isNotNegative();
        var rows = new TreeMap<String, Map<String, String>>();
        ROW.matcher(page.substring(begin, page.indexOf("</section>", begin)))
                .results()
                .forEach(row -> {
                    var cells = new TreeMap<String, String>();
                    CELL.matcher(row.group(3))
                            .results()
                            .forEach(cell -> cells.put(
                                    HtmlUtils.htmlUnescape(cell.group(1)), HtmlUtils.htmlUnescape(cell.group(2))));
                    assertThat(rows.put(HtmlUtils.htmlUnescape(row.group(key)), cells))
                            .as("two rows %s", row.group(key))
                            .isNull();
                });
        return rows;
    }
}
