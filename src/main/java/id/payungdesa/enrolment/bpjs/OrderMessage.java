package id.payungdesa.enrolment.bpjs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import id.payungdesa.enrolment.OrderStatus;

/** The three kinds of orders of the contract; only an answered one has an answer. */
record OrderMessage(String reference, OrderStatus.Kind kind, Status status, JsonNode answer) {

    OrderMessage {
        Marks.requireMark(reference);
        requireNonNull(kind);
        requireNonNull(status);
        if (answer.isNull() != (status == Status.RECEIVED)) {
            throw new IllegalArgumentException("Answer of an order that is " + status);
        }
    }

    OrderStatus toOrderStatus() {
        if (status == Status.RECEIVED) {
            return OrderStatus.received(reference, kind);
        }
        return switch (kind) {
            case MATCHING ->
                OrderStatus.answered(
                        reference,
                        Json.read(answer, MatchingAnswerMessage.class).toAnswer());
            case REGISTRATION ->
                OrderStatus.answered(
                        reference,
                        Json.read(answer, RegistrationAnswerMessage.class).toAnswer());
            case RENEWAL ->
                OrderStatus.answered(
                        reference, Json.read(answer, RenewalAnswerMessage.class).toAnswer());
        };
    }

    enum Status {
        RECEIVED,
        ANSWERED
    }
}
