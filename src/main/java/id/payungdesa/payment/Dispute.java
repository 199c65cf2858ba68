package id.payungdesa.payment;

import id.payungdesa.common.Rupiah;
import java.time.Instant;
import java.util.Optional;

/** Something that does not fit: how much it is about, and what has been proposed to resolve it. */
public record Dispute(
        DisputeId id,
        DisputeKind kind,
        Optional<PaymentId> payment,
        Rupiah amount,
        Instant raisedAt,
        Optional<Proposed> proposed,
        boolean open) {

    /** A resolution and who proposed it. */
    public record Proposed(Resolution resolution, String by) {}
}
