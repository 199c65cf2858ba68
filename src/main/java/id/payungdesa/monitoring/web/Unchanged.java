package id.payungdesa.monitoring.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.util.StreamUtils;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Spares a slow line the page that looks whether something has changed: where nothing but the time has, nothing is sent. */
@Component
class Unchanged extends ShallowEtagHeaderFilter {

    private static final Pattern AS_OF = Pattern.compile("<time class=\"as-of\">([^<]*)</time>");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(Refreshing.ASKED) == null;
    }

    @Override
    protected String generateETagHeaderValue(InputStream page, boolean weak) throws IOException {
        var written = StreamUtils.copyToString(page, StandardCharsets.UTF_8);
        var same = AS_OF.matcher(written).replaceAll("");
        return "W/\"" + DigestUtils.md5DigestAsHex(same.getBytes(StandardCharsets.UTF_8)) + "\"";
    }
}
