package id.payungdesa.proposal;

import id.payungdesa.common.BudgetYear;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.CoverPeriod;
import id.payungdesa.roster.WorkerList;
import java.time.LocalDate;
import java.time.YearMonth;

/** What one village asks for in one budget year: months of cover for its workers, from a named source of money. */
public record Proposal(
        ProposalId id,
        VillageId village,
        BudgetYear year,
        YearMonth firstMonth,
        int months,
        int instalmentMonths,
        BudgetLine line,
        Payer payer,
        Basis basis,
        String regulationNumber,
        LocalDate regulationDate,
        int target,
        Stage stage,
        int revision) {

    Proposal at(Stage reached, int handedOver) {
        return new Proposal(
                id,
                village,
                year,
                firstMonth,
                months,
                instalmentMonths,
                line,
                payer,
                basis,
                regulationNumber,
                regulationDate,
                target,
                reached,
                handedOver);
    }

    /** The frame its list of workers is checked in. */
    public WorkerList list() {
        return new WorkerList(id.value(), village, new CoverPeriod(firstMonth, months), target, draftRevision());
    }

    /** The revision that is being drafted, or was drafted last. */
    public int draftRevision() {
        return stage.editable() || stage == Stage.SIGNING ? revision + 1 : revision;
    }
}
