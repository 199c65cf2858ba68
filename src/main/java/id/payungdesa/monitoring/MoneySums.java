package id.payungdesa.monitoring;

import id.payungdesa.access.Official;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.proposal.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the money of a budget year, and holds what was paid and settled against the ledger, proposal by proposal. */
@Component
@Transactional(readOnly = true)
public class MoneySums {

    /** As many rows as somebody may read; the sums above them count all. */
    public static final int MOST = 3000;

    /** A payment that was reopened has kept what is no longer to be paid. What is out asks for nothing, but its money stays. */
    private static final String MONEY = """
            money as (
                select proposal.id, proposal.village_id, proposal.fund_source, proposal.stage, proposal.payer, proposal.basis,
                    case when proposal.stage in ('WITHDRAWN', 'REFUSED') then 0
                        else coalesce(frozen.amount, listed.amount, 0) end as planned,
                    case when proposal.stage in ('WITHDRAWN', 'REFUSED') then 0
                        else coalesce(endorsed.amount, 0) end as committed,
                    coalesce(billed.amount, 0) as billed, coalesce(made.paid, 0) as paid,
                    coalesce(made.settled, 0) as settled, coalesce(booked.excess, 0) as excess,
                    abs(coalesce(made.paid, 0) - coalesce(booked.paid, 0))
                        + abs(coalesce(made.settled, 0) - coalesce(booked.settled, 0)) as astray
                from proposal
                left join lateral (
                    select amount from revision
                    where revision.proposal_id = proposal.id
                    order by revision.revision desc
                    limit 1
                ) frozen on true
                left join lateral (
                    select sum(monthly * months) as amount
                    from (
                        select monthly, months, row_number() over (order by position) as nth
                        from candidate
                        where candidate.proposal_id = proposal.id and not excluded and frozen.amount is null
                    ) candidate
                    where nth <= proposal.target
                ) listed on frozen.amount is null
                left join lateral (
                    select round_proposal.amount
                    from round_proposal
                    join decree on decree.round_id = round_proposal.round_id
                    where round_proposal.proposal_id = proposal.id and round_proposal.fate is null
                ) endorsed on true
                left join lateral (
                    select sum(amount) as amount from bill where bill.proposal_id = proposal.id and not bill.dead
                ) billed on true
                left join lateral (
                    select sum(case when paid_by is null then amount - to_pay else amount end) as paid,
                        sum(amount) filter (where settled_at is not null) as settled
                    from payment
                    where payment.proposal_id = proposal.id
                ) made on true
                left join lateral (
                    select sum(ledger_posting.amount) filter (where account in ('CLEARING', 'PAID')) as paid,
                        sum(ledger_posting.amount) filter (where account = 'PAID') as settled,
                        sum(ledger_posting.amount) filter (where account = 'EXCESS') as excess
                    from payment
                    join ledger_entry on ledger_entry.payment_id = payment.id
                    join ledger_posting on ledger_posting.entry_id = ledger_entry.id
                    where payment.proposal_id = proposal.id
                ) booked on true
                where proposal.budget_year = :year and %s
            )
            """;

    private final JdbcClient jdbc;

    MoneySums(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The money of a kecamatan from one source. */
    public record Share(int subdistrict, String subdistrictName, String source, String sourceName, Money money) {}

    /** Every share there is, by kecamatan and in the order of the sources. */
    public List<Share> shares(Official official, BudgetYear year, Optional<Integer> subdistrict) {
        var reach = new Reach(official, subdistrict);
        return select(reach, year, """
                select subdistrict.id as subdistrict, subdistrict.name as subdistrict_name, fund_source.code as source,
                    fund_source.name as source_name, count(*) as proposals, sum(planned) as planned,
                    sum(committed) as committed, sum(billed) as billed, sum(paid) as paid, sum(settled) as settled,
                    sum(excess) as excess, sum(astray) as astray
                from money
                join village on village.id = money.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                join fund_source on fund_source.code = money.fund_source
                group by subdistrict.id, fund_source.code
                order by subdistrict.name, fund_source.position
                """)
                .query((row, n) -> new Share(
                        row.getInt("subdistrict"),
                        row.getString("subdistrict_name"),
                        row.getString("source"),
                        row.getString("source_name"),
                        money(row, row.getInt("proposals"))))
                .list();
    }

    /** The money of one proposal; {@code enactment} is the number of the Perdes that has its budget, once recorded. */
    public record OfVillage(
            int village,
            String name,
            String subdistrictName,
            String source,
            Stage stage,
            Optional<String> enactment,
            Money money) {}

    public List<OfVillage> villages(
            Official official, BudgetYear year, Optional<Integer> subdistrict, Optional<String> source) {
        return select(new Reach(official, subdistrict), year, """
                select village.id as village, village.name, subdistrict.name as subdistrict_name, money.fund_source, money.stage,
                    coalesce(enactment.number, proposal.regulation_number) as enactment, planned, committed, billed, paid,
                    settled, excess, astray
                from money
                join proposal on proposal.id = money.id
                join village on village.id = money.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                left join enactment on enactment.proposal_id = money.id
                where :source in ('', money.fund_source)
                order by subdistrict.name, village.name, money.id
                limit :most
                """)
                .param("source", source.orElse(""))
                .param("most", MOST)
                .query((row, n) -> new OfVillage(
                        row.getInt("village"),
                        row.getString("name"),
                        row.getString("subdistrict_name"),
                        row.getString("fund_source"),
                        Stage.valueOf(row.getString("stage")),
                        Optional.ofNullable(row.getString("enactment")),
                        money(row, 1)))
                .list();
    }

    /** A contribution code with what became of it; {@code reported} is what the insurer says has arrived for it. */
    public record OfBill(
            int village,
            String name,
            String subdistrictName,
            String source,
            String code,
            boolean dead,
            long amount,
            LocalDate firstMonth,
            int months,
            LocalDate dueOn,
            Optional<String> sppNumber,
            Optional<LocalDate> paidOn,
            Optional<String> bankReference,
            Optional<Instant> settledAt,
            long reported) {}

    public List<OfBill> bills(
            Official official, BudgetYear year, Optional<Integer> subdistrict, Optional<String> source) {
        var reach = new Reach(official, subdistrict);
        return reach.bind(jdbc.sql("""
                select village.id as village, village.name, subdistrict.name as subdistrict_name, proposal.fund_source,
                    bill.code, bill.dead, bill.amount, bill.first_month, bill.months, bill.due_on, payment.spp_number,
                    payment.paid_on, payment.bank_reference, payment.settled_at, coalesce(told.amount, 0) as reported
                from proposal
                join bill on bill.proposal_id = proposal.id
                join village on village.id = proposal.village_id
                join subdistrict on subdistrict.id = village.subdistrict
                left join payment on payment.bill_id = bill.id
                left join lateral (
                    select sum(amount) as amount from settlement where settlement.bill_id = bill.id
                ) told on true
                where proposal.budget_year = :year and %s and :source in ('', proposal.fund_source)
                order by subdistrict.name, village.name, bill.first_month, bill.id
                limit :most
                """.formatted(reach.holds("proposal.village_id"))))
                .param("year", year.value())
                .param("source", source.orElse(""))
                .param("most", MOST)
                .query(MoneySums::bill)
                .list();
    }

    /** What the insurer told of under codes that are nobody's; those who see some villages see none of it. */
    public long unknown() {
        return jdbc.sql("select coalesce(sum(amount), 0) from settlement where bill_id is null")
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec select(Reach reach, BudgetYear year, String sql) {
        return reach.bind(jdbc.sql("with " + MONEY.formatted(reach.holds("proposal.village_id")) + sql))
                .param("year", year.value());
    }

    private static Money money(ResultSet row, int proposals) throws SQLException {
        return new Money(
                proposals,
                row.getLong("planned"),
                row.getLong("committed"),
                row.getLong("billed"),
                row.getLong("paid"),
                row.getLong("settled"),
                row.getLong("excess"),
                row.getLong("astray"));
    }

    private static OfBill bill(ResultSet row, int number) throws SQLException {
        return new OfBill(
                row.getInt("village"),
                row.getString("name"),
                row.getString("subdistrict_name"),
                row.getString("fund_source"),
                row.getString("code"),
                row.getBoolean("dead"),
                row.getLong("amount"),
                row.getObject("first_month", LocalDate.class),
                row.getInt("months"),
                row.getObject("due_on", LocalDate.class),
                Optional.ofNullable(row.getString("spp_number")),
                Optional.ofNullable(row.getObject("paid_on", LocalDate.class)),
                Optional.ofNullable(row.getString("bank_reference")),
                Optional.ofNullable(row.getTimestamp("settled_at")).map(Timestamp::toInstant),
                row.getLong("reported"));
    }
}
