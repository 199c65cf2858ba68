package id.payungdesa.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import id.payungdesa.monitoring.ProposalSheet;
import id.payungdesa.monitoring.ProposalSheets;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds to a proposal's sheet what the rules say of its source of money. */
@Component
@Transactional(readOnly = true)
class RuledSheets {

    private final ProposalSheets sheets;
    private final Proposals proposals;
    private final FundSourceRule rule;

    RuledSheets(ProposalSheets sheets, Proposals proposals, FundSourceRule rule) {
        this.sheets = sheets;
        this.proposals = proposals;
        this.rule = rule;
    }

    record RuledSheet(@JsonUnwrapped ProposalSheet sheet, String fundSourceVerdict, String fundSourceCitation) {}

    /** Findings of the budget that the village has answered and nobody has looked at again. */
    List<ProposalSheet.Finding> answeredBudgetFindings(ProposalId id) {
        return sheets.answeredBudgetFindings(id);
    }

    RuledSheet get(ProposalId id) {
        var proposal = proposals.get(id);
        var ruling = rule.of(proposal.year().value(), proposal.line().fundSource(), proposal.payer());
        return new RuledSheet(sheets.get(id), ruling.verdict(), ruling.citation());
    }
}
