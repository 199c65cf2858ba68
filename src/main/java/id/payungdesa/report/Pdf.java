package id.payungdesa.report;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/** HTML printed as PDF, with its fonts inside; nothing that people type can break a page. */
public final class Pdf {

    private static final Set<FSFontUseCase> OF_TEXT = EnumSet.of(FSFontUseCase.DOCUMENT);
    private static final Set<FSFontUseCase> OF_CHARTS_TOO = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);
    /** What people may type and no page can hold: control signs and halves of letters. */
    private static final Pattern NOT_OF_PAPER =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private Pdf() {}

    public static byte[] of(String html) {
        var builder = new PdfRendererBuilder();
        font(builder, "Sans", OF_TEXT);
        font(builder, "Serif", OF_TEXT);
        return print(builder, html);
    }

    /** The same with every {@link Chart} in it. */
    public static byte[] withCharts(String html) {
        try (var charts = new BatikSVGDrawer()) {
            var builder = new PdfRendererBuilder();
            font(builder, "Sans", OF_CHARTS_TOO);
            builder.useSVGDrawer(charts).useUnicodeLineBreaker(new LineEnds());
            return print(builder, html);
        }
    }

    private static byte[] print(PdfRendererBuilder builder, String html) {
        try (var pdf = new ByteArrayOutputStream()) {
            builder.withProducer("Payung Desa")
                    .withHtmlContent(NOT_OF_PAPER.matcher(html).replaceAll(""), null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void font(PdfRendererBuilder builder, String family, Set<FSFontUseCase> uses) {
        var name = "Liberation " + family;
        builder.useFont(face(family + "-Regular"), name, 400, FontStyle.NORMAL, true, uses)
                .useFont(face(family + "-Bold"), name, 700, FontStyle.NORMAL, true, uses)
                .useFont(face(family + "-Italic"), name, 400, FontStyle.ITALIC, true, uses);
    }

    /** Where a line may end: behind a slash, as in any text, and not before it. */
    private static final class LineEnds implements FSTextBreaker {

        private final BreakIterator places = BreakIterator.getLineInstance(Locale.ROOT);

        @Override
        public void setText(String text) {
            places.setText(text);
        }

        @Override
        public int next() {
            return places.next();
        }
    }

    private static FSSupplier<InputStream> face(String face) {
        return () -> {
            try {
                return new ClassPathResource("liberation/Liberation" + face + ".ttf").getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
