package id.payungdesa.monitoring;

import id.payungdesa.common.Indonesian;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Three years of all 232 villages as the modules above leave them in their tables: two that are over, and one in which every
 * village has come as far as its number says. Some have waited long, some pay, some have paid.
 */
public final class Season {

    private static final List<String> OFFICIALS =
            List.of("musim.satu", "musim.dua", "musim.tiga", "musim.empat", "musim.lima");

    /** How far a village is: so many of its eleven steps are done. */
    private static final String DONE =
            "case when proposal.budget_year < :last then 11 else proposal.village_id * 7 % 12 end";

    private final Tables tables;
    private final JdbcClient jdbc;
    private final Instant now;
    private final int last;

    private Season(DataSource database, Instant now) {
        this.tables = new Tables(database);
        this.jdbc = JdbcClient.create(database);
        this.now = now;
        this.last = now.atZone(Indonesian.WITA).getYear() + 1;
    }

    /** Answers the year that is under way. */
    public static int into(DataSource database, Instant now) {
        var season = new Season(database, now);
        season.write();
        return season.last;
    }

    private void write() {
        OFFICIALS.forEach(login -> tables.write("""
                insert into official (login, name, password_hash) values ('%1$s', initcap(replace('%1$s', '.', ' ')), '{noop}x')
                """.formatted(login)));
        IntStream.rangeClosed(last - 2, last).forEach(tables::opened);
        tables.in(Tables.EVERYWHERE, () -> {
            proposals();
            steps();
            for (int year = last - 2; year <= last; year++) {
                decree(year);
            }
            bills();
            payments();
            return null;
        });
    }

    private void proposals() {
        sql("""
                insert into proposal (village_id, budget_year, first_month, months, instalment_months, fund_source, payer, basis,
                    activity_code, account_code, target, stage, stage_since, started_by, started_at)
                select village.id, year, make_date(year, 1, 1), 12, 12, (array['ADD', 'ADD', 'PAD', 'PBH', 'DDS'])[village.id % 5 + 1],
                    'VILLAGE', 'DRAFT_ORIGINAL', '2.2.90', '5.2.7.90', 100,
                    (array['DRAFT', 'SIGNING', 'REVIEW', 'REVIEW', 'REVIEW', 'REVIEW', 'READY', 'ENDORSED', 'PAYMENT', 'PAYMENT',
                        'PAYMENT', 'COVERED'])[done + 1], :now::timestamptz, official.id, :now::timestamptz
                from village
                cross join generate_series(:last - 2, :last) as year
                join official on official.login = 'musim.satu'
                cross join lateral (select case when year < :last then 11 else village.id * 7 % 12 end as done) how_far
                where village.kind = 'VILLAGE'
                """);
        sql("""
                insert into revision (proposal_id, revision, village_id, letter_number, sha256, people, amount, fund_source,
                    activity_code, account_code, drafted_by, signed_by, submitted_at)
                select proposal.id, 1, village_id, budget_year || '/' || proposal.id, sha256(proposal.id::text::bytea),
                    50 + village_id % 51, (50 + village_id % 51) * 201600, fund_source, activity_code, account_code,
                    drafter.id, signer.id, :now::timestamptz
                from proposal
                join official drafter on drafter.login = 'musim.satu'
                join official signer on signer.login = 'musim.dua'
                where stage not in ('DRAFT', 'SIGNING') and proposal.started_by = drafter.id
                """);
    }

    /** Each step took a few days less or more than is usual for it; what is open has waited for up to forty days. */
    private void steps() {
        sql("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, opened_at, due_at, closed_at,
                    closed_by, card)
                select 'musim-' || placed.id || '-' || nth, step, 'proposal-' || placed.id, placed.id, village_id, role,
                    case when level = 'V' then village_id else subdistrict end, ended - span, ended - span + interval '9 days',
                    case when nth <= done then ended end, case when nth <= done then official.id end, 'x'
                from (
                    select *, :now::timestamptz - make_interval(days => age + case when budget_year < :last then 300 * (:last - budget_year) - 200
                        else 0 end) - (sum(span) over (partition by id order by nth desc) - span) as ended
                    from (
                        select proposal.id, proposal.village_id, village.subdistrict, proposal.budget_year, %1$s as done,
                            work.*, case when %1$s = 11 then proposal.village_id %% 60 else 0 end as age,
                            make_interval(hours => (5 + usual * 24 * (40 + (proposal.id * 37 + nth * 11) %% 120) / 100
                                + case when nth = %1$s + 1 then (proposal.village_id * 13) %% 900 else 0 end)::int) as span
                        from proposal
                        join village on village.id = proposal.village_id
                        join official on official.id = proposal.started_by and official.login = 'musim.satu'
                        cross join (values
                            (1, 'draftProposal', 'village_operator', 'V', 6), (2, 'signProposal', 'village_head', 'V', 1),
                            (3, 'receiveFile', 'subdistrict_counter', 'S', 2),
                            (4, 'prepareEvaluation', 'evaluation_officer', 'S', 9),
                            (5, 'signEvaluation', 'subdistrict_head', 'S', 4),
                            (6, 'verifyCandidates', 'community_officer', 'S', 14),
                            (7, 'recordEnactment', 'village_secretary', 'V', 7),
                            (8, 'requestPayment', 'activity_officer', 'V', 3),
                            (9, 'verifyPaymentRequest', 'village_secretary', 'V', 2),
                            (10, 'approvePayment', 'village_head', 'V', 1), (11, 'payContribution', 'village_treasurer', 'V', 5)
                        ) as work (nth, step, role, level, usual)
                    ) drawn
                    where nth <= done + 1
                ) placed
                join official on official.login = 'musim.tiga'
                """.formatted(DONE));
    }

    private void decree(int year) {
        sql("""
                with opened as (
                    insert into round (title, budget_year, opened_by, opened_at)
                    select 'Gelombang %1$d', %1$d, id, :now::timestamptz from official where login = 'musim.satu'
                    returning id, opened_by
                ), sent as (
                    insert into round_pass (round_id, pass, sent_by, sent_at) select id, 1, opened_by, :now::timestamptz from opened
                ), signed as (
                    insert into round_signature (round_id, pass, step, official_id, at)
                    select opened.id, 1, 'signDecree', official.id, :now::timestamptz
                    from opened join official on official.login = 'musim.empat'
                ), chosen as (
                    insert into round_proposal (round_id, proposal_id, village_id, revision, people, amount)
                    select opened.id, proposal.id, proposal.village_id, 1, 50 + village_id %% 51,
                        (50 + village_id %% 51) * 201600
                    from opened
                    join proposal on proposal.budget_year = %1$d and proposal.started_by = opened.opened_by
                        and proposal.stage in ('ENDORSED', 'PAYMENT', 'COVERED')
                )
                insert into decree (round_id, number, decreed_on, signed_by, signed_at, pass)
                select opened.id, '%1$d/SK', :now::date, official.id, :now::timestamptz, 1
                from opened join official on official.login = 'musim.empat'
                """.formatted(year));
    }

    /** A person less than endorsed, as the insurer refused somebody. */
    private void bills() {
        sql("""
                with opened as (
                    insert into registration (proposal_id, village_id, opened_at, answered_at)
                    select proposal.id, village_id, :now::timestamptz, :now::timestamptz
                    from proposal join official on official.id = started_by and official.login = 'musim.satu'
                    where stage in ('PAYMENT', 'COVERED')
                    returning id, proposal_id, village_id
                )
                insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on)
                select opened.id, opened.proposal_id, opened.village_id, 'K' || opened.proposal_id,
                    (49 + opened.village_id % 51) * 201600, first_month, 12, first_month + 14, first_month + 30
                from opened join proposal on proposal.id = opened.proposal_id
                """);
    }

    /** Whose first month is covered has paid and been settled; one in five has paid and waits for the insurer. */
    private void payments() {
        sql("""
                with due as (
                    insert into payment (bill_id, proposal_id, village_id, payer, amount, to_pay, spp_number, spp_date,
                        requested_by, verified_by, approved_by)
                    select bill.id, proposal.id, proposal.village_id, payer, bill.amount, bill.amount, 'SPP-' || bill.id,
                        :now::date, one.id, two.id, three.id
                    from bill
                    join proposal on proposal.id = bill.proposal_id
                    join official one on one.login = 'musim.satu' and one.id = proposal.started_by
                    join official two on two.login = 'musim.dua'
                    join official three on three.login = 'musim.tiga'
                    where proposal.stage = 'COVERED' or proposal.village_id % 5 < 3
                    returning id, bill_id, village_id
                )
                insert into payment_bill (payment_id, bill_id, village_id) select id, bill_id, village_id from due
                """);
        sql("""
                insert into bank_receipt
                select 'BANK-' || payment.id, payment.id, 1, bill_id, payment.village_id, amount, :now::date, official.id, :now::timestamptz
                from payment
                join proposal on proposal.id = payment.proposal_id
                join official on official.login = 'musim.lima'
                where spp_number like 'SPP-%' and (proposal.stage = 'COVERED' or payment.village_id % 5 = 0)
                """);
        sql("""
                update payment set paid_by = receipt.recorded_by, bank_reference = receipt.bank_reference, paid_on = receipt.paid_on,
                    waiting_since = :now::timestamptz, settled_at = case when proposal.stage = 'COVERED' then :now::timestamptz end
                from bank_receipt receipt, proposal
                where receipt.payment_id = payment.id and proposal.id = payment.proposal_id
                """);
        sql("""
                insert into settlement (sequence, id, billing_code, amount, bank_reference, settled_at, bill_id, village_id, matched,
                    paid_at)
                select 1000000 + payment.id, 'S' || payment.id, bill.code, bill.amount, bank_reference, :now::timestamptz, bill.id,
                    bill.village_id, true, :now::timestamptz
                from payment join bill on bill.id = payment.bill_id
                where payment.settled_at is not null
                """);
        book("COMMIT", "BUDGET", "COMMITTED", "approved_by is not null");
        book("PAY", "COMMITTED", "CLEARING", "paid_by is not null");
        book("SETTLE", "CLEARING", "PAID", "settled_at is not null");
    }

    private void book(String kind, String from, String to, String condition) {
        sql("""
                with entry as (
                    insert into ledger_entry (payment_id, village_id, kind, turn, at)
                    select id, village_id, '%1$s', 1, :now::timestamptz from payment where %4$s and spp_number like 'SPP-%%'
                    returning id, payment_id
                )
                insert into ledger_posting (entry_id, account, village_id, amount)
                select entry.id, leg.account, payment.village_id, leg.sign * payment.amount
                from entry
                join payment on payment.id = entry.payment_id
                cross join (values ('%2$s', -1), ('%3$s', 1)) as leg (account, sign)
                """.formatted(kind, from, to, condition));
    }

    private void sql(String statement) {
        jdbc.sql(statement)
                .param("now", Timestamp.from(now))
                .param("last", last)
                .update();
    }
}
