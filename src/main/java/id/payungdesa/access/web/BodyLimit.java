package id.payungdesa.access.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Nobody fills the memory of the server through our REST: what is no upload has to be small. */
@Component
class BodyLimit extends OncePerRequestFilter {

    static final long OF_JSON = 1024 * 1024;
    /** Rows pasted from a spreadsheet, which are refused with a sentence of their own above 5 MB. */
    static final long OF_TEXT = 6 * 1024 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = String.valueOf(request.getContentType());
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/") || type.startsWith("multipart/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isText = String.valueOf(request.getContentType()).startsWith(MediaType.TEXT_PLAIN_VALUE);
        var limit = isText ? OF_TEXT : OF_JSON;
        if (request.getContentLengthLong() > limit) {
            Answers.message(response, 413, "Isian terlalu besar. Kurangi isinya, lalu coba lagi.");
        } else {
            chain.doFilter(new Limited(request, limit), response);
        }
    }

    /** For whoever does not say beforehand how much will come. */
    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Stream(super.getInputStream(), limit);
        }
    }

    private static final class Stream extends ServletInputStream {

        private final ServletInputStream body;
        private long left;

        Stream(ServletInputStream body, long limit) {
            this.body = body;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = body.read(into, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("The body is too large");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
