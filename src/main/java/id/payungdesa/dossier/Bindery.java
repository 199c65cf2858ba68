package id.payungdesa.dossier;

import id.payungdesa.report.Pdf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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
        return Pdf.withCharts(html);
    }

    private static String style(String template) {
        try {
            return new ClassPathResource(OURS + template + ".css").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
