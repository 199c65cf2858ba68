package id.payungdesa.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** A browser without a screen: keeps cookies, sends the tokens against forged requests, follows nothing by itself. */
public class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Answers are put together by the thread that reads them: each is waited for, so a thread more would only hand it on. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();

    private final URI site;
    private final Map<String, String> cookies = new ConcurrentSkipListMap<>();

    public Browser(URI site) {
        this.site = site;
    }

    /** Opens the page and sends its form; where one lands tells whether one is in. */
    public HttpResponse<String> login(String login, String password) {
        get("/login");
        return sendsLogin(login, password);
    }

    HttpResponse<String> sendsLogin(String login, String password) {
        return form("/login", Map.of("username", login, "password", password));
    }

    /** Sends a form of ours with its token. */
    public HttpResponse<String> form(String path, Map<String, String> fields) {
        var form = new TreeMap<>(fields);
        form.put("_csrf", cookies.getOrDefault("APP-XSRF", ""));
        return post(
                path,
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    /** Sends a form in which a field may stand more than once; its fields are encoded already. */
    public HttpResponse<String> form(String path, String fields) {
        return post(path, fields + "&_csrf=" + cookies.getOrDefault("APP-XSRF", ""));
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The webapps hand out their token with the first read. */
    public Browser loggedIn(String login, String password) {
        login(login, password);
        get("/camunda/api/admin/auth/user/default");
        return this;
    }

    public HttpResponse<String> get(String path) {
        return get(path, path.contains("/api/") ? "application/json" : "text/html");
    }

    public HttpResponse<String> get(String path, String accept) {
        return send(request(path).header("Accept", accept).GET());
    }

    public HttpResponse<String> json(String method, String path, String body) {
        return json(method, path, body, "application/json");
    }

    public HttpResponse<String> json(String method, String path, String body, String accept) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .header("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""))
                .header("X-APP-XSRF", cookies.getOrDefault("APP-XSRF", ""))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** Uploads as the forms do. */
    public HttpResponse<String> upload(String path, String fileName, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--payung\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--payung--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=payung")
                .header("Accept", "application/json")
                .header("X-APP-XSRF", cookies.getOrDefault("APP-XSRF", ""))
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site + path)).timeout(PATIENCE);
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public void forget(String cookie) {
        cookies.remove(cookie);
    }

    private void keep(String header) {
        var cookie = header.split(";", 2)[0].split("=", 2);
        if (cookie[1].isEmpty()) {
            cookies.remove(cookie[0]);
        } else {
            cookies.put(cookie[0], cookie[1]);
        }
    }
}
