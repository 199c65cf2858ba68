package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Refused.Code.INVALID;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A call to the sandbox, read whole. */
record Request(String method, String path, String query, Headers headers, byte[] body) {

    private static final int LARGEST_BODY = 2 << 20;

    static Request read(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI();
        var headers = exchange.getRequestHeaders();
        return new Request(
                exchange.getRequestMethod(),
                uri.getPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                name -> Optional.ofNullable(headers.getFirst(name)).orElse(""),
                bounded(exchange.getRequestBody()));
    }

    /** Who sends too much is let finish, within reason, or hears of a broken line and not of the size. */
    private static byte[] bounded(InputStream body) throws IOException {
        var taken = body.readNBytes(LARGEST_BODY + 1);
        if (taken.length > LARGEST_BODY) {
            body.readNBytes(4 * LARGEST_BODY);
        }
        return taken;
    }

    boolean is(String wantedMethod, String wantedPath) {
        return method.equals(wantedMethod) && path.equals(wantedPath);
    }

    byte[] boundedBody() {
        if (body.length > LARGEST_BODY) {
            throw new Refused(INVALID, "The body is larger than " + LARGEST_BODY + " bytes");
        }
        return body;
    }

    /** A value of the query or, failing that, of the form. */
    String value(String name) {
        return value(query, name)
                .or(() -> value(new String(boundedBody(), StandardCharsets.UTF_8), name))
                .orElse("");
    }

    private static Optional<String> value(String pairs, String name) {
        for (var pair : pairs.split("&")) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    /** The headers by name; one that is not there is empty. */
    interface Headers {

        String first(String name);
    }
}
