package id.payungdesa.review;

import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Several proposals of a village may lean on one draft budget: it comes once, is evaluated through one of them, and counts for all. */
@Component
@Transactional
public class SharedDrafts {

    private final JdbcClient jdbc;
    private final Proposals proposals;

    SharedDrafts(JdbcClient jdbc, Proposals proposals) {
        this.jdbc = jdbc;
        this.proposals = proposals;
    }

    /** Whether the proposal's draft is at the kecamatan already. */
    @Transactional(readOnly = true)
    public boolean isReceived(ProposalId id) {
        return jdbc.sql("""
                select exists (select from evaluation where village_id = :village and budget_year = :year and draft = :draft)
                """)
                .params(draftOf(proposals.get(id)))
                .query(Boolean.class)
                .single();
    }

    /**
     * Whether the draft is evaluated through this proposal: the one it came with, or the eldest left when that is gone.
     * The result waits until the asking proposal has settled where it stands, so that it is told of it.
     */
    public boolean leads(ProposalId id) {
        return leader(proposals.get(id)).filter(id::equals).isPresent();
    }

    private Optional<ProposalId> leader(Proposal proposal) {
        return jdbc.sql("""
                with shared as materialized (
                    select received_for from evaluation
                    where village_id = :village and budget_year = :year and draft = :draft
                    for share
                ), beside as (
                    select id from proposal
                    where village_id = :village and budget_year = :year and basis = :basis and payer = 'VILLAGE'
                        and stage = 'REVIEW'
                )
                select coalesce((select id from beside where id = shared.received_for), (select min(id) from beside))
                from shared
                """)
                .params(draftOf(proposal))
                .param("basis", proposal.basis().name())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .optional()
                .flatMap(leader -> leader)
                .map(ProposalId::new);
    }

    /** The draft a proposal leans on, as the key of its evaluation. */
    static Map<String, Object> draftOf(Proposal proposal) {
        return Map.of(
                "village", proposal.village().value(), "year", proposal.year().value(), "draft", draft(proposal));
    }

    /** Every proposal under review that leans on the same draft, this one among them, eldest first. */
    List<ProposalId> beside(Proposal proposal) {
        return jdbc.sql("""
                select id from proposal
                where village_id = :village and budget_year = :year and basis = :basis and payer = 'VILLAGE' and stage = 'REVIEW'
                order by id
                """)
                .param("village", proposal.village().value())
                .param("year", proposal.year().value())
                .param("basis", proposal.basis().name())
                .query((row, n) -> new ProposalId(row.getLong(1)))
                .list();
    }

    /** The other proposals under review on the same draft. */
    @Transactional(readOnly = true)
    public List<ProposalId> siblings(ProposalId id) {
        return beside(proposals.get(id)).stream()
                .filter(other -> !other.equals(id))
                .toList();
    }

    /** Who has to take over an undecided evaluation after a proposal has left it; nobody while somebody is at work on it. */
    public Optional<ProposalId> heir(ProposalId left) {
        var proposal = proposals.get(left);
        if (proposal.basis().draft().isEmpty() || decided(left)) {
            return Optional.empty();
        }
        return leader(proposal).filter(heir -> !isOpen(heir, "prepareEvaluation") && !isOpen(heir, "signEvaluation"));
    }

    /** Whether this step of the proposal waits for somebody. */
    @Transactional(readOnly = true)
    public boolean isOpen(ProposalId id, String step) {
        return jdbc.sql(
                        "select exists (select from step where proposal_id = :id and step = :step and closed_at is null)")
                .param("id", id.value())
                .param("step", step)
                .query(Boolean.class)
                .single();
    }

    /** Whether the camat's result, or his silence, is already there for the proposal's draft. */
    @Transactional(readOnly = true)
    public boolean decided(ProposalId id) {
        return jdbc.sql("""
                select exists (select from evaluation e join proposal p on p.id = :id
                    where e.village_id = p.village_id and e.budget_year = p.budget_year and e.draft = :draft
                        and e.result is not null)
                """)
                .param("id", id.value())
                .param("draft", proposals.get(id).basis().draft().orElse(""))
                .query(Boolean.class)
                .single();
    }

    private static String draft(Proposal proposal) {
        return proposal.basis().draft().orElseThrow(() -> new Refused("Usulan ini tidak bergantung pada Raperdes."));
    }
}
