package id.payungdesa.access.web;

import id.payungdesa.access.LastingFiles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Pages name the version of each file they use, and who asks for that version never has to ask again. A version that another
 * node has is answered with ours, but not to be kept.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class KeptForGood extends OncePerRequestFilter {

    private static final String FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable().getHeaderValue();

    private final Map<String, String> versions = new HashMap<>();

    KeptForGood(ObjectProvider<LastingFiles> files) {
        files.forEach(some -> versions.putAll(some.versions()));
    }

    @Configuration(proxyBeanMethods = false)
    static class OurFiles {

        @Bean
        LastingFiles filesOfPages() {
            return LastingFiles.under("static", "/**/*.*");
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, asksForVersion(request) ? new Kept(response) : new Versioned(response));
    }

    /** A page that tells of an error looks like the others. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Our pages say {@code v}, Camunda's {@code bust}. */
    private boolean asksForVersion(HttpServletRequest request) {
        var version = versions.get(request.getRequestURI());
        var asked = request.getQueryString();
        return version != null && (("v=" + version).equals(asked) || ("bust=" + version).equals(asked));
    }

    private final class Versioned extends HttpServletResponseWrapper {

        Versioned(HttpServletResponse response) {
            super(response);
        }

        @Override
        public String encodeURL(String address) {
            var version = versions.get(address);
            return super.encodeURL(version == null ? address : address + "?v=" + version);
        }
    }

    private static final class Kept extends HttpServletResponseWrapper {

        Kept(HttpServletResponse response) {
            super(response);
            super.setHeader(HttpHeaders.CACHE_CONTROL, FOR_GOOD);
        }

        @Override
        public void setHeader(String name, String value) {
            if (!HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, String value) {
            if (!HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setStatus(int status) {
            notUnless(status == SC_OK || status == SC_NOT_MODIFIED);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            notUnless(false);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            notUnless(false);
            super.sendError(status, message);
        }

        @Override
        public void sendRedirect(String address) throws IOException {
            notUnless(false);
            super.sendRedirect(address);
        }

        private void notUnless(boolean isTheFile) {
            if (!isTheFile) {
                super.setHeader(
                        HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            }
        }
    }
}
