package id.payungdesa.sandbox;

import static id.payungdesa.sandbox.Refused.Code.INVALID;
import static id.payungdesa.sandbox.Refused.Code.KEY_REFUSED;
import static id.payungdesa.sandbox.Refused.Code.REFERENCE_UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import id.payungdesa.sandbox.InsurerDesk.Received;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The insurer's side of {@code insurer/openapi.yaml}. */
class InsurerApi {

    private static final String ORDERS = "/v1/orders/";

    private final InsurerDesk desk;
    private final Settlements settlements;
    private final Clock clock;
    private final String apiKey;

    InsurerApi(InsurerDesk desk, Settlements settlements, Clock clock, String apiKey) {
        this.desk = desk;
        this.settlements = settlements;
        this.clock = clock;
        this.apiKey = apiKey;
    }

    Response answer(Request request) {
        try {
            if (!apiKey.equals(request.headers().first("X-Api-Key"))) {
                throw new Refused(KEY_REFUSED, "The key is not known");
            }
            return route(request);
        } catch (Refused refused) {
            return Response.json(refused.code().status(), new Refusal(refused.code(), refused.getMessage()));
        }
    }

    private Response route(Request request) {
        if (request.is("POST", "/v1/matchings")) {
            return take(Json.read(request.boundedBody(), Matching.class), desk::receive);
        }
        if (request.is("POST", "/v1/registrations")) {
            return take(Json.read(request.boundedBody(), Registration.class), desk::receive);
        }
        if (request.is("POST", "/v1/renewals")) {
            return take(Json.read(request.boundedBody(), Renewal.class), desk::receive);
        }
        if (request.is("GET", "/v1/settlements")) {
            return Response.json(200, new SettlementList(settlements.after(sequence(request.value("after")))));
        }
        if (request.method().equals("GET") && request.path().startsWith(ORDERS)) {
            return tell(request.path().substring(ORDERS.length()));
        }
        return Response.of(404, "text/plain", "");
    }

    private <T extends Order> Response take(T order, Consumer<T> receive) {
        receive.accept(order);
        return Response.json(202, new Receipt(order.reference(), Status.RECEIVED));
    }

    private Response tell(String reference) {
        var order = desk.find(reference)
                .orElseThrow(() -> new Refused(REFERENCE_UNKNOWN, "No order with this reference was received"));
        boolean due = !clock.instant().isBefore(order.tellAt());
        return Response.json(200, due ? told(order) : new Told(order.reference(), order.kind(), Status.RECEIVED, null));
    }

    private static Told told(Received order) {
        return new Told(order.reference(), order.kind(), Status.ANSWERED, Json.tree(order.answer()));
    }

    private static long sequence(String after) {
        if (!after.matches("[0-9]{1,18}")) {
            throw new Refused(INVALID, "The value of 'after' is not a sequence");
        }
        return Long.parseLong(after);
    }

    private enum Status {
        RECEIVED,
        ANSWERED
    }

    private record Receipt(String reference, Status status) {}

    private record Told(String reference, Order.Kind kind, Status status, JsonNode answer) {}

    private record Refusal(Refused.Code code, String message) {}

    private record SettlementList(List<Settlements.Settlement> settlements) {}
}
