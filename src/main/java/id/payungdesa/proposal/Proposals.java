package id.payungdesa.proposal;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.PerTransaction;
import id.payungdesa.common.Refused;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.roster.Rosters;
import id.payungdesa.tariff.Quotas;
import id.payungdesa.year.Years;
import java.sql.Date;
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

/** Keeps {@link Proposal}s: from the operator's start to the cover of its workers. */
@Component
@Transactional
public class Proposals {

    private final JdbcClient jdbc;
    private final Regions regions;
    private final Years years;
    private final Quotas quotas;
    private final Rosters rosters;
    private final Audit audit;
    private final HelpingHands hands;
    private final Officials officials;
    private final CurrentOfficial current;
    private final Clock clock;
    private final PerTransaction<ProposalId, Optional<Proposal>> read = new PerTransaction<>(this::read);

    Proposals(
            JdbcClient jdbc,
            Regions regions,
            Years years,
            Quotas quotas,
            Rosters rosters,
            Audit audit,
            HelpingHands hands,
            Officials officials,
            CurrentOfficial current,
            Clock clock) {
        this.jdbc = jdbc;
        this.regions = regions;
        this.years = years;
        this.quotas = quotas;
        this.rosters = rosters;
        this.audit = audit;
        this.hands = hands;
        this.officials = officials;
        this.current = current;
        this.clock = clock;
    }

    /** Opens a proposal of the village the official operates for, or helps; who does neither is refused. */
    public ProposalId start(Header header) {
        var official = current.get();
        var own = official.posts().stream()
                .filter(post -> post.role() == Role.VILLAGE_OPERATOR)
                .findFirst();
        return own.isPresent()
                ? start(new VillageId(own.get().area()), header)
                : startFor(helped(official, header), header);
    }

    private VillageId helped(Official helper, Header header) {
        if (header.village() == null) {
            throw new Refused(
                    hands.villagesOf(helper).isEmpty()
                            ? "Hanya operator desa yang dapat memulai usulan."
                            : "Pilih desa yang Anda bantu.");
        }
        return new VillageId(header.village());
    }

    /** The proposal is the operator's; whoever helps only fills it in. */
    private ProposalId startFor(VillageId village, Header header) {
        var helper = current.get();
        hands.requireHelps(helper, village);
        var operator = officials
                .holder(new Post(Role.VILLAGE_OPERATOR, village.value()))
                .orElseThrow(() -> new Refused(
                        "Jabatan Operator Desa di desa ini sedang kosong. Minta pengelola sistem mengisinya."));
        return current.record(operator, () -> {
            var proposal = start(village, header);
            hands.lent(helper, proposal);
            return proposal;
        });
    }

    private ProposalId start(VillageId village, Header header) {
        var official = current.get();
        if (!regions.get(village).canPropose()) {
            throw new Refused("Kelurahan tidak memiliki APBDes, jadi tidak dapat mengajukan usulan program ini.");
        }
        var year = BudgetYear.of(header.year());
        years.requireOpen(year, header.firstMonth(), header.months());
        var id = jdbc.sql("""
                insert into proposal (village_id, budget_year, first_month, months, instalment_months, fund_source, payer,
                    basis, regulation_number, regulation_date, activity_code, account_code, target, stage, stage_since,
                    started_by, started_at)
                values (:village, :year, :first, :months, :instalment, :source, :payer, :basis, :number, :date, :activity,
                    :account, :target, 'DRAFT', :now, :official, :now)
                returning id
                """)
                .param("village", village.value())
                .param("year", header.year())
                .param("first", Date.valueOf(header.firstMonth().atDay(1)))
                .param("months", header.months())
                .param("instalment", header.instalmentMonths())
                .param("source", header.fundSource())
                .param("payer", header.payer().name())
                .param("basis", header.basis().name())
                .param("number", header.regulationNumber(), java.sql.Types.VARCHAR)
                .param("date", header.regulationDate(), java.sql.Types.DATE)
                .param("activity", header.activityCode())
                .param("account", header.accountCode())
                .param("target", target(village, year))
                .param("now", now())
                .param("official", official.id().value())
                .query(Long.class)
                .single();
        var proposal = new ProposalId(id);
        entered(proposal, village, Stage.DRAFT);
        audit.record(village, "PROPOSAL_STARTED", proposal, null, header);
        return proposal;
    }

    /** What the village's other proposals of the year have left of its quota. */
    private int target(VillageId village, BudgetYear year) {
        var quota = quotas.get(village, year);
        var left = quota.places() - placesTaken(village, year, null);
        if (left < 1) {
            throw new Refused(
                    "Kuota desa untuk tahun %d (%d orang) sudah terpakai oleh usulan lain. Tambahan kuota diminta ke DPMPD."
                            .formatted(year.value(), quota.places()));
        }
        return Math.min(quota.target(), left);
    }

    /** How many people the village's proposals of a year have handed in, but for this one and the closed ones. */
    int placesTaken(VillageId village, BudgetYear year, ProposalId except) {
        return jdbc.sql("""
                select coalesce(sum(last.people), 0)
                from proposal
                cross join lateral (
                    select people from revision where proposal_id = proposal.id order by revision desc limit 1
                ) last
                where village_id = :village and budget_year = :year and stage not in ('WITHDRAWN', 'REFUSED')
                    and id is distinct from :except
                """)
                .param("village", village.value())
                .param("year", year.value())
                .param("except", except == null ? null : except.value(), java.sql.Types.BIGINT)
                .query(Integer.class)
                .single();
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

    private void entered(ProposalId id, VillageId village, Stage stage) {
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
