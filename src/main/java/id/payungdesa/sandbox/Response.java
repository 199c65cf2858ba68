package id.payungdesa.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What the sandbox answers to a call. */
record Response(int status, Map<String, String> headers, byte[] body) {

    private static final String JSON = "application/json";
    private static final String HTML = "text/html; charset=utf-8";

    static Response json(int status, Object value) {
        return of(status, JSON, Json.write(value));
    }

    static Response html(int status, String page) {
        return of(status, HTML, page);
    }

    static Response of(int status, String type, String text) {
        return new Response(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
    }

    static Response seeOther(String location) {
        return new Response(303, Map.of("Location", location), new byte[0]);
    }
}
