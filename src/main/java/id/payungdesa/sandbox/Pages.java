package id.payungdesa.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Draws the pages of the sandbox, and lets a browser run and load nothing but what is here. */
class Pages {

    private static final Map<String, String> FILES =
            Map.of("/sandbox.css", "text/css; charset=utf-8", "/sandbox.js", "text/javascript; charset=utf-8");
    private static final String ONLY_FROM_HERE =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final Map<String, String> SAFETY = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", ONLY_FROM_HERE,
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Cache-Control", "no-store");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    Pages() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/sandbox/");
        files.setSuffix(".html");
        files.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(files);
    }

    Response page(String name, Map<String, Object> values) {
        return page(200, name, values);
    }

    Response missing() {
        return page(404, "missing", Map.of());
    }

    private Response page(int status, String name, Map<String, Object> values) {
        var html = templates.process(name, new Context(Locale.ROOT, values));
        return new Response(status, SAFETY, html.getBytes(StandardCharsets.UTF_8));
    }

    boolean isFile(String path) {
        return FILES.containsKey(path);
    }

    Response file(String path) {
        var headers = new HashMap<>(SAFETY);
        headers.put("Content-Type", FILES.get(path));
        try {
            var bytes = new ClassPathResource("sandbox" + path).getContentAsByteArray();
            return new Response(200, headers, bytes);
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
