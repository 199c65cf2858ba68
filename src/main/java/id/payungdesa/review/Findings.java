package id.payungdesa.review;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.OfficialId;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what the reviewers found, pinned to a field or a person, until the village has answered it. */
@Component
@Transactional
public class Findings {

    private final JdbcClient jdbc;
    private final CurrentOfficial current;
    private final Clock clock;

    Findings(JdbcClient jdbc, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.current = current;
        this.clock = clock;
    }

    /** The part of the review that looks again at what was faulted. */
    public enum Track {
        BUDGET,
        CANDIDATES
    }

    /** A fault of the whole, as the regency finds it: no single field or person has it. */
    public void raise(Proposal proposal, Track track, String remark) {
        raise(proposal, track, null, null, remark, raiser());
    }

    void raiseBudget(Proposal proposal, String field, String remark) {
        raise(proposal, Track.BUDGET, field, null, remark, raiser());
    }

    /** Nobody in particular found it, whoever's step brought it to light. */
    void raiseBySystem(Proposal proposal, String field, String remark) {
        raise(proposal, Track.BUDGET, field, null, remark, null);
    }

    void raiseAgainst(Proposal proposal, long candidate, String remark) {
        raise(proposal, Track.CANDIDATES, null, candidate, remark, raiser());
    }

    private void raise(Proposal proposal, Track track, String field, Long candidate, String remark, Long raiser) {
        jdbc.sql("""
                insert into finding (proposal_id, village_id, revision, track, field, candidate_id, remark, raised_by, raised_at)
                values (:proposal, :village, :revision, :track, :field, :candidate, :remark, :official, :now)
                """)
                .param("proposal", proposal.id().value())
                .param("village", proposal.village().value())
                .param("revision", proposal.revision())
                .param("track", track.name())
                .param("field", field, Types.VARCHAR)
                .param("candidate", candidate, Types.BIGINT)
                .param("remark", remark)
                .param("official", raiser, Types.BIGINT)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Long raiser() {
        return current.signer()
                .map(Official::id)
                .or(current::id)
                .map(OfficialId::value)
                .orElse(null);
    }

    /** Whether the village still owes an answer. */
    @Transactional(readOnly = true)
    public boolean open(ProposalId id) {
        return exists(id, "answered_in is null");
    }

    /** Whether an answered finding of the budget still waits for the officer to look again. */
    @Transactional(readOnly = true)
    public boolean budgetToRecheck(ProposalId id) {
        return exists(id, "track = 'BUDGET' and answered_in is not null and not settled");
    }

    /** A new revision answers whatever was open. */
    public void answered(ProposalId id, int revision) {
        jdbc.sql("update finding set answered_in = :revision where proposal_id = :id and answered_in is null")
                .param("revision", revision)
                .param("id", id.value())
                .update();
    }

    /** What still stands against the same activity in a draft that was evaluated before this proposal leaned on it. */
    void inherit(Proposal proposal) {
        jdbc.sql("""
                insert into finding (proposal_id, village_id, revision, track, field, remark, raised_by, raised_at)
                select distinct on (elder.field, elder.remark) proposal.id, proposal.village_id, proposal.revision, 'BUDGET',
                    elder.field, elder.remark, elder.raised_by, elder.raised_at
                from proposal
                join proposal other on other.village_id = proposal.village_id and other.budget_year = proposal.budget_year
                    and other.basis = proposal.basis and other.activity_code = proposal.activity_code
                    and other.payer = 'VILLAGE' and other.id <> proposal.id
                join finding elder on elder.proposal_id = other.id and elder.track = 'BUDGET' and not elder.settled
                    and elder.field = any (:criteria)
                where proposal.id = :id and proposal.payer = 'VILLAGE'
                """)
                .param(
                        "criteria",
                        Arrays.stream(Criterion.values()).map(Enum::name).toArray(String[]::new))
                .param("id", proposal.id().value())
                .update();
    }

    void settleBudget(ProposalId id) {
        jdbc.sql(
                        "update finding set settled = true where proposal_id = :id and track = 'BUDGET' and answered_in is not null")
                .param("id", id.value())
                .update();
    }

    private boolean exists(ProposalId id, String which) {
        return jdbc.sql("select exists (select from finding where proposal_id = :id and " + which + ")")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }
}
