package id.payungdesa.monitoring;

import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.Proposal;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import id.payungdesa.roster.Rosters;
import id.payungdesa.tariff.AccountCode;
import id.payungdesa.tariff.AccountCodes;
import id.payungdesa.tariff.FundSources;
import id.payungdesa.tariff.Quotas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes a {@link ProposalSheet} from what the modules know. */
@Component
@Transactional(readOnly = true)
public class ProposalSheets {

    private final JdbcClient jdbc;
    private final Proposals proposals;
    private final Regions regions;
    private final Rosters rosters;
    private final FundSources fundSources;
    private final AccountCodes codes;
    private final Quotas quotas;

    ProposalSheets(
            JdbcClient jdbc,
            Proposals proposals,
            Regions regions,
            Rosters rosters,
            FundSources fundSources,
            AccountCodes codes,
            Quotas quotas) {
        this.jdbc = jdbc;
        this.proposals = proposals;
        this.regions = regions;
        this.rosters = rosters;
        this.fundSources = fundSources;
        this.codes = codes;
        this.quotas = quotas;
    }

    public ProposalSheet get(ProposalId id) {
        var proposal = proposals.get(id);
        var village = regions.get(proposal.village());
        var totals = rosters.totals(proposal.list());
        var desk = desk(proposal);
        var last = proposal.firstMonth().plusMonths(proposal.months() - 1L);
        return new ProposalSheet(
                id.value(),
                village.name(),
                village.subdistrict().name(),
                proposal.year().value(),
                proposal.months() == 1
                        ? Indonesian.month(last)
                        : Indonesian.month(proposal.firstMonth()) + " – " + Indonesian.month(last),
                proposal.firstMonth().toString(),
                proposal.months(),
                proposal.instalmentMonths(),
                proposal.line().fundSource(),
                fundSources.get(proposal.line().fundSource()).name(),
                proposal.payer().name(),
                proposal.payer().title(),
                proposal.basis().name(),
                proposal.basis().title(),
                proposal.regulationNumber(),
                proposal.regulationDate() == null ? null : Indonesian.date(proposal.regulationDate()),
                proposal.line().activityCode(),
                name(codes.activities(proposal.year()), proposal.line().activityCode()),
                proposal.line().accountCode(),
                name(codes.accounts(proposal.year()), proposal.line().accountCode()),
                totals.people(),
                totals.reserve(),
                proposal.target(),
                quotas.get(proposal.village(), proposal.year()).places(),
                totals.amount().amount(),
                totals.amount().toString(),
                totals.amount().inWords(),
                Rupiah.of(totals.amount().amount() / proposal.months()).toString(),
                proposal.stage().name(),
                proposal.stage().title(),
                proposal.revision(),
                desk.letterNumber(),
                desk.filledIn(),
                notes(id),
                openFindings(id));
    }

    /** What the village has still to answer. */
    public List<ProposalSheet.Finding> openFindings(ProposalId id) {
        return findings(id, "answered_in is null");
    }

    /** Findings of the budget that the village has answered and nobody has looked at again. */
    public List<ProposalSheet.Finding> answeredBudgetFindings(ProposalId id) {
        return findings(id, "track = 'BUDGET' and answered_in is not null and not settled");
    }

    private static String name(List<AccountCode> codes, String code) {
        return codes.stream()
                .filter(known -> known.code().equals(code))
                .map(AccountCode::name)
                .findFirst()
                .orElse(code);
    }

    /** The number of its letter, and a sentence about whoever of the kecamatan filled in for the village. */
    private record Desk(String letterNumber, String filledIn) {}

    private Desk desk(Proposal proposal) {
        return jdbc.sql("""
                select
                    (select letter_number from revision where proposal_id = :id and revision = :revision) as letter_number,
                    (select array_agg(official.name || ';' || helping_hand.role order by at)
                        from helping_hand join official on official.id = official_id where proposal_id = :id) as hands
                """)
                .param("id", proposal.id().value())
                .param("revision", proposal.revision())
                .query((row, n) -> new Desk(row.getString("letter_number"), filledIn(row)))
                .single();
    }

    private static String filledIn(ResultSet row) throws SQLException {
        var hands = row.getArray("hands");
        if (hands == null) {
            return null;
        }
        var names = Arrays.stream((String[]) hands.getArray())
                .map(hand -> hand.split(";(?=[a-z_]+$)"))
                .map(hand -> hand[0] + ", " + Role.of(hand[1]).title())
                .collect(Collectors.joining(", dan "));
        return "Diisikan oleh %s, untuk %s: desa ini tanpa sambungan.".formatted(names, Role.VILLAGE_OPERATOR.title());
    }

    private List<ProposalSheet.Note> notes(ProposalId id) {
        return jdbc.sql("""
                select concat_ws(', ', official.name, step.closed_as) as name, step.closed_at, step.step, step.content ->> 'note' as note
                from step join official on official.id = coalesce(step.closed_for, step.closed_by)
                where step.proposal_id = :id and step.closed_at is not null
                    and (step.content ->> 'outcome' in ('HAND_BACK', 'REFUSE') or step.step = 'correctProposal')
                order by step.closed_at desc limit 20
                """)
                .param("id", id.value())
                .query((row, n) -> new ProposalSheet.Note(
                        row.getString("name"),
                        Indonesian.time(row.getTimestamp("closed_at").toInstant()),
                        row.getString("step"),
                        row.getString("note")))
                .list();
    }

    private List<ProposalSheet.Finding> findings(ProposalId id, String which) {
        return jdbc.sql("""
                select finding.*, official.name as raiser, worker.name as person
                from finding
                left join official on official.id = finding.raised_by
                left join candidate on candidate.id = finding.candidate_id
                left join worker on worker.id = candidate.worker_id
                where finding.proposal_id = :id and
                """ + which + " order by finding.id")
                .param("id", id.value())
                .query(ProposalSheets::finding)
                .list();
    }

    private static ProposalSheet.Finding finding(ResultSet row, int number) throws SQLException {
        var budget = row.getString("track").equals("BUDGET");
        return new ProposalSheet.Finding(
                row.getLong("id"),
                row.getString("track"),
                budget ? "Anggaran" : "Calon peserta",
                row.getString("field"),
                row.getObject("candidate_id", Long.class),
                row.getString("person"),
                row.getString("remark"),
                row.getString("raiser") != null
                        ? row.getString("raiser")
                        : budget ? "Payung Desa" : "BPJS Ketenagakerjaan",
                Indonesian.time(row.getTimestamp("raised_at").toInstant()));
    }
}
