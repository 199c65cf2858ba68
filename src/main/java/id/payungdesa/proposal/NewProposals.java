package id.payungdesa.proposal;

import id.payungdesa.access.CurrentOfficial;
import id.payungdesa.access.Official;
import id.payungdesa.access.Officials;
import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.audit.Audit;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.common.Refused;
import id.payungdesa.region.Regions;
import id.payungdesa.region.VillageId;
import id.payungdesa.tariff.Quotas;
import id.payungdesa.year.Years;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens {@link Proposal}s: for whom, by whom, and for how many people. */
@Component
@Transactional
public class NewProposals {

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final TakenPlaces places;
    private final Regions regions;
    private final Years years;
    private final Quotas quotas;
    private final HelpingHands hands;
    private final Officials officials;
    private final CurrentOfficial current;
    private final Audit audit;
    private final Clock clock;

    NewProposals(
            JdbcClient jdbc,
            Proposals proposals,
            TakenPlaces places,
            Regions regions,
            Years years,
            Quotas quotas,
            HelpingHands hands,
            Officials officials,
            CurrentOfficial current,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.places = places;
        this.regions = regions;
        this.years = years;
        this.quotas = quotas;
        this.hands = hands;
        this.officials = officials;
        this.current = current;
        this.audit = audit;
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
                .param("number", header.regulationNumber(), Types.VARCHAR)
                .param("date", header.regulationDate(), Types.DATE)
                .param("activity", header.activityCode())
                .param("account", header.accountCode())
                .param("target", target(village, year))
                .param("now", Timestamp.from(clock.instant()))
                .param("official", official.id().value())
                .query(Long.class)
                .single();
        var proposal = new ProposalId(id);
        proposals.entered(proposal, village, Stage.DRAFT);
        audit.record(village, "PROPOSAL_STARTED", proposal, null, header);
        return proposal;
    }

    /** What the village's other proposals of the year have left of its quota. */
    private int target(VillageId village, BudgetYear year) {
        var quota = quotas.get(village, year);
        var left = quota.places() - places.by(village, year);
        if (left < 1) {
            throw new Refused(
                    "Kuota desa untuk tahun %d (%d orang) sudah terpakai oleh usulan lain. Tambahan kuota diminta ke DPMPD."
                            .formatted(year.value(), quota.places()));
        }
        return Math.min(quota.target(), left);
    }
}
