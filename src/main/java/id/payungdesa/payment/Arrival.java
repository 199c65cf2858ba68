package id.payungdesa.payment;

import id.payungdesa.common.Rupiah;
import java.time.Instant;

/** Money that arrived at the insurer, as it told of it. */
public record Arrival(String billingCode, Rupiah amount, String bankReference, Instant paidAt) {}
