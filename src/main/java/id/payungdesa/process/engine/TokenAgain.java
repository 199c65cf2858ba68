package id.payungdesa.process.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Gives a new token to whoever opens a page of the webapps without theirs. They hand it out once, with whatever is asked
 * for first, and end the session of those who come without: on a slow line that was a picture broken off by a click.
 */
class TokenAgain extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && opensPage(request)) {
            var token = session.getAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
            var cookie = WebUtils.getCookie(request, CsrfConstants.CSRF_TOKEN_DEFAULT_COOKIE_NAME);
            if (cookie == null || !cookie.getValue().equals(token)) {
                session.removeAttribute(CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME);
            }
        }
        chain.doFilter(request, response);
    }

    /** What is asked for beside a page may come late, after the page has its token. */
    private static boolean opensPage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && String.valueOf(request.getHeader("Accept")).contains(MediaType.TEXT_HTML_VALUE);
    }
}
