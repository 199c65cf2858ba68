package id.payungdesa.dossier;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Prints a template of the dossier as PDF, with its fonts and charts inside. */
@Component
class Bindery {

    private static final String OURS = "dossier/";
    private static final String FAMILY = "Liberation Sans";
    private static final Set<FSFontUseCase> EVERYWHERE = EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG);
    /** What people may type and no page can hold: control signs and halves of letters. */
    private static final Pattern NOT_OF_PAPER =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    Bindery() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(OURS);
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.addTemplateResolver(resolver);
    }

    byte[] print(String template, Map<String, ?> said) {
        var model = new HashMap<String, Object>(said);
        model.put("style", style(template));
        var html = templates.process(template, new Context(Locale.ROOT, model));
        try (var pdf = new ByteArrayOutputStream();
                var charts = new BatikSVGDrawer()) {
            var builder = new PdfRendererBuilder();
            builder.useFont(face("Sans-Regular"), FAMILY, 400, FontStyle.NORMAL, true, EVERYWHERE)
                    .useFont(face("Sans-Bold"), FAMILY, 700, FontStyle.NORMAL, true, EVERYWHERE)
                    .useFont(face("Sans-Italic"), FAMILY, 400, FontStyle.ITALIC, true, EVERYWHERE)
                    .useSVGDrawer(charts);
            builder.withProducer("Payung Desa")
                    .withHtmlContent(NOT_OF_PAPER.matcher(html).replaceAll(""), null)
                    .toStream(pdf)
                    .run();
            return pdf.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    private static String style(String template) {
        try {
            return new ClassPathResource(OURS + template + ".css").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
