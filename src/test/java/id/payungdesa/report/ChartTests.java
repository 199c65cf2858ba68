package id.payungdesa.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartTests {

    private static final List<String> MONTHS = List.of("Januari", "Februari", "Maret");

    @Test
    void aLineTellsItsNameByDashAndMarkNotOnlyByColour() throws Exception {
        var svg = Chart.lines(
                "Desa \"terlindungi\"",
                "desa",
                720,
                MONTHS,
                List.of(
                        new Series("Mengusulkan", List.of(10, 80, 140)),
                        new Series("Terlindungi", Arrays.asList(null, 5, 60))));
        var drawing = parse(svg);
        assertThat(drawing.getAttribute("aria-label")).isEqualTo("Desa \"terlindungi\"");
        assertThat(texts(drawing)).contains("Mengusulkan", "Terlindungi", "Januari");
        assertThat(strokes(svg)).as("one line whole, the other dashed").contains("1.0,0.0", "8.0,4.0");
    }

    @Test
    void barsAreFilledOrHollowNotOnlyOfAnotherColour() {
        var svg = Chart.bars(
                "Iuran",
                "juta rupiah",
                720,
                MONTHS,
                List.of(new Series("Ditetapkan", List.of(10, 80, 140)), new Series("Dibayar", List.of(4, 5, 60))));

        assertThat(Pattern.compile("fill:rgb\\(255,255,255\\)").matcher(svg).results())
                .as("the second of each pair is hollow")
                .hasSizeGreaterThanOrEqualTo(MONTHS.size());
    }

    @Test
    void aRankingNamesEveryBar() throws Exception {
        var drawing = parse(Chart.ranking(
                "Hari menunggu", "hari", 720, List.of("Kasi PMD", "Bupati"), new Series("Hari", List.of(12, 3))));
        assertThat(texts(drawing)).contains("Kasi PMD", "Bupati");
    }

    private static List<String> strokes(String svg) {
        return Pattern.compile("stroke-dasharray:\\s*([\\d.,]+)")
                .matcher(svg)
                .results()
                .map(dash -> dash.group(1))
                .toList();
    }

    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<String> texts(Element drawing) {
        var texts = drawing.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(t -> texts.item(t).getTextContent())
                .toList();
    }
}
