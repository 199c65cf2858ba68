package id.payungdesa.journey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Which template drew the page that came last, and which there are. */
@TestComponent
class Templates implements WebMvcConfigurer, HandlerInterceptor {

    private static final Path FOLDER = Path.of("src", "main", "resources", "templates");

    /** Frames, parts of pages, a mail, and what the public sees where it is switched on (ParitranaJourney). */
    private static final Set<String> NO_PAGES = Set.of(
            "layout",
            "sandbox/layout",
            "letter/list",
            "monitoring/answer",
            "monitoring/load",
            "monitoring/tabs",
            "report/table",
            "notice/mail",
            "dossier/public");

    private volatile String last = "";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView drawn) {
        if (drawn != null && drawn.getViewName() != null && !drawn.getViewName().startsWith("redirect:")) {
            last = drawn.getViewName();
        }
    }

    String last() {
        return last;
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
