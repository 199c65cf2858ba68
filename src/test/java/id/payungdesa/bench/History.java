package id.payungdesa.bench;

import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What the villages of a country leave in a year, written in a dozen statements: lists, desks, rounds, enrolments, bills,
 * payments and the ledger. Nothing of the engine's, and no reservation: nobody who only looks reads those.
 */
final class History implements AutoCloseable {

    private static final String RANK = """
            case stage when 'DRAFT' then 1 when 'SIGNING' then 2 when 'READY' then 4 when 'ENDORSED' then 5
                when 'REGISTERED' then 6 when 'PAYMENT' then 7 when 'COVERED' then 8 else 3 end
            """;

    /** One village in ten has not proposed, one in seven is covered, the others are on their way. */
    private static final String PRESENT = """
            case when n % 20 < 2 then null when n % 20 = 2 then 'DRAFT' when n % 20 = 3 then 'SIGNING'
                when n % 20 < 8 then 'REVIEW' when n % 20 = 8 then 'CORRECTION' when n % 20 < 11 then 'READY'
                when n % 20 = 11 then 'ENDORSED' when n % 20 = 12 then 'REGISTERED' when n % 20 < 16 then 'PAYMENT'
                when n % 20 < 19 then 'COVERED' else 'WITHDRAWN' end
            """;

    private static final String PAST = "case n % 20 when 0 then null when 1 then 'REFUSED' else 'COVERED' end";

    private final SingleConnectionDataSource connection;
    private final JdbcClient superuser;

    /** As the superuser, whom neither a trigger nor a foreign key stops: the rows are as they would be. */
    History(DurableServer server, String database) throws SQLException {
        connection = new SingleConnectionDataSource(
                DurableServer.at(server.url(database), "postgres").getConnection(), true);
        superuser = JdbcClient.create(connection);
        run("set session_replication_role = replica");
        run("set synchronous_commit = off");
        run("set work_mem = '128MB'");
    }

    /** The villages that have nothing of that year yet. */
    void of(int year, int people, boolean present) {
        run("drop table if exists made");
        run("""
                create temp table made as
                with place as (
                    select village.id as village, subdistrict, row_number() over (order by village.id) as n
                    from village
                    where kind = 'VILLAGE' and not exists (
                        select from proposal where village_id = village.id and budget_year = %1$d)
                ), staged as (select *, %2$s as stage from place)
                select *, %3$s as rank, make_date(%1$d - 1, 10, 1) + (n %% 60)::int + time '09:00' as began
                from staged where stage is not null
                """.formatted(year, present ? PRESENT : PAST, RANK));
        run(
                "create temp table if not exists desk as select row_number() over (order by id) as nth, id from official order by id limit 4");
        run("""
                insert into year_state (year, deed, set_at)
                select %1$d, 'OPENED', now() where not exists (select from year_state where year = %1$d)
                """.formatted(year));
        run("alter table made add id bigint");
        run("""
                with written as (
                    insert into proposal (village_id, budget_year, first_month, months, instalment_months, fund_source, payer,
                        basis, activity_code, account_code, target, stage, stage_since, revision, started_by, started_at,
                        closing_reason)
                    select village, %1$d, make_date(%1$d, 1, 1), 12, 12, 'ADD', 'VILLAGE', 'DRAFT_ORIGINAL', '2.2.90',
                        '5.2.7.90', %2$d, stage, began + rank * interval '6 days', case when rank > 2 then 1 else 0 end,
                        (select id from desk where nth = 1), began, case when stage in ('WITHDRAWN', 'REFUSED') then 'x' end
                    from made
                    returning id, village_id
                )
                update made set id = written.id from written where written.village_id = made.village
                """.formatted(year, people));
        people(people);
        desks();
        rounds(year);
        insurer(year);
        money();
        run("insert into changed_standing (village_id, budget_year) select village, %d from made".formatted(year));
    }

    private void people(int people) {
        run("""
                insert into worker (village_id, nik_hash, nik_mask, secrets, name, birth_date, sex, entered_at)
                select village, sha256(convert_to(village || '-' || n, 'UTF8')), '650399******' || lpad((n %% 10000)::text, 4, '0'),
                    '\\x00', 'Pekerja ' || n, date '1980-01-01' + n, case n %% 2 when 0 then 'L' else 'P' end, now()
                from (select village from made where not exists (select from worker where village_id = village)) fresh,
                    generate_series(1, %d) n
                """.formatted(people));
        run("""
                insert into candidate (proposal_id, village_id, worker_id, position, occupation, income, base_income, monthly,
                    months, confirmed, entered_in)
                select made.id, made.village, worker.id, row_number() over (partition by made.id order by worker.id),
                    'PETANI', 900000, 1000000, 16800, 12, true, 1
                from made join worker on worker.village_id = made.village
                """);
        run("""
                insert into revision (proposal_id, revision, village_id, letter_number, sha256, people, amount, fund_source,
                    activity_code, account_code, drafted_by, signed_by, submitted_at)
                select id, 1, village, '400/' || id, sha256(id::text::bytea), %1$d, %1$d * 201600, 'ADD', '2.2.90', '5.2.7.90',
                    (select id from desk where nth = 1), (select id from desk where nth = 2), began + interval '12 days'
                from made where rank > 2
                """.formatted(people));
    }

    private void desks() {
        run("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, opened_at, due_at, closed_at,
                    closed_by, closed_as, card, people, amount)
                select 'made-' || made.id || '-' || path.step, path.step, 'proposal-' || made.id, made.id, village, path.role,
                    case path.level when 'V' then village else subdistrict end,
                    case when path.rank < made.rank then began + path.day * interval '1 day'
                        else now() - (n % 25) * interval '1 day' end,
                    case when path.rank < made.rank then began + (path.day + 5) * interval '1 day'
                        else now() + (6 - n % 25) * interval '1 day' end,
                    case when path.rank < made.rank then began + (path.day + 1 + (n + path.day) % 7) * interval '1 day' end,
                    case when path.rank < made.rank then (select id from desk where nth = 1) end,
                    case when path.rank < made.rank then path.role end, 'x', 100, 20160000
                from made
                join (values
                    (1, 0, 'draftProposal', 'village_operator', 'V'), (2, 6, 'signProposal', 'village_head', 'V'),
                    (3, 12, 'receiveFile', 'subdistrict_counter', 'S'), (3, 14, 'prepareEvaluation', 'evaluation_officer', 'S'),
                    (3, 20, 'signEvaluation', 'subdistrict_head', 'S'), (3, 13, 'verifyCandidates', 'community_officer', 'S'),
                    (5, 30, 'recordEnactment', 'village_secretary', 'V'), (7, 40, 'requestPayment', 'activity_officer', 'V'),
                    (7, 42, 'verifyPaymentRequest', 'village_secretary', 'V'), (7, 44, 'approvePayment', 'village_head', 'V'),
                    (7, 46, 'payContribution', 'village_treasurer', 'V')
                ) as path (rank, day, step, role, level)
                    on path.rank < made.rank
                    or path.rank = made.rank and stage not in ('WITHDRAWN', 'REFUSED')
                        and path.step in ('draftProposal', 'signProposal', 'receiveFile', 'verifyCandidates', 'requestPayment')
                """);
        run("""
                insert into stage_entered (proposal_id, village_id, stage, at)
                select made.id, village, way.stage, began + way.rank * interval '6 days'
                from made
                join (values (1, 'DRAFT'), (2, 'SIGNING'), (3, 'REVIEW'), (4, 'READY'), (5, 'ENDORSED'), (6, 'REGISTERED'),
                    (7, 'PAYMENT'), (8, 'COVERED')) as way (rank, stage) on way.rank <= made.rank
                """);
    }

    private void rounds(int year) {
        run("""
                with opened as (
                    insert into round (title, budget_year, opened_by, opened_at)
                    select 'Gelombang ' || n, %1$d, (select id from desk where nth = 1), make_date(%1$d - 1, 11, 1)
                    from generate_series(1, 20) n returning id
                ), numbered as (select id, row_number() over (order by id) - 1 as nth from opened)
                insert into round_proposal (round_id, proposal_id, village_id, revision, people, amount)
                select numbered.id, made.id, village, 1, 100, 20160000
                from made join numbered on numbered.nth = made.n / 7 %% 20
                where rank > 4 or rank = 4 and n %% 2 = 0
                """.formatted(year));
    }

    private void insurer(int year) {
        run("""
                insert into registration (proposal_id, village_id, opened_at, answered_at)
                select id, village, began + interval '32 days', began + interval '34 days' from made where rank > 5
                """);
        run("""
                insert into enrolled_worker (registration_id, candidate_id, village_id, member_number, refusal)
                select registration.id, candidate.id, candidate.village_id,
                    case when position % 50 > 0 then '\\x01'::bytea end, case when position % 50 = 0 then 'MENINGGAL' end
                from registration join made on made.id = registration.proposal_id
                join candidate on candidate.proposal_id = made.id
                """);
        run("""
                insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on)
                select registration.id, made.id, village, 'M' || made.id, 98 * 201600, make_date(%1$d, 1, 1), 12,
                    make_date(%1$d, 1, 15), make_date(%1$d, 2, 15)
                from registration join made on made.id = registration.proposal_id
                """.formatted(year));
        run("""
                insert into coverage (worker_id, village_id, candidate_id, bill_id, cover, months, nik_hash)
                select worker.id, made.village, candidate.id, bill.id, daterange(make_date(%1$d, 1, 1), make_date(%1$d + 1, 1, 1)),
                    12, nik_hash
                from made join bill on bill.proposal_id = made.id join candidate on candidate.proposal_id = made.id
                join worker on worker.id = candidate.worker_id
                where stage = 'COVERED' and position %% 50 > 0
                """.formatted(year));
    }

    private void money() {
        run("""
                insert into payment (bill_id, proposal_id, village_id, amount, to_pay, payer, spp_number, spp_date, requested_by,
                    verified_by, approved_by, paid_by, bank_reference, paid_on, waiting_since, settled_at, accepted)
                select bill.id, made.id, village, bill.amount, bill.amount, 'VILLAGE', 'SPP-' || made.id, began::date + 40,
                    (select id from desk where nth = 1), (select id from desk where nth = 2), (select id from desk where nth = 3),
                    case rank when 8 then (select id from desk where nth = 4) end, case rank when 8 then 'B' || bill.id end,
                    case rank when 8 then began::date + 47 end, case rank when 8 then began + interval '47 days' end,
                    case rank when 8 then began + interval '48 days' end, rank = 8
                from made join bill on bill.proposal_id = made.id where rank > 6
                """);
        run(
                "insert into payment_bill (bill_id, payment_id, village_id) select bill_id, payment.id, village_id from payment join made on made.id = proposal_id");
        run("""
                with booked as (
                    insert into ledger_entry (payment_id, village_id, kind, at)
                    select payment.id, village, kind, began + interval '47 days'
                    from made join payment on payment.proposal_id = made.id
                    join (values ('COMMIT'), ('PAY'), ('SETTLE')) as entry (kind) on rank = 8 or kind = 'COMMIT'
                    returning id, payment_id, village_id, kind
                )
                insert into ledger_posting (entry_id, account, village_id, amount)
                select booked.id, leg.account, booked.village_id, leg.sign * payment.amount
                from booked join payment on payment.id = payment_id
                join (values ('COMMIT', 'BUDGET', -1), ('COMMIT', 'COMMITTED', 1), ('PAY', 'COMMITTED', -1),
                    ('PAY', 'CLEARING', 1), ('SETTLE', 'CLEARING', -1), ('SETTLE', 'PAID', 1)) as leg (kind, account, sign)
                    on leg.kind = booked.kind
                """);
    }

    /** How much there is, to be told with what it costs to look at it. */
    long rows(String table) {
        return superuser.sql("select count(*) from " + table).query(Long.class).single();
    }

    List<String> names(String query) {
        return superuser.sql(query).query(String.class).list();
    }

    void tidy() {
        run("vacuum analyze");
        run("checkpoint");
    }

    private void run(String statement) {
        superuser.sql(statement).update();
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
