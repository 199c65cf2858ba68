package id.payungdesa.payment;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.time.LocalDate;

/** One contribution period of one proposal on its way from the bill to the insurer's word that it is settled. */
public record Payment(
        PaymentId id,
        ProposalId proposal,
        VillageId village,
        long bill,
        Rupiah amount,
        String sppNumber,
        LocalDate sppDate,
        String requestedBy,
        String verifiedBy) {}
