package id.payungdesa.letter;

import id.payungdesa.access.Role;
import id.payungdesa.common.Rupiah;
import id.payungdesa.letter.Signatories.Decided;
import id.payungdesa.proposal.BudgetLine;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.Proposals;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The village head's letter to the camat: what one revision of a proposal asks for, as it was signed. */
@Component
class ProposalLetter implements Content {

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final BudgetWords budget;
    private final Signatories signatories;

    ProposalLetter(JdbcClient jdbc, Proposals proposals, BudgetWords budget, Signatories signatories) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.budget = budget;
        this.signatories = signatories;
    }

    record Said(
            String number,
            String day,
            int revision,
            int year,
            String people,
            String period,
            String months,
            Optional<String> monthly,
            String amount,
            String amountInWords,
            String fundSource,
            String activity,
            String account,
            String basis,
            List<String> papers,
            Signatory head) {}

    private record Frozen(
            int people,
            long amount,
            String fundSource,
            String activityCode,
            String accountCode,
            long signedBy,
            Instant at) {}

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.PROPOSAL);
    }

    @Override
    public Said of(ReadyLetter letter) {
        var proposal = proposals.get(letter.proposal());
        var frozen = frozen(letter);
        var amount = Rupiah.of(frozen.amount());
        var line = budget.of(
                proposal.year(), new BudgetLine(frozen.fundSource(), frozen.activityCode(), frozen.accountCode()));
        return new Said(
                letter.number().orElseThrow(),
                letter.day(),
                letter.revision().orElseThrow(),
                letter.year(),
                Words.counted(frozen.people()),
                Words.period(proposal.firstMonth(), proposal.months()),
                Words.counted(proposal.months()),
                monthly(letter, proposal, frozen),
                amount.toString(),
                amount.inWords(),
                line.fundSource(),
                line.activity(),
                line.account(),
                basis(proposal),
                papers(letter, frozen.at()),
                signatories.of(
                        letter,
                        new Decided("signProposal", frozen.signedBy(), frozen.at()),
                        Role.VILLAGE_HEAD,
                        letter.villageName()));
    }

    private Frozen frozen(ReadyLetter letter) {
        return jdbc.sql("""
                select people, amount, fund_source, activity_code, account_code, signed_by, submitted_at as at
                from revision where proposal_id = :id and revision = :revision
                """)
                .param("id", letter.proposal().value())
                .param("revision", letter.revision().orElseThrow())
                .query(Frozen.class)
                .single();
    }

    /** What each pays, where all pay the same and the list is still the one that was signed. */
    private Optional<String> monthly(ReadyLetter letter, Proposal proposal, Frozen frozen) {
        var rates = jdbc.sql("select distinct monthly from candidate where proposal_id = :id")
                .param("id", letter.proposal().value())
                .query(Long.class)
                .list();
        return proposal.revision() == letter.revision().orElseThrow()
                        && rates.size() == 1
                        && rates.get(0) * frozen.people() * proposal.months() == frozen.amount()
                ? Optional.of(Words.amount(Rupiah.of(rates.get(0))))
                : Optional.empty();
    }

    private static String basis(Proposal proposal) {
        return proposal.regulationNumber() == null
                ? proposal.basis().title()
                : proposal.basis().title() + ", Nomor " + proposal.regulationNumber();
    }

    private List<String> papers(ReadyLetter letter, Instant until) {
        return jdbc
                .sql("""
                select distinct kind from paper
                where proposal_id = :id and added_at <= :until and kind in ('MUSDES_MINUTES', 'VILLAGE_HEAD_DECREE', 'GRANT_LETTER')
                """)
                .param("id", letter.proposal().value())
                .param("until", Timestamp.from(until))
                .query((row, n) -> Paper.valueOf(row.getString(1)))
                .stream()
                .sorted()
                .map(Paper::title)
                .toList();
    }
}
