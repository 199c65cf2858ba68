package id.payungdesa.proposal;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Role;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.PerTransaction;
import id.payungdesa.common.Refused;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.Rosters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps {@link Proposal}s: from their start to the cover of their workers. */
@Component
@Transactional
public class Proposals {

    private final JdbcClient jdbc;
    private final Rosters rosters;
    private final Audit audit;
    private final CurrentOfficial current;
    private final Clock clock;
    private final PerTransaction<ProposalId, Optional<Proposal>> read = new PerTransaction<>(this::read);

    Proposals(JdbcClient jdbc, Rosters rosters, Audit audit, CurrentOfficial current, Clock clock) {
        this.jdbc = jdbc;
        this.rosters = rosters;
        this.audit = audit;
        this.current = current;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Proposal get(ProposalId id) {
        return find(id).orElseThrow(() -> new Refused("Usulan ini tidak ditemukan."));
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> find(ProposalId id) {
        return read.get(id);
    }

    private Optional<Proposal> read(ProposalId id) {
        return jdbc.sql("select * from proposal where id = :id")
                .param("id", id.value())
                .query(Proposals::proposal)
                .optional();
    }

    @Transactional(readOnly = true)
    public List<Proposal> of(VillageId village) {
        return jdbc.sql("select * from proposal where village_id = :village order by id desc")
                .param("village", village.value())
                .query(Proposals::proposal)
                .list();
    }

    /** The draft goes to the village head. */
    public void handToHead(ProposalId id, String note) {
        move(id, Stage.SIGNING, "DRAFT_FINISHED", note == null ? Map.of() : Map.of("note", note));
    }

    /** The village head hands the draft back to where it came from. */
    public void handBack(ProposalId id, String note) {
        var target = get(id).revision() == 0 ? Stage.DRAFT : Stage.CORRECTION;
        move(id, target, "SIGNATURE_REFUSED", Map.of("note", note));
    }

    /** The village's answer to the findings: the budget line may change with it. */
    public void correct(ProposalId id, Correction correction) {
        jdbc.sql("""
                update proposal set fund_source = :source, activity_code = :activity, account_code = :account where id = :id
                """)
                .param("source", correction.fundSource())
                .param("activity", correction.activityCode())
                .param("account", correction.accountCode())
                .param("id", id.value())
                .update();
        read.forget(id);
        move(id, Stage.SIGNING, "PROPOSAL_CORRECTED", correction);
    }

    /** The village takes its proposal back, by the word of its head and before the Bupati has signed. */
    public void withdraw(ProposalId id, String reason) {
        var proposal = locked(id);
        requireWithdrawable(proposal);
        close(proposal, Stage.WITHDRAWN, "PROPOSAL_WITHDRAWN", reason);
    }

    /** Tells whoever may not withdraw, or not any more, before anything is locked. */
    @Transactional(readOnly = true)
    public void requireWithdrawable(ProposalId id) {
        requireWithdrawable(get(id));
    }

    private void requireWithdrawable(Proposal proposal) {
        if (!current.get().holds(Role.VILLAGE_HEAD, proposal.village().value())) {
            throw new Refused("Hanya Kepala Desa yang dapat menarik usulan desanya.");
        }
        if (proposal.stage().closed()) {
            throw new Refused("Usulan ini sudah berakhir: " + proposal.stage().title() + ".");
        }
        if (!proposal.stage().withdrawable()) {
            throw new Refused("Bupati sudah menandatangani keputusan, jadi usulan ini tidak dapat ditarik lagi.");
        }
    }

    /** Ends a proposal that the regency, or the insurer for everybody on it, has refused. */
    public void refuse(ProposalId id, String reason) {
        close(locked(id), Stage.REFUSED, "PROPOSAL_REFUSED", reason);
    }

    /** The regency hands a proposal that was ready back to the village. */
    public void returnToVillage(ProposalId id, String reason) {
        locked(id);
        move(id, Stage.CORRECTION, "PROPOSAL_RETURNED", Map.of("reason", reason));
    }

    private void close(Proposal proposal, Stage stage, String action, String reason) {
        proposal.stage().to(stage);
        jdbc.sql("""
                update proposal set stage = :stage, stage_since = :now, closing_reason = :reason where id = :id
                """)
                .param("stage", stage.name())
                .param("now", now())
                .param("reason", reason)
                .param("id", proposal.id().value())
                .update();
        read.forget(proposal.id());
        rosters.release(proposal.id().value());
        entered(proposal.id(), proposal.village(), stage);
        audit.record(proposal.village(), action, proposal.id(), proposal.revision(), Map.of("reason", reason));
    }

    /** Whoever decides about its end waits for whoever is deciding right now, and then reads afresh. */
    private Proposal locked(ProposalId id) {
        jdbc.sql("select id from proposal where id = :id for update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
        read.forget(id);
        return get(id);
    }

    /** Records a stage reached without a decision of its own, or with one that was audited elsewhere. */
    public void reached(ProposalId id, Stage stage) {
        reached(id, stage, get(id).revision());
    }

    /** The proposal as handed over once more: the list behind it is frozen under the next number. */
    void submitted(ProposalId id, int revision) {
        reached(id, Stage.REVIEW, revision);
    }

    private void reached(ProposalId id, Stage stage, int revision) {
        var before = get(id);
        before.stage().to(stage);
        var moved = jdbc.sql("""
                with moved as (
                    update proposal set stage = :stage, stage_since = :now, revision = :revision
                    where id = :id and stage = :before
                    returning id, village_id
                )
                insert into stage_entered select id, village_id, :stage, :now from moved
                """)
                .param("stage", stage.name())
                .param("now", now())
                .param("revision", revision)
                .param("id", id.value())
                .param("before", before.stage().name())
                .update();
        if (moved == 0) {
            throw new Refused("Usulan ini baru saja berubah. Muat ulang halaman, lalu coba lagi.");
        }
        read.remember(id, Optional.of(before.at(stage, revision)));
    }

    private void move(ProposalId id, Stage stage, String action, Object body) {
        reached(id, stage);
        var proposal = get(id);
        audit.record(proposal.village(), action, id, proposal.draftRevision(), body);
    }

    void entered(ProposalId id, VillageId village, Stage stage) {
        jdbc.sql("insert into stage_entered values (:id, :village, :stage, :now)")
                .param("id", id.value())
                .param("village", village.value())
                .param("stage", stage.name())
                .param("now", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static Proposal proposal(ResultSet row, int number) throws SQLException {
        var regulationDate = row.getDate("regulation_date");
        return new Proposal(
                new ProposalId(row.getLong("id")),
                new VillageId(row.getInt("village_id")),
                BudgetYear.of(row.getInt("budget_year")),
                YearMonth.from(row.getDate("first_month").toLocalDate()),
                row.getInt("months"),
                row.getInt("instalment_months"),
                new BudgetLine(
                        row.getString("fund_source"), row.getString("activity_code"), row.getString("account_code")),
                Payer.valueOf(row.getString("payer")),
                Basis.valueOf(row.getString("basis")),
                row.getString("regulation_number"),
                regulationDate == null ? null : regulationDate.toLocalDate(),
                row.getInt("target"),
                Stage.valueOf(row.getString("stage")),
                row.getInt("revision"));
    }
}
