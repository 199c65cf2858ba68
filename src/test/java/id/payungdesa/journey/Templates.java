package id.payungdesa.journey;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which template drew a page last, and which there are. */
@TestComponent
class Templates implements WebMvcConfigurer, HandlerInterceptor {

    private static final Path FOLDER = Path.of("src", "main", "resources", "templates");

    /** Frames, parts of pages, a mail, and what the public sees where it is switched on (ParitranaJourney). */
    private static final Set<String> NO_PAGES = Set.of(
            "layout",
            "sandbox/layout",
            "letter/list",
            "monitoring/answer",
            "monitoring/csv-file",
            "monitoring/load",
            "monitoring/tabs",
            "report/table",
            "notice/mail",
            "dossier/public");

    private final Map<String, String> drawn = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView view) {
        if (view != null && view.getViewName() != null && !view.getViewName().startsWith("redirect:")) {
            drawn.put(path(request), view.getViewName());
        }
    }

    private static String path(HttpServletRequest request) {
        var refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return refused == null ? request.getRequestURI() : refused.toString();
    }

    /** The one behind what stands in the browser's address; the villages of the demo ask for pages meanwhile. */
    String of(String address) {
        return drawn.get(URI.create(address).getPath());
    }

    static Set<String> ofPages() {
        var all = named(FOLDER);
        all.removeAll(NO_PAGES);
        return all;
    }

    static Set<String> ofForms() {
        return named(Path.of("forms"));
    }

    private static Set<String> named(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".html"))
                    .map(file -> file.replace(".html", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
