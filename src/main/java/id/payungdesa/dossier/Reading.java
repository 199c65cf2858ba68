package id.payungdesa.dossier;

import id.payungdesa.common.Indonesian;
import id.payungdesa.dossier.Numbers.Compliance;
import id.payungdesa.dossier.Numbers.OfFund;
import id.payungdesa.dossier.Numbers.OfVillage;
import id.payungdesa.dossier.Numbers.OfYear;
import id.payungdesa.dossier.Numbers.Refused;
import id.payungdesa.enrolment.MatchCode;
import id.payungdesa.review.RefusalReason;
import id.payungdesa.tariff.Brackets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the {@link Numbers} of a year in one snapshot, so that its tables agree with each other. */
@Component
class Reading {

    /** Months that a bill pays for within a year, by their number since the year 0. */
    private static final String MONTHS_IN_YEAR = """
            greatest(0, least(first + months, (:year + 1) * 12) - greatest(first, :year * 12))
            """;

    private static final String PAID_MONTHS = """
            (select coverage.village_id, coverage.nik_hash, coverage.cover, coverage.months,
                (extract(year from bill.first_month) * 12 + extract(month from bill.first_month) - 1)::int as first
            from coverage join bill on bill.id = coverage.bill_id) covered
            """;
    /** Whatever else was paid for tells nothing of the year. */
    private static final String OF_YEAR = """
            where cover && daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1))
                or first < (:year + 1) * 12 and first + months > :year * 12
            """;

    private static final String PAID = """
            select proposal.id, proposal.village_id, sum(ledger_posting.amount) as paid
            from ledger_posting
            join ledger_entry on ledger_entry.id = ledger_posting.entry_id
            join payment on payment.id = ledger_entry.payment_id
            join proposal on proposal.id = payment.proposal_id
            where ledger_posting.account = 'PAID' and proposal.budget_year = :year
            group by proposal.id
            """;
    /** A code that was renewed is due as its first was. */
    private static final String FIRST_BILL = "select min(bill_id) from payment_bill where payment_id = payment.id";

    /** What a village has handed over and not taken back. */
    private static final String PROPOSED = """
            select standing.id, standing.village_id, standing.budget_year, standing.people, standing.amount
            from proposal_standing standing
            where standing.stage not in ('DRAFT', 'SIGNING', 'WITHDRAWN', 'REFUSED')
            """;

    private final JdbcClient jdbc;
    private final Brackets brackets;
    private final Clock clock;

    Reading(JdbcClient jdbc, Brackets brackets, Clock clock) {
        this.jdbc = jdbc;
        this.brackets = brackets;
        this.clock = clock;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Numbers of(int year) {
        var now = clock.instant();
        var day = within(year, LocalDate.ofInstant(now, Indonesian.WITA));
        return new Numbers(
                year,
                now,
                day,
                brackets.lowest(day).monthly().amount(),
                villages(year, day, now),
                List.of(sum(year - 2), sum(year - 1), sum(year)),
                funds(year),
                compliance(year, day),
                refused(year));
    }

    /** Of a year that is over its last day counts, of one to come today. */
    private static LocalDate within(int year, LocalDate today) {
        var last = LocalDate.of(year, 12, 31);
        return today.isAfter(last) ? last : today;
    }

    private List<OfVillage> villages(int year, LocalDate day, Instant now) {
        return jdbc.sql("""
                select village.id, village.name, subdistrict.name as subdistrict, coalesce(quota.places, year_rule.places, 100) as places, quota.eligible,
                    quota.source,
                    coalesce(planned.people, 0) as proposed, coalesce(covered.people, 0) as people,
                    coalesce(covered.active, 0) as active, coalesce(covered.months, 0) as months,
                    coalesce(planned.amount, 0) as planned, coalesce(money.paid, 0) as paid,
                    coalesce(punctual.payments, 0) as payments, coalesce(punctual.on_time, 0) as on_time
                from village
                join subdistrict on subdistrict.id = village.subdistrict
                left join year_rule on year_rule.year = :year and year_rule.valid @> cast(:now as timestamptz)
                left join quota on quota.village = village.id and quota.year = :year and quota.valid @> cast(:now as timestamptz)
                left join (
                    select village_id, sum(people)::bigint as people, sum(amount)::bigint as amount
                    from (%s) proposed where budget_year = :year group by village_id
                ) planned on planned.village_id = village.id
                left join (
                    select village_id, count(distinct nik_hash) filter (where cover && daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1))) as people,
                        count(distinct nik_hash) filter (where cover @> cast(:day as date)) as active, sum(%s)::bigint as months
                    from %s %s or cover @> cast(:day as date) group by village_id
                ) covered on covered.village_id = village.id
                left join (
                    select village_id, sum(paid)::bigint as paid from (%s) paid group by village_id
                ) money on money.village_id = village.id
                left join (
                    select payment.village_id, count(*) as payments, count(*) filter (where payment.paid_on <= bill.due_on) as on_time
                    from payment
                    join bill on bill.id = (%s)
                    join proposal on proposal.id = payment.proposal_id
                    where payment.settled_at is not null and proposal.budget_year = :year
                    group by payment.village_id
                ) punctual on punctual.village_id = village.id
                where village.kind = 'VILLAGE'
                order by subdistrict.name, village.name
                """.formatted(PROPOSED, MONTHS_IN_YEAR, PAID_MONTHS, OF_YEAR, PAID, FIRST_BILL))
                .param("year", year)
                .param("now", Timestamp.from(now))
                .param("day", day)
                .query(OfVillage.class)
                .list();
    }

    private OfYear sum(int year) {
        return jdbc.sql("""
                select :year as year,
                    count(distinct village_id) filter (where within) as villages, count(distinct nik_hash) filter (where within) as people,
                    coalesce(sum(in_year), 0)::bigint as months,
                    coalesce((select sum(paid) from (%s) paid), 0)::bigint as paid
                from (
                    select village_id, nik_hash, %s as in_year,
                        cover && daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1)) as within
                    from %s %s
                ) person
                """.formatted(PAID, MONTHS_IN_YEAR, PAID_MONTHS, OF_YEAR))
                .param("year", year)
                .query(OfYear.class)
                .single();
    }

    private List<OfFund> funds(int year) {
        return jdbc.sql("""
                select fund_source.name, case proposal.payer when 'REGENCY' then 'Kabupaten' else 'Desa' end as payer,
                    count(distinct proposal.village_id) as villages, sum(proposed.amount)::bigint as planned,
                    coalesce(sum(paid.paid), 0)::bigint as paid
                from (%s) proposed
                join proposal on proposal.id = proposed.id
                join fund_source on fund_source.code = proposal.fund_source
                left join (%s) paid on paid.id = proposal.id
                where proposed.budget_year = :year
                group by fund_source.code, proposal.payer
                order by planned desc, fund_source.position
                """.formatted(PROPOSED, PAID))
                .param("year", year)
                .query(OfFund.class)
                .list();
    }

    private Compliance compliance(int year, LocalDate day) {
        return jdbc.sql("""
                with person as (
                    select nik_hash, cover,
                        lag(upper(cover)) over (partition by nik_hash order by lower(cover)) as before
                    from coverage
                ), years as (
                    select daterange(make_date(:year, 1, 1), make_date(:year + 1, 1, 1)) as this,
                        daterange(make_date(:year - 1, 1, 1), make_date(:year, 1, 1)) as last
                ), money as (
                    select payment.settled_at is not null as settled, payment.paid_on <= bill.due_on as on_time,
                        payment.paid_on is null and bill.due_on < :day as overdue
                    from payment
                    join bill live on live.id = payment.bill_id and not live.dead
                    join bill on bill.id = (%s)
                    join proposal on proposal.id = payment.proposal_id
                    where proposal.budget_year = :year and proposal.stage not in ('WITHDRAWN', 'REFUSED')
                ), both_years as (
                    select nik_hash, bool_or(cover && last) as before, bool_or(cover && this) as now from coverage, years
                    where cover && last or cover && this group by nik_hash
                ), both_years_of_villages as (
                    select village_id, bool_or(cover && last) as before, bool_or(cover && this) as now
                    from coverage, years
                    where cover && last or cover && this group by village_id
                )
                select (select count(*) from money where settled) as payments,
                    (select count(*) from money where settled and on_time) as on_time,
                    (select count(*) from money where overdue) as overdue,
                    (select count(distinct nik_hash) from person, years where before < lower(cover) and this @> lower(cover)) as interrupted,
                    (select count(*) from both_years where before) as before,
                    (select count(*) from both_years where before and now) as renewed,
                    (select count(*) from both_years_of_villages where before) as villages_before,
                    (select count(*) from both_years_of_villages where before and now) as villages_renewed,
                    (select count(*) from (select from coverage group by nik_hash having sum(months) >= 36) loyal) as long_standing
                """.formatted(FIRST_BILL))
                .param("year", year)
                .param("day", day)
                .query(Compliance.class)
                .single();
    }

    private List<Refused> refused(int year) {
        return jdbc.sql("""
                select refusal.by, refusal.reason, count(*) as people
                from (
                    select 'Kecamatan' as by, verdict.reason, candidate.proposal_id
                    from verdict join candidate on candidate.id = verdict.candidate_id
                    where verdict.verdict = 'REFUSED'
                    union all
                    select 'BPJS Ketenagakerjaan', enrolled_worker.refusal, candidate.proposal_id
                    from enrolled_worker join candidate on candidate.id = enrolled_worker.candidate_id
                    where enrolled_worker.refusal is not null
                ) refusal
                join proposal on proposal.id = refusal.proposal_id
                where proposal.budget_year = :year
                group by refusal.by, refusal.reason
                order by people desc, refusal.reason
                """).param("year", year).query(Refused.class).list().stream()
                .map(refused -> new Refused(refused.by(), words(refused.reason()), refused.people()))
                .toList();
    }

    private static String words(String code) {
        return words(
                RefusalReason.values(),
                code,
                RefusalReason::title,
                words(MatchCode.values(), code, MatchCode::sentence, code));
    }

    private static <E extends Enum<E>> String words(
            E[] known, String code, Function<E, String> words, String otherwise) {
        return Arrays.stream(known)
                .filter(one -> one.name().equals(code))
                .map(words)
                .findFirst()
                .orElse(otherwise);
    }
}
