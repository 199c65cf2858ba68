package id.payungdesa.review;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.OfficialId;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.PaperDate;
import id.payungdesa.common.Refused;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import id.payungdesa.review.Verification.PersonVerdict;
import id.payungdesa.roster.Rosters;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the verdicts on candidates and tells the diagram which parts of a review are still to do. */
@Component
@Transactional
public class Reviews {

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final SharedDrafts drafts;
    private final Findings findings;
    private final RefusalNews refusals;
    private final Rosters rosters;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;

    Reviews(
            JdbcClient jdbc,
            Proposals proposals,
            SharedDrafts drafts,
            Findings findings,
            RefusalNews refusals,
            Rosters rosters,
            Audit audit,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.drafts = drafts;
        this.findings = findings;
        this.refusals = refusals;
        this.rosters = rosters;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    /** What the budget track has to do for this revision. */
    public enum BudgetTrack {
        DRAFT,
        REVISED,
        ENACTED,
        SETTLED
    }

    /** A submission answers the open findings and puts the persons concerned, and whoever is new, up for a verdict. */
    public void open(ProposalId id) {
        var proposal = proposals.get(id);
        if (proposal.revision() > 1) {
            findings.answered(id, proposal.revision());
            reopenVerdicts(id);
        } else if (proposal.basis() != Basis.ENACTED) {
            findings.inherit(proposal);
        }
        jdbc.sql("""
                insert into verdict (candidate_id, village_id, verdict, reason, note, given_at)
                select candidate.id, candidate.village_id, 'REFUSED', 'GANDA', 'ganda, Desa ' || held.village_name, :now
                from candidate
                join worker on worker.id = candidate.worker_id
                join proposal on proposal.id = candidate.proposal_id
                cross join lateral reserved_elsewhere(array[worker.nik_hash], proposal.cover, proposal.id) held
                where candidate.proposal_id = :id
                    and not exists (select from reservation where reservation.candidate_id = candidate.id)
                on conflict (candidate_id) do nothing
                """).param("id", id.value()).param("now", now()).update();
    }

    private void reopenVerdicts(ProposalId id) {
        jdbc.sql("""
                delete from verdict using candidate
                where candidate.id = verdict.candidate_id and candidate.proposal_id = :id and verdict.verdict = 'TO_CORRECT'
                """).param("id", id.value()).update();
    }

    /** A draft is evaluated once; afterwards only what was faulted or changed is looked at again. */
    @Transactional(readOnly = true)
    public BudgetTrack budgetTrack(ProposalId id) {
        var proposal = proposals.get(id);
        if (proposal.payer() == Payer.REGENCY) {
            return BudgetTrack.SETTLED;
        }
        var again = proposal.revision() > 1 && (findings.budgetToRecheck(id) || lineChanged(proposal));
        if (proposal.basis() == Basis.ENACTED) {
            return proposal.revision() == 1 || again ? BudgetTrack.ENACTED : BudgetTrack.SETTLED;
        }
        if (!drafts.decided(id)) {
            return BudgetTrack.DRAFT;
        }
        return again ? BudgetTrack.REVISED : BudgetTrack.SETTLED;
    }

    private boolean lineChanged(Proposal proposal) {
        return jdbc.sql("""
                select exists (
                    select from revision now
                    join revision before on before.proposal_id = now.proposal_id and before.revision = now.revision - 1
                    where now.proposal_id = :id and now.revision = :revision
                        and (now.amount > before.amount
                            or (now.fund_source, now.activity_code, now.account_code)
                                is distinct from (before.fund_source, before.activity_code, before.account_code)))
                """)
                .param("id", proposal.id().value())
                .param("revision", proposal.revision())
                .query(Boolean.class)
                .single();
    }

    public void checkBudget(ProposalId id, BudgetCheck check) {
        var proposal = proposals.get(id);
        findings.settleBudget(id);
        if (check.outcome() == BudgetCheck.Outcome.FINDING) {
            findings.raiseBudget(proposal, check.field(), check.finding());
        }
        audit.record(proposal.village(), "BUDGET_CHECKED", id, proposal.revision(), check);
    }

    @Transactional(readOnly = true)
    public boolean candidatesWithoutVerdict(ProposalId id) {
        return jdbc.sql("""
                select exists (select from participation where proposal_id = :id and verdict is null)
                """).param("id", id.value()).query(Boolean.class).single();
    }

    /** Gives each named person their verdict and accepts the others who have none yet. */
    public void verify(ProposalId id, Verification verification) {
        var proposal = proposals.get(id);
        refuseToOverrule(verification);
        refusals.tell(proposal, verification);
        verification.verdicts().forEach((candidate, verdict) -> judge(proposal, candidate, verdict));
        jdbc.sql("""
                insert into verdict (candidate_id, village_id, verdict, given_by, given_at)
                select candidate.id, candidate.village_id, 'ACCEPTED', :official, :now
                from candidate
                where candidate.proposal_id = :id
                on conflict (candidate_id) do nothing
                """)
                .param("official", current.get().id().value())
                .param("now", now())
                .param("id", id.value())
                .update();
        audit.record(proposal.village(), "CANDIDATES_VERIFIED", id, proposal.revision(), verification);
    }

    /** Nobody brings back the dead, nor whom another village holds. */
    private void refuseToOverrule(Verification verification) {
        var bySystem = jdbc.sql("""
                select exists (select from verdict where candidate_id = any (:candidates) and reason in ('GANDA', 'BPJS'))
                """)
                .param("candidates", verification.verdicts().keySet().toArray(Long[]::new))
                .query(Boolean.class)
                .single();
        if (bySystem) {
            throw new Refused(
                    "Keputusan sistem (ganda atau hasil pemadanan BPJS Ketenagakerjaan) tidak dapat diubah dari daftar ini.");
        }
    }

    /** What the insurer's matching says of a person weighs like a verdict: refused, or to be corrected by the village. */
    public void matched(ProposalId id, Map<Long, PersonVerdict> verdicts) {
        var proposal = proposals.get(id);
        verdicts.forEach((candidate, verdict) -> judge(proposal, candidate, verdict));
    }

    private void judge(Proposal proposal, long candidate, PersonVerdict verdict) {
        var judged = jdbc.sql("""
                insert into verdict (candidate_id, village_id, verdict, reason, note, given_by, given_at)
                select id, village_id, :verdict, :reason, :note, :official, :now
                from candidate where id = :candidate and proposal_id = :proposal
                on conflict (candidate_id) do update
                set verdict = excluded.verdict, reason = excluded.reason, note = excluded.note,
                    given_by = excluded.given_by, given_at = excluded.given_at
                """)
                .param("verdict", verdict.verdict().name())
                .param(
                        "reason",
                        verdict.reason() == null ? null : verdict.reason().name(),
                        Types.VARCHAR)
                .param("note", verdict.note(), Types.VARCHAR)
                .param("official", current.id().map(OfficialId::value).orElse(null), Types.BIGINT)
                .param("now", now())
                .param("candidate", candidate)
                .param("proposal", proposal.id().value())
                .update();
        rosters.exclude(proposal.id().value(), candidate, verdict.verdict() == Verification.Verdict.REFUSED);
        if (judged == 1 && verdict.verdict() == Verification.Verdict.TO_CORRECT) {
            var note = verdict.note() == null || verdict.note().isBlank() ? "" : ": " + verdict.note();
            findings.raiseAgainst(proposal, candidate, verdict.reason().title() + note);
        }
    }

    /** Both tracks are done: with findings the village has it again, without it is ready for the Bupati. */
    public boolean conclude(ProposalId id) {
        var proposal = proposals.get(id);
        var faulted = findings.open(id);
        if (!faulted && nobodyLeft(id)) {
            findings.raiseBySystem(
                    proposal, "people", "Tidak ada calon peserta yang diterima. Usulkan calon yang lain.");
            faulted = true;
        }
        if (proposal.stage() == Stage.REVIEW) {
            proposals.reached(id, faulted ? Stage.CORRECTION : Stage.READY);
            if (!faulted) {
                rosters.releaseExcluded(id.value());
            }
        }
        return faulted;
    }

    private boolean nobodyLeft(ProposalId id) {
        return jdbc.sql("select not exists (select from participation where proposal_id = :id and standing <> 'OUT')")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** The Perdes is recorded by hand unless the proposal began with it, or the regency pays. */
    @Transactional(readOnly = true)
    public boolean enactmentNeeded(ProposalId id) {
        var proposal = proposals.get(id);
        return proposal.payer() == Payer.VILLAGE
                && proposal.basis() != Basis.ENACTED
                && !jdbc.sql("select exists (select from enactment where proposal_id = :id)")
                        .param("id", id.value())
                        .query(Boolean.class)
                        .single();
    }

    public void enact(ProposalId id, Enactment enactment) {
        var proposal = proposals.get(id);
        PaperDate.require(enactment.date(), proposal.year().preparedFrom(), clock);
        jdbc.sql("insert into enactment values (:id, :village, :number, :date, :official, :now)")
                .param("id", id.value())
                .param("village", proposal.village().value())
                .param("number", enactment.number())
                .param("date", enactment.date())
                .param("official", current.get().id().value())
                .param("now", now())
                .update();
        audit.record(proposal.village(), "BUDGET_ENACTED", id, proposal.revision(), enactment);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
