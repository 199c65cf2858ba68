package id.payungdesa.enrolment;

import id.payungdesa.common.Rupiah;
import java.time.Instant;

/** A contribution that arrived at the insurer, numbered without gaps. */
public record Settlement(
        long sequence,
        String id,
        String billingCode,
        Rupiah amount,
        String bankReference,
        Instant paidAt,
        Instant settledAt) {}
