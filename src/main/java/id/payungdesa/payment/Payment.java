package id.payungdesa.payment;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One contribution period of one proposal on its way from the bill to the insurer's word that it is settled. */
public record Payment(
        PaymentId id,
        ProposalId proposal,
        VillageId village,
        long bill,
        Payer payer,
        Rupiah amount,
        Turn turn,
        Request request,
        Optional<Paid> paid,
        boolean accepted,
        boolean settled) {

    /** How often it was asked for by now, and how much of it the treasurer has to pay this time. */
    public record Turn(int number, Rupiah toPay) {}

    /** The SPP, with the names of those who wrote and verified it; all of it is missing where none is needed. */
    public record Request(
            String sppNumber, LocalDate sppDate, String requestedBy, String verifiedBy, boolean approved) {}

    /** What the treasurer recorded of the bank's receipt, and since when the insurer's word is awaited. */
    public record Paid(String bankReference, LocalDate on, String by, Instant waitingSince) {}
}
