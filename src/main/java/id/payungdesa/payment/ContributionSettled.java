package id.payungdesa.payment;

import id.payungdesa.proposal.ProposalId;
import java.time.Instant;

/** The insurer has the money of this bill: its people are covered from the day it was paid. */
public record ContributionSettled(PaymentId payment, ProposalId proposal, long bill, Instant paidAt) {}
