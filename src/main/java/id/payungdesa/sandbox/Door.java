package id.payungdesa.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server of the sandbox, on the loopback address alone; answers well or as its {@link Mood} has it. */
class Door implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Door.class);
    private static final int CALLS_AT_ONCE = 16;
    private static final String REFUSAL = "{\"code\":\"INVALID\",\"message\":\"The sandbox refuses this order\"}";

    static {
        // Otherwise the body waits 40 ms for the caller to acknowledge the headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Mood mood;
    private final Function<Request, Response> desks;
    private final HttpServer server;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLS_AT_ONCE);
    private final CountDownLatch closed = new CountDownLatch(1);

    Door(int port, Mood mood, Function<Request, Response> desks) {
        this.mood = mood;
        this.desks = desks;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + port, taken);
        }
        server.setExecutor(callers);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = Request.read(exchange);
            var misbehaviour = mood.towards(request.path());
            if (misbehaviour.isEmpty()) {
                send(exchange, answer(request));
            } else {
                misbehave(exchange, request, misbehaviour.get());
            }
        }
    }

    private void misbehave(HttpExchange exchange, Request request, Misbehaviour misbehaviour) throws IOException {
        switch (misbehaviour.kind()) {
            case DROP_BEFORE -> {}
            case REFUSE -> send(exchange, Response.of(400, "application/json", REFUSAL));
            default -> spoil(exchange, answer(request), misbehaviour);
        }
    }

    private Response answer(Request request) {
        try {
            return isFromHere(request) ? desks.apply(request) : Response.of(403, "text/plain", "");
        } catch (RuntimeException failure) {
            log.error("The sandbox failed on {} {}", request.method(), request.path(), failure);
            return Response.of(500, "text/plain", "");
        }
    }

    /** A page elsewhere, or a name elsewhere that points to this machine, must not act here through a browser. */
    private boolean isFromHere(Request request) {
        var host = request.headers().first("Host");
        var origin = request.headers().first("Origin");
        return Set.of("127.0.0.1:" + port(), "localhost:" + port()).contains(host)
                && (origin.isEmpty() || origin.equals("http://" + host));
    }

    private void spoil(HttpExchange exchange, Response response, Misbehaviour misbehaviour) throws IOException {
        switch (misbehaviour.kind()) {
            case REFUSE, DROP_BEFORE, DROP_AFTER -> {}
            case ERROR_AFTER -> send(exchange, Response.of(500, "text/html", "<h1>Internal Server Error</h1>"));
            case GARBAGE -> send(exchange, Response.of(response.status(), "text/html", "<p>Selamat datang"));
            case FOREIGN -> send(exchange, aboutAnotherOrder(response));
            case DELAY -> {
                pause(misbehaviour.delay());
                send(exchange, response);
            }
            case DRIP -> drip(exchange, response, misbehaviour.delay());
        }
    }

    private static Response aboutAnotherOrder(Response response) {
        var text = new String(response.body(), StandardCharsets.UTF_8);
        return new Response(
                response.status(),
                response.headers(),
                text.replaceFirst("\"reference\":\"", "\"reference\":\"x").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        begin(exchange, response);
        exchange.getResponseBody().write(response.body());
    }

    private void drip(HttpExchange exchange, Response response, Duration wait) throws IOException {
        begin(exchange, response);
        for (int at = 0; at < response.body().length; at++) {
            pause(wait);
            exchange.getResponseBody().write(Arrays.copyOfRange(response.body(), at, at + 1));
            exchange.getResponseBody().flush();
        }
    }

    private static void begin(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
    }

    private void pause(Duration wait) throws IOException {
        try {
            if (closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("The sandbox closes");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException(stop);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        callers.shutdownNow();
    }
}
