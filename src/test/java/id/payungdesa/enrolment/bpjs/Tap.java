package id.payungdesa.enrolment.bpjs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** Stands on the line to the insurer: hears every call, and can put another answer in the place of the true one. */
public final class Tap implements AutoCloseable {

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpClient line =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI insurer;
    private volatile UnaryOperator<Answer> change = UnaryOperator.identity();

    public Tap(URI insurer) throws IOException {
        this.insurer = insurer;
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(callers);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Call> calls() {
        return calls;
    }

    void answerWith(UnaryOperator<Answer> other) {
        change = other;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var key = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Api-Key"));
            var answer = forward(exchange, body, key);
            calls.add(new Call(exchange.getRequestMethod(), exchange.getRequestURI(), key, body, answer));
            var told = change.apply(answer);
            exchange.getResponseHeaders().set("Content-Type", told.type());
            exchange.getResponseHeaders().set("Location", "/v1/elsewhere");
            exchange.sendResponseHeaders(told.status(), told.body().length);
            exchange.getResponseBody().write(told.body());
        }
    }

    private Answer forward(HttpExchange exchange, byte[] body, Optional<String> key) throws IOException {
        var request = HttpRequest.newBuilder(insurer.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        key.ifPresent(value -> request.header("X-Api-Key", value));
        try {
            var response = line.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElseThrow(),
                    response.body());
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        callers.shutdownNow();
    }

    public record Call(String method, URI uri, Optional<String> key, byte[] body, Answer answer) {}

    public record Answer(int status, String type, byte[] body) {}
}
