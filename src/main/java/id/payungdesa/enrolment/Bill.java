package id.payungdesa.enrolment;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.VillageId;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The billing code under which a bank takes the contribution of one period; found paid when the insurer answered, as a new code
 * was asked for, that it has the money for this one.
 */
public record Bill(
        long id,
        ProposalId proposal,
        VillageId village,
        String code,
        Rupiah amount,
        YearMonth firstMonth,
        int months,
        LocalDate dueOn,
        LocalDate expiresOn,
        boolean foundPaid) {}
