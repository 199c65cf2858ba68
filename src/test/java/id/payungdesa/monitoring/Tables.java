package id.payungdesa.monitoring;

import id.payungdesa.access.Post;
import id.payungdesa.proposal.Stage;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes what the modules above leave in their tables, and reads within a scope as a request does. */
public final class Tables {

    public static final String EVERYWHERE = "*";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final long official;

    public Tables(DataSource database) {
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        official = jdbc.sql("""
                insert into official (login, name, password_hash) values ('pemantau', 'Pemantau', '{noop}x')
                on conflict (login) do update set name = excluded.name
                returning id
                """).query(Long.class).single();
    }

    public <T> T in(String scope, Supplier<T> reading) {
        return transaction.execute(status -> {
            jdbc.sql("select set_config('app.villages', :scope, true)")
                    .param("scope", scope)
                    .query(String.class)
                    .single();
            return reading.get();
        });
    }

    /** A proposal of so many people at Rp16.800 a month for a year, with a target of one hundred. */
    public long proposal(int village, int year, Stage stage, Instant since, int people) {
        return in(EVERYWHERE, () -> {
            var id = jdbc.sql("""
                    insert into proposal (village_id, budget_year, first_month, months, instalment_months, fund_source,
                        payer, basis, activity_code, account_code, target, stage, stage_since, started_by, started_at)
                    values (:village, :year, make_date(:year, 1, 1), 12, 12, (select min(code) from fund_source), 'VILLAGE',
                        'DRAFT_ORIGINAL', '2.6.01', '5.3.1', 100, 'DRAFT', :since, :official, :since)
                    returning id
                    """)
                    .param("village", village)
                    .param("year", year)
                    .param("since", Timestamp.from(since))
                    .param("official", official)
                    .query(Long.class)
                    .single();
            for (var position = 1; position <= people; position++) {
                candidate(id, village, position);
            }
            jdbc.sql("update proposal set stage = :stage where id = :id")
                    .param("stage", stage.name())
                    .param("id", id)
                    .update();
            return id;
        });
    }

    public void entered(long proposal, Stage stage, Instant at) {
        write("insert into stage_entered select id, village_id, '%s', '%s' from proposal where id = %d"
                .formatted(stage, at, proposal));
    }

    public void open(String taskId, String step, long proposal, Post post, Instant due) {
        write("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, opened_at, due_at, card)
                select '%s', '%s', 'proposal-' || id, id, village_id, '%s', %d, now(), '%s', 'x' from proposal where id = %d
                """.formatted(taskId, step, post.role().id(), post.area(), due, proposal));
    }

    public void openForRound(String taskId, String step, long round, Post post, Instant due) {
        write("""
                insert into step (task_id, step, subject, role, area, opened_at, due_at, card)
                values ('%s', '%s', 'round-%d', '%s', %d, now(), '%s', 'x')
                """.formatted(taskId, step, round, post.role().id(), post.area(), due));
    }

    public void close(String taskId) {
        write("update step set closed_at = now() where task_id = '%s'".formatted(taskId));
    }

    public long round(long proposal, int people, long amount) {
        return in(EVERYWHERE, () -> {
            var round =
                    jdbc.sql("""
                    insert into round (title, budget_year, opened_by, opened_at) values ('Gelombang', 2027, :official, now())
                    returning id
                    """).param("official", official).query(Long.class).single();
            jdbc.sql("""
                    insert into round_proposal (round_id, proposal_id, village_id, revision, people, amount)
                    select :round, id, village_id, 1, :people, :amount from proposal where id = :proposal
                    """)
                    .param("round", round)
                    .param("people", people)
                    .param("amount", amount)
                    .param("proposal", proposal)
                    .update();
            return round;
        });
    }

    /** The insurer takes everybody but the one in the first place. */
    public void enrolled(long proposal) {
        write(
                "insert into registration (proposal_id, village_id, opened_at) select id, village_id, now() from proposal where id = "
                        + proposal);
        write("""
                insert into enrolled_worker (registration_id, candidate_id, village_id, member_number, refusal)
                select registration.id, candidate.id, candidate.village_id,
                    case when position > 1 then '\\x01'::bytea end, case when position = 1 then 'MENINGGAL' end
                from candidate join registration using (proposal_id)
                where proposal_id = %d
                """.formatted(proposal));
    }

    public boolean has(String rows) {
        return in(EVERYWHERE, () -> jdbc.sql("select exists (select from " + rows + ")")
                .query(Boolean.class)
                .single());
    }

    /** A bill of the registration and the payment it waits for. */
    public long payment(long proposal, long amount) {
        return in(EVERYWHERE, () -> jdbc.sql("""
                        with issued as (
                            insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on,
                                expires_on)
                            select registration.id, proposal_id, proposal.village_id, 'K' || proposal_id, :amount, first_month,
                                proposal.months, now(), now()
                            from registration join proposal on proposal.id = proposal_id
                            where proposal_id = :proposal
                            returning *
                        ), opened as (
                            insert into payment (bill_id, proposal_id, village_id, amount, to_pay, payer)
                            select id, proposal_id, village_id, amount, amount, 'VILLAGE' from issued
                            returning *
                        ), kept as (insert into payment_bill select bill_id, id, village_id from opened)
                        select id from opened
                        """)
                .param("amount", amount)
                .param("proposal", proposal)
                .query(Long.class)
                .single());
    }

    public void posted(long payment, String kind, String from, String to, long amount) {
        write("""
                with entry as (
                    insert into ledger_entry (payment_id, village_id, kind, at)
                    select id, village_id, '%s', now() from payment where id = %d
                    returning id, village_id
                )
                insert into ledger_posting (entry_id, account, village_id, amount)
                select entry.id, leg.account, entry.village_id, leg.amount
                from entry, (values ('%s', -%d), ('%s', %d)) as leg (account, amount)
                """.formatted(kind, payment, from, amount, to, amount));
    }

    /** Whom the insurer took is covered by the bill. */
    public void insured(long proposal) {
        write("""
                insert into coverage (worker_id, village_id, candidate_id, bill_id, cover, months, nik_hash)
                select candidate.worker_id, candidate.village_id, candidate.id, bill.id, proposal.cover, proposal.months, worker.nik_hash
                from bill
                join proposal on proposal.id = bill.proposal_id
                join enrolled_worker on enrolled_worker.registration_id = bill.registration_id and member_number is not null
                join candidate on candidate.id = enrolled_worker.candidate_id
                join worker on worker.id = candidate.worker_id
                where proposal.id = %d
                """.formatted(proposal));
    }

    /** DPMPD has opened the year, now or before. */
    public void opened(int year) {
        write("""
                insert into year_state (year, deed, set_at)
                select %1$d, 'OPENED', now() where not exists (select from year_state where year = %1$d)
                """.formatted(year));
    }

    public void write(String sql) {
        in(EVERYWHERE, () -> jdbc.sql(sql).update());
    }

    private void candidate(long proposal, int village, int position) {
        jdbc.sql("""
                with entered as (
                    insert into worker (village_id, nik_hash, nik_mask, secrets, name, birth_date, sex, entered_at)
                    values (:village, sha256(:nik), '650399******' || lpad(:position::text, 4, '0'), '\\x00', 'Pekerja',
                        '1980-01-01', 'L', now())
                    returning id
                )
                insert into candidate (proposal_id, village_id, worker_id, position, occupation, income, base_income,
                    monthly, months, entered_in)
                select :proposal, :village, entered.id, :position, (select min(code) from occupation), 0, 1000000, 16800,
                    12, 1
                from entered
                """)
                .param("village", village)
                .param("nik", (proposal + "-" + position).getBytes(StandardCharsets.US_ASCII))
                .param("position", position)
                .param("proposal", proposal)
                .update();
    }
}
