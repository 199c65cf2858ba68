package id.payungdesa.monitoring;

import id.payungdesa.proposal.BudgetLine;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.ProposalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what stands out about proposals, so that a reviewer meets the exceptions first; a plain one has none. */
@Component
@Transactional(readOnly = true)
public class Oddities {

    private final JdbcClient jdbc;
    private final Clock clock;

    Oddities(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What stands out about each, the gravest first; in one question, however many there are. Their number is hidden from the
     * planner, who would else plan for each number anew, and that takes four times as long as reading.
     */
    public Map<ProposalId, List<Oddity>> of(Collection<ProposalId> proposals) {
        if (proposals.isEmpty()) {
            return Map.of();
        }
        var oddities = new HashMap<ProposalId, List<Oddity>>();
        jdbc.sql("""
                select proposal.id, proposal.revision, fund_source, activity_code, account_code, fault.open, fault.answered, draft.faulty,
                    people.duplicates, people.mismatched, people.warned, beside.people as listed,
                    coalesce(quota.places, year_rule.places, 100) as places, quota.reason as quota_reason, brought.papers, past.rounds,
                    past.silent, past.late
                from proposal
                left join year_rule on year_rule.year = proposal.budget_year and year_rule.valid @> :now::timestamptz
                left join quota on quota.village = proposal.village_id and quota.year = proposal.budget_year
                    and quota.valid @> :now::timestamptz
                cross join lateral (
                    select count(*) filter (where answered_in is null) as open,
                        count(*) filter (where answered_in is not null and track = 'BUDGET' and not settled) as answered
                    from finding where finding.proposal_id = proposal.id
                ) fault
                cross join lateral (
                    select count(*) filter (where verdict.reason = 'GANDA') as duplicates,
                        count(*) filter (where verdict.reason = 'BPJS') as mismatched,
                        count(*) filter (where verdict.verdict is null and not excluded and warnings <> '{}') as warned
                    from candidate left join verdict on verdict.candidate_id = candidate.id
                    where candidate.proposal_id = proposal.id
                ) people
                cross join lateral (
                    select sum(least(target, (
                        select count(*) from candidate where candidate.proposal_id = sibling.id and not excluded))) as people
                    from proposal sibling
                    where sibling.village_id = proposal.village_id and sibling.budget_year = proposal.budget_year
                        and sibling.stage not in ('WITHDRAWN', 'REFUSED')
                ) beside
                cross join lateral (
                    select count(*) as faulty
                    from evaluation cross join lateral jsonb_each(checks -> 'checks') as criterion
                    where evaluation.village_id = proposal.village_id and evaluation.budget_year = proposal.budget_year
                        and 'DRAFT_' || evaluation.draft = proposal.basis and result is null
                        and not (criterion.value ->> 'ok')::boolean
                ) draft
                cross join lateral (
                    select coalesce(array_agg(distinct kind), '{}') as papers
                    from paper where paper.proposal_id = proposal.id
                ) brought
                cross join lateral (
                    select (select string_agg(round.title, ', ' order by round.id) from round_proposal
                            join round on round.id = round_proposal.round_id
                            where round_proposal.proposal_id = proposal.id and fate is not null) as rounds,
                        exists (select from evaluation
                            where evaluation.village_id = proposal.village_id and evaluation.budget_year = proposal.budget_year
                                and 'DRAFT_' || evaluation.draft = proposal.basis and result = 'DEEMED') as silent,
                        (select count(*) from step where step.proposal_id = proposal.id and closed_at > due_at) as late
                ) past
                where proposal.id = any (array(select unnest(:proposals))) and proposal.revision > 0
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("proposals", proposals.stream().map(ProposalId::value).toArray(Long[]::new))
                .query(row -> {
                    oddities.put(new ProposalId(row.getLong("id")), oddities(row));
                });
        return oddities;
    }

    private static List<Oddity> oddities(ResultSet row) throws SQLException {
        var found = new ArrayList<Oddity>();
        counted(found, Oddity.Kind.EVALUATION, row.getInt("faulty"), "%d kriteria evaluasi dengan temuan");
        counted(found, Oddity.Kind.FINDING, row.getInt("open"), "%d temuan belum dijawab desa");
        counted(found, Oddity.Kind.FINDING, row.getInt("answered"), "%d jawaban atas temuan perlu diperiksa");
        counted(found, Oddity.Kind.DUPLICATE, row.getInt("duplicates"), "%d orang ganda dengan desa lain");
        counted(
                found,
                Oddity.Kind.INSURER,
                row.getInt("mismatched"),
                "%d orang tidak lolos pemadanan BPJS Ketenagakerjaan");
        if (row.getInt("listed") > row.getInt("places")) {
            found.add(new Oddity(
                    Oddity.Kind.OVER_QUOTA,
                    "%d orang diusulkan, kuota desa %d".formatted(row.getInt("listed"), row.getInt("places"))));
        }
        missing(row).ifPresent(papers -> found.add(new Oddity(Oddity.Kind.PAPER, "Belum ada: " + papers)));
        counted(found, Oddity.Kind.WARNED, row.getInt("warned"), "%d orang dengan tanda peringatan");
        if (row.getInt("revision") > 1) {
            found.add(new Oddity(
                    Oddity.Kind.RETURNED,
                    "Pernah dikembalikan; ini perbaikan ke-%d".formatted(row.getInt("revision") - 1)));
        }
        if (row.getString("rounds") != null) {
            found.add(new Oddity(Oddity.Kind.LEFT_OUT, "Pernah dikeluarkan dari " + row.getString("rounds")));
        }
        if (row.getBoolean("silent")) {
            found.add(new Oddity(Oddity.Kind.SILENCE, "Raperdes berlaku dengan sendirinya tanpa Keputusan Camat"));
        }
        counted(found, Oddity.Kind.LATE, row.getInt("late"), "%d langkah melewati batas waktu");
        if (row.getString("quota_reason") != null) {
            found.add(new Oddity(
                    Oddity.Kind.SPECIAL_QUOTA,
                    "Kuota khusus %d orang: %s".formatted(row.getInt("places"), row.getString("quota_reason"))));
        }
        return found;
    }

    private static void counted(List<Oddity> found, Oddity.Kind kind, int count, String text) {
        if (count > 0) {
            found.add(new Oddity(kind, text.formatted(count)));
        }
    }

    /** The papers a village has to bring that are not in the case, as under an older diagram. */
    private static Optional<String> missing(ResultSet row) throws SQLException {
        var brought = Set.of((String[]) row.getArray("papers").getArray());
        var line = new BudgetLine(
                row.getString("fund_source"), row.getString("activity_code"), row.getString("account_code"));
        return Stream.of(Paper.MUSDES_MINUTES, Paper.VILLAGE_HEAD_DECREE, Paper.GRANT_LETTER)
                .filter(paper -> paper != Paper.GRANT_LETTER || line.paidByGrant())
                .filter(paper -> !brought.contains(paper.name()))
                .map(Paper::title)
                .reduce((one, other) -> one + ", " + other);
    }
}
