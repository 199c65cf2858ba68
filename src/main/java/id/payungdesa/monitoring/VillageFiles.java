package id.payungdesa.monitoring;

import id.payungdesa.common.Rupiah;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.region.Village;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the {@link VillageFile} of a village, within what row-level security lets its reader see. */
@Component
@Transactional(readOnly = true)
public class VillageFiles {

    private static final Map<String, String> STANDINGS =
            Map.of("PARTICIPANT", "Peserta", "RESERVE", "Cadangan", "OUT", "Tidak ikut");

    private final JdbcClient jdbc;
    private final ProposalStories stories;
    private final Happenings happenings;

    VillageFiles(JdbcClient jdbc, ProposalStories stories, Happenings happenings) {
        this.jdbc = jdbc;
        this.stories = stories;
        this.happenings = happenings;
    }

    public VillageFile get(Village village) {
        var id = village.id().value();
        return new VillageFile(village, stories.of(Set.of(id)), money(id), people(id), happenings.of(village.id()));
    }

    private List<MoneyTrail> money(int village) {
        return jdbc.sql("""
                select proposal.id, proposal.budget_year, fund_source.name as fund_source, signed.amount as proposed,
                    endorsed.amount as endorsed, issued.amount as billed, issued.codes, booked.paid, booked.settled
                from proposal
                join fund_source on fund_source.code = proposal.fund_source
                left join revision signed on signed.proposal_id = proposal.id and signed.revision = proposal.revision
                left join lateral (
                    select round_proposal.amount
                    from round_proposal join decree using (round_id)
                    where round_proposal.proposal_id = proposal.id and fate is null
                ) endorsed on true
                left join lateral (
                    select sum(amount) as amount, string_agg(code, ', ' order by first_month) as codes
                    from bill where bill.proposal_id = proposal.id and not dead
                ) issued on true
                left join lateral (
                    select sum(ledger_posting.amount) filter (where account in ('CLEARING', 'PAID')) as paid,
                        sum(ledger_posting.amount) filter (where account = 'PAID') as settled
                    from payment
                    join ledger_entry on ledger_entry.payment_id = payment.id
                    join ledger_posting on ledger_posting.entry_id = ledger_entry.id
                    where payment.proposal_id = proposal.id
                ) booked on true
                where proposal.village_id = :village
                order by proposal.budget_year desc, proposal.id desc
                """)
                .param("village", village)
                .query(VillageFiles::trail)
                .list();
    }

    private static MoneyTrail trail(ResultSet row, int number) throws SQLException {
        return new MoneyTrail(
                new ProposalId(row.getLong("id")),
                row.getInt("budget_year"),
                row.getString("fund_source"),
                amount(row, "proposed"),
                amount(row, "endorsed"),
                amount(row, "billed"),
                amount(row, "paid"),
                amount(row, "settled"),
                Optional.ofNullable(row.getString("codes")));
    }

    private static Optional<Rupiah> amount(ResultSet row, String column) throws SQLException {
        var amount = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Rupiah.of(amount));
    }

    private List<ListedPerson> people(int village) {
        return jdbc.sql("""
                select proposal.budget_year, participation.position, worker.name, worker.nik_mask, occupation.name as work,
                    participation.standing, cover.until
                from proposal
                cross join lateral (
                    select * from participation where participation.proposal_id = proposal.id offset 0
                ) participation
                join worker on worker.id = participation.worker_id
                join occupation on occupation.code = participation.occupation
                left join lateral (
                    select max(upper(coverage.cover)) - 1 as until from coverage where coverage.candidate_id = participation.id
                ) cover on true
                where proposal.village_id = :village and proposal.stage not in ('WITHDRAWN', 'REFUSED')
                order by proposal.budget_year desc, proposal.id desc, participation.position
                """)
                .param("village", village)
                .query((row, n) -> new ListedPerson(
                        row.getInt("budget_year"),
                        row.getInt("position"),
                        ListedPerson.initials(row.getString("name")),
                        row.getString("nik_mask"),
                        row.getString("work"),
                        STANDINGS.get(row.getString("standing")),
                        Optional.ofNullable(row.getObject("until", LocalDate.class))))
                .list();
    }
}
