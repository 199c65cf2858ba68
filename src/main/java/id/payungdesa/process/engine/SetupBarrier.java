package id.payungdesa.process.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides the page that makes an administrator out of anybody (CVE-2026-77226), however its address is written, and every
 * address that only decoding makes one of the webapps.
 */
class SetupBarrier extends OncePerRequestFilter {

    private static final int LAYERS_OF_ENCODING = 3;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (plain(request.getRequestURI()).contains("/admin/setup") || disguised(request)) {
            Denial.NOT_FOUND.answer(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean disguised(HttpServletRequest request) {
        var servlet = request.getServletPath();
        return servlet.startsWith("/camunda/api")
                && !request.getRequestURI().startsWith(request.getContextPath() + servlet);
    }

    /** The path as the strangest of servers could read it. */
    static String plain(String path) {
        var plain = path;
        for (int layer = 0; layer < LAYERS_OF_ENCODING; layer++) {
            plain = decoded(plain).replaceAll(";[^/]*", "");
        }
        return StringUtils.cleanPath(plain.replace('\\', '/').replaceAll("/+", "/"))
                .replaceAll("/(\\./)+", "/")
                .toLowerCase(Locale.ROOT);
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
