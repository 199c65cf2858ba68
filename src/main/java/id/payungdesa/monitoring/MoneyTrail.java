package id.payungdesa.monitoring;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import java.util.Optional;

/** How far the money of a proposal has come; nothing where it has not come so far yet. */
public record MoneyTrail(
        ProposalId proposal,
        int year,
        String fundSource,
        Optional<Rupiah> proposed,
        Optional<Rupiah> endorsed,
        Optional<Rupiah> billed,
        Optional<Rupiah> paid,
        Optional<Rupiah> settled,
        Optional<String> codes) {}
