package id.payungdesa.process.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.payungdesa.access.LastingFiles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tasklist for a slow line: its page names the version of every script and style, so that a browser keeps them for good, and
 * begins with {@code ahead.js}, which asks at once what Tasklist would ask one after the other.
 */
@Component
class TasklistPage extends OncePerRequestFilter {

    private static final String WEBJAR = "META-INF/resources/webjars/camunda";
    private static final String TASKLIST = "/camunda/app/tasklist/";
    private static final String PAGE = TASKLIST + "default/";
    private static final String BOOTSTRAP = "camunda-tasklist-bootstrap";
    private static final String PLUGIN = "/camunda/api/tasklist/plugin/tasklistPlugins/static/app/plugin";
    private static final Pattern BUST = Pattern.compile("\\?bust=([0-9.]+)");
    private static final Pattern NONCE = Pattern.compile(" nonce=\"[^\"]+\"");

    private final String camunda = BUST.matcher(read("/app/tasklist/index.html"))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    private final String ours = ours(camunda);
    private final byte[] bootstrap = bootstrap(camunda);
    private final LastingFiles forms = LastingFiles.under("forms", "/*.*s").below("/forms");
    private final String imports = imports();

    /** Whatever Tasklist and our forms in it are made of. */
    LastingFiles files() {
        var versions = new TreeMap<>(forms.versions());
        for (var folder : new String[] {"/lib", "/assets"}) {
            versions.putAll(LastingFiles.under(WEBJAR, folder + "/**/*.*", camunda)
                    .below("/camunda")
                    .versions());
        }
        versions.putAll(LastingFiles.under(WEBJAR, "/app/tasklist/*/*.*", ours)
                .below("/camunda")
                .versions());
        versions.putAll(Map.of(PLUGIN + ".js", ours, PLUGIN + ".css", ours));
        versions.putAll(Map.of(
                TASKLIST + BOOTSTRAP + ".css", camunda, TASKLIST + BOOTSTRAP + ".js", LastingFiles.version(bootstrap)));
        return new LastingFiles(versions);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (!"GET".equals(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (path.equals(PAGE)) {
            page(request, response, chain);
        } else if (path.equals(TASKLIST + BOOTSTRAP + ".js")
                && ("bust=" + LastingFiles.version(bootstrap)).equals(request.getQueryString())) {
            response.setContentType("text/javascript");
            response.getOutputStream().write(bootstrap);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, caught);
        if (caught.getContentSize() > 0) {
            var page = rewritten(new String(caught.getContentAsByteArray(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            response.setContentLength(page.length);
            response.getOutputStream().write(page);
        }
    }

    private String rewritten(String page) {
        var nonce = NONCE.matcher(page)
                .results()
                .findFirst()
                .map(found -> found.group())
                .orElse("");
        return page.replace(
                        BOOTSTRAP + ".js?bust=" + camunda, BOOTSTRAP + ".js?bust=" + LastingFiles.version(bootstrap))
                .replace("user-styles.css?bust=" + camunda, "user-styles.css?bust=" + ours)
                .replace("<link rel=\"icon\"", """
                        <script type="importmap"%s>%s</script>
                          <script src="%sscripts/ahead.js?bust=%s"%s></script>
                          <link rel="icon\"""".formatted(nonce, imports, TASKLIST, ours, nonce));
    }

    /** A module asks for another by its name alone, and a form for {@code payung.js}. */
    private String imports() {
        var imports = new TreeMap<String, String>();
        forms.versions().forEach((path, version) -> imports.put(path, path + "?v=" + version));
        for (var script : new String[] {TASKLIST + "scripts/kartu.js", TASKLIST + "scripts/words.js"}) {
            imports.put(script, script + "?bust=" + ours);
        }
        return new ObjectMapper().valueToTree(Map.of("imports", imports)).toString();
    }

    /** Tasklist's first script names Camunda's version wherever ours is meant, and asks for its settings anew each time. */
    private static byte[] bootstrap(String camunda) {
        return read("/app/tasklist/" + BOOTSTRAP + ".js")
                .replace("config.js?bust=\"+(new Date).getTime()", "config.js?bust=\"+window.payungVersion")
                .replace("\"" + camunda + "\"", "window.payungVersion")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String ours(String camunda) {
        var files = new Fingerprint();
        files.add("camunda", camunda.getBytes(StandardCharsets.UTF_8));
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath:" + WEBJAR + "/app/tasklist/*/*.*")) {
                files.add(file.getFilename(), file.getContentAsByteArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.hex().substring(0, 12);
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(WEBJAR + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
