package id.payungdesa.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls a sandbox as a stranger would, without our adapter. */
class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

    Caller(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static String nik(String serial) {
        return "650399010280" + serial;
    }

    static String matching(String reference, String birthDate, String... serials) {
        return """
                {"reference":"%s","persons":[%s]}""".formatted(reference, each("""
                {"ref":"%1$s","nik":"650399010280%1$s","name":"Budi","birthDate":"BORN","sex":"L"}""".replace("BORN", birthDate), serials));
    }

    static String registration(String reference, String... serials) {
        return """
                {"reference":"%s","payer":{"code":"6503992001","name":"Desa <b>Aru</b> & O'Neil"},
                 "firstMonth":"2027-01","months":12,"instalmentMonths":3,"persons":[%s]}""".formatted(reference, each("""
                {"ref":"%1$s","nik":"650399010280%1$s","name":"Siti","birthDate":"1980-02-01","sex":"P",
                 "occupation":"Nelayan","baseIncome":1400000,"months":12}""", serials));
    }

    static String addition(String reference, String first, String... serials) {
        return registration(reference, serials).replaceFirst("\\{", "{\"addsTo\":\"%s\",".formatted(first));
    }

    private static String each(String template, String... serials) {
        return Stream.of(serials).map(template::formatted).collect(Collectors.joining(","));
    }

    Reply post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply form(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Reply get(String path) {
        return send(request(path));
    }

    /** What an order was answered; null while it is not. */
    JsonNode answer(String reference) {
        return get("/v1/orders/" + reference).json().path("answer");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + path)).header("X-Api-Key", SandboxBooks.API_KEY);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    record Reply(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
