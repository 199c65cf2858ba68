package id.payungdesa.enrolment.bpjs;

import id.payungdesa.enrolment.Insurer;
import id.payungdesa.enrolment.InsurerSilent;
import id.payungdesa.enrolment.MatchingOrder;
import id.payungdesa.enrolment.OrderStatus;
import id.payungdesa.enrolment.RegistrationOrder;
import id.payungdesa.enrolment.RenewalOrder;
import id.payungdesa.enrolment.Settlement;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;
import org.springframework.web.client.RestClientException;

/** The insurer over HTTP, as {@code insurer/openapi.yaml} has it. Whatever that does not promise is silence. */
class BpjsInsurer implements Insurer {

    private static final int LARGEST_BODY = 2 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final RestClient http;

    BpjsInsurer(InsurerProperties properties) {
        var timeout = properties.timeout();
        var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .build();
        var requests = new JdkClientHttpRequestFactory(client);
        // Counts from the request to the last byte of the body, so it is the read and the total limit in one.
        requests.setReadTimeout(timeout);
        http = RestClient.builder()
                .requestFactory(requests)
                .baseUrl(properties.url())
                .defaultHeader("X-Api-Key", properties.apiKey())
                .build();
    }

    @Override
    public void submit(MatchingOrder order) {
        submit("/v1/matchings", order.reference(), MatchingMessage.of(order));
    }

    @Override
    public void submit(RegistrationOrder order) {
        submit("/v1/registrations", order.reference(), RegistrationMessage.of(order));
    }

    @Override
    public void submit(RenewalOrder order) {
        submit("/v1/renewals", order.reference(), RenewalMessage.of(order));
    }

    private void submit(String path, String reference, Object message) {
        // Bytes, because the client would log any other body.
        var reply = call(
                http.post().uri(path).contentType(MediaType.APPLICATION_JSON).body(Json.write(message)));
        if (reply.status() == 202) {
            requireSame(reference, reply.read(ReceiptMessage.class).reference());
        } else {
            throw reply.refusal();
        }
    }

    @Override
    public Optional<OrderStatus> ask(String reference) {
        var reply = call(http.get().uri("/v1/orders/{reference}", reference));
        if (reply.saysNeverReceived()) {
            return Optional.empty();
        }
        var order = reply.expect(200, OrderMessage.class);
        requireSame(reference, order.reference());
        return Optional.of(order.toOrderStatus());
    }

    @Override
    public List<Settlement> settlementsAfter(long sequence) {
        return call(http.get().uri("/v1/settlements?after={sequence}", sequence))
                .expect(200, SettlementsMessage.class)
                .after(sequence);
    }

    private static Reply call(RequestHeadersSpec<?> request) {
        try {
            return request.accept(MediaType.APPLICATION_JSON).exchange((sent, received) -> {
                var body = received.getBody().readNBytes(LARGEST_BODY + 1);
                if (body.length > LARGEST_BODY) {
                    throw new InsurerSilent("An answer of more than " + LARGEST_BODY + " bytes");
                }
                return new Reply(received.getStatusCode().value(), body);
            });
        } catch (RestClientException nothing) {
            throw new InsurerSilent("No answer", nothing);
        }
    }

    private static void requireSame(String asked, String answered) {
        if (!asked.equals(answered)) {
            throw new InsurerSilent("An answer about another order than " + asked);
        }
    }
}
