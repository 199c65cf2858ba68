package id.payungdesa.enrolment;

import java.util.Optional;

/** An order as the insurer has it: received, and answered once the answer of its kind is there. */
public record OrderStatus(
        String reference,
        Kind kind,
        Optional<MatchingAnswer> matching,
        Optional<RegistrationAnswer> registration,
        Optional<RenewalAnswer> renewal) {

    public static OrderStatus received(String reference, Kind kind) {
        return new OrderStatus(reference, kind, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static OrderStatus answered(String reference, MatchingAnswer answer) {
        return new OrderStatus(reference, Kind.MATCHING, Optional.of(answer), Optional.empty(), Optional.empty());
    }

    public static OrderStatus answered(String reference, RegistrationAnswer answer) {
        return new OrderStatus(reference, Kind.REGISTRATION, Optional.empty(), Optional.of(answer), Optional.empty());
    }

    public static OrderStatus answered(String reference, RenewalAnswer answer) {
        return new OrderStatus(reference, Kind.RENEWAL, Optional.empty(), Optional.empty(), Optional.of(answer));
    }

    /** What an order asks for. */
    public enum Kind {
        MATCHING,
        REGISTRATION,
        RENEWAL
    }
}
