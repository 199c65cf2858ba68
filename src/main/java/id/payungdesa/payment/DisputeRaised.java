package id.payungdesa.payment;

/** Something the insurer told, or did not tell, does not fit what was paid: two people have to resolve it. */
public record DisputeRaised(DisputeId dispute) {}
