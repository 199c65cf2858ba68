package id.payungdesa.database;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.Dossiers;
import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.proposal.Basis;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.VillageId;
import id.payungdesa.review.Evaluations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class ScopeTests {

    private static final int OURS = 17;
    private static final int THEIRS = 18;

    /** Tables with a village_id that a village need not be kept from, and why. */
    private static final Map<String, String> OPEN =
            Map.of("post", "who holds which post is asked before there is a scope, and is no secret");

    /** About rows that hang on a village themselves. */
    private static final Set<String> WRITTEN_BY_TRIGGERS = Set.of("happening", "changed_standing");

    private static Modules modules;
    private static ProposalId ofOurs;

    @BeforeAll
    static void twoVillagesWithSomethingInEveryTable() {
        modules = new Modules();
        var dossiers = new Dossiers(modules);
        ofOurs = something(dossiers, OURS);
        something(dossiers, THEIRS);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    private static ProposalId something(Dossiers dossiers, int village) {
        var evaluated = dossiers.submitted(village, Dossiers.header(Basis.DRAFT_ORIGINAL), Dossiers.people(1));
        var draft = dossiers.started(village, Dossiers.header(Basis.ENACTED));
        fillByHand(village, evaluated, draft);
        return evaluated;
    }

    /** The shortest way to a row in each table; what the rows mean does not matter here. */
    private static void fillByHand(int village, ProposalId proposal, ProposalId draft) {
        modules.owner()
                .sql("""
                insert into step (task_id, step, subject, proposal_id, village_id, role, area, opened_at, card)
                values ('T' || :v, 'x', 'x', :d, :v, 'village_operator', :v, now(), 'x');
                insert into paper (task_id, subject, proposal_id, village_id, kind, file_name, media_type, size, sha256, added_by, added_at)
                select 'T' || :v, 'x', :d, :v, 'OTHER', 'x.pdf', 'application/pdf', 1, sha256('x'), started_by, now()
                from proposal where id = :d;
                insert into paper_content select id, village_id, 'x' from paper where village_id = :v;
                insert into counted_standing values (:v, 2027, 'ANY', 1, 1);
                insert into notice (kind, proposal_id, village_id, role, area, sentence, at)
                values ('x', :d, :v, 'village_operator', :v, 'x', now());
                with helper as (
                    insert into official (login, name, password_hash) values ('helper.' || :v, 'x', '{noop}x') returning id
                )
                insert into post (official_id, role, subdistrict_id, valid)
                select helper.id, 'subdistrict_counter', subdistrict, '[2020-01-01,)' from helper, village where village.id = :v;
                insert into outage (village_id, helper, valid, reason, marked_by, marked_at)
                select :v, 'subdistrict_counter', '[2020-01-01,2040-01-01)', 'x', started_by, now() from proposal where id = :d;
                insert into helping_hand select :d, :v, id, 'subdistrict_counter', now() from official where login = 'helper.' || :v;
                insert into refused_row (proposal_id, village_id, row_number, cells, reasons) values (:d, :v, 1, '', '[]');
                insert into last_change values (:d, :v, gen_random_uuid(), '', null);
                with outsider as (
                    insert into official (login, name, password_hash) values ('outsider.' || :v, 'x', '{noop}x') returning id
                )
                insert into evaluation (village_id, subdistrict, budget_year, draft, received_at, receipt_number, received_by, documents, due_at)
                select :v, subdistrict, 2027, 'ORIGINAL', now(), 'T' || :v, outsider.id, '{}', now() + interval '1 day'
                from outsider, village where village.id = :v;
                insert into finding (proposal_id, village_id, revision, track, remark, raised_at) values (:p, :v, 1, 'BUDGET', 'x', now());
                insert into verdict (candidate_id, village_id, verdict, given_at)
                select id, :v, 'ACCEPTED', now() from candidate where proposal_id = :p;
                insert into matching_result (candidate_id, village_id, code, answered_at)
                select id, :v, 'VALID', now() from candidate where proposal_id = :p;
                insert into enactment select :p, :v, 'x', now(), started_by, now() from proposal where id = :p;
                insert into round (title, budget_year, opened_by, opened_at) select 'x', 2027, started_by, now() from proposal where id = :p;
                insert into round_proposal select max(round.id), :p, :v, 1, 1, 1 from round;
                insert into round_pass (round_id, pass, sent_by, sent_at) select id, 1, opened_by, opened_at from round order by id desc limit 1;
                insert into round_signature select max(round.id), 'signDecree', revision.signed_by, now(), 1
                from round, revision where proposal_id = :p group by revision.signed_by;
                insert into decree select max(round.id), 'D' || :v, now(), revision.signed_by, now(), 1
                from round, revision where proposal_id = :p group by revision.signed_by;
                insert into endorsed_worker select candidate.id, :p, :v, (select max(id) from round), 'PARTICIPANT'
                from candidate where proposal_id = :p;
                insert into outbox_order (kind, subject, village_id, proposal_id, reference) values ('X', 'x', :v, :p, 'X' || :v);
                insert into inbox_message (source, message_id, name, subject, village_id) values ('X', 'x' || :v, 'x', 'x', :v);
                insert into registration (proposal_id, village_id, opened_at) values (:p, :v, now());
                insert into entrant select registration.id, candidate.id, :p, :v from registration, candidate
                where registration.proposal_id = :p and candidate.proposal_id = :p;
                insert into enrolled_worker (registration_id, candidate_id, village_id, refusal)
                select registration.id, candidate.id, :v, 'USIA' from registration, candidate
                where registration.proposal_id = :p and candidate.proposal_id = :p;
                insert into replacement (registration_id, refused_id, proposal_id, village_id, reason, decided_by, decided_at)
                select registration_id, candidate_id, :p, :v, 'x', started_by, now() from enrolled_worker, proposal
                where proposal.id = :p and enrolled_worker.village_id = :v;
                insert into bill (registration_id, proposal_id, village_id, code, amount, first_month, months, due_on, expires_on)
                select id, :p, :v, 'B' || :v, 1, '2027-01-01', 12, now(), now() from registration where proposal_id = :p;
                with opened as (
                    insert into payment (bill_id, proposal_id, village_id, payer, amount, to_pay)
                    select id, :p, :v, 'VILLAGE', 1, 1 from bill where proposal_id = :p returning id, bill_id
                )
                insert into payment_bill (payment_id, bill_id, village_id) select id, bill_id, :v from opened;
                insert into bank_receipt
                select 'R' || :v, payment.id, 1, bill_id, :v, 1, now(), started_by, now()
                from payment join proposal on proposal.id = proposal_id where proposal_id = :p;
                insert into settlement_dispute (kind, payment_id, village_id, amount, raised_at)
                select 'SILENT', id, :v, 1, now() from payment where proposal_id = :p;
                begin;
                insert into ledger_entry (payment_id, village_id, kind, at)
                select id, :v, 'COMMIT', now() from payment where proposal_id = :p;
                insert into ledger_posting select max(ledger_entry.id), leg.account, :v, leg.amount
                from ledger_entry, (values ('BUDGET', -1), ('COMMITTED', 1)) leg (account, amount)
                where village_id = :v group by leg.account, leg.amount;
                commit;
                insert into settlement (sequence, id, billing_code, amount, bank_reference, paid_at, settled_at, bill_id, village_id,
                    matched)
                select :v, 'S' || :v, code, 1, 'r', now(), now(), id, :v, true from bill where proposal_id = :p;
                insert into coverage (worker_id, village_id, candidate_id, bill_id, nik_hash, cover, months)
                select worker_id, :v, candidate.id, bill.id, worker.nik_hash, '[2027-01-01,2028-01-01)', 12
                from bill, candidate join worker on worker.id = worker_id
                where bill.proposal_id = :p and candidate.proposal_id = :p;
                insert into letter select right('00000000000' || :v, 12), 'PROPOSAL', 'revision-' || id, id, null, village_id, 1, 'A4',
                    'N', now(), 'x', sha256('x'), started_by, now() from proposal where id = :p;
                insert into letter_content select document_id, village_id, 'x', false from letter where village_id = :v
                """.replace(":v", String.valueOf(village))
                        .replace(":p", proposal.toString())
                        .replace(":d", draft.toString()))
                .update();
    }

    static Stream<String> tablesOfVillages() {
        return withVillages().stream().filter(table -> !OPEN.containsKey(table));
    }

    private static List<String> withVillages() {
        return modules.owner().sql("""
                select distinct table_name from information_schema.columns
                join information_schema.tables using (table_schema, table_name)
                where table_schema = 'public' and column_name = 'village_id' and table_type = 'BASE TABLE' order by 1
                """).query(String.class).list();
    }

    @Test
    void everyTableThatKnowsVillagesIsGuardedEvenAgainstItsOwner() {
        var unguarded = modules.owner()
                .sql("""
                select relname from pg_class
                where relname = any (:tables) and relnamespace = 'public'::regnamespace
                    and not (relrowsecurity and relforcerowsecurity)
                """)
                .param("tables", withVillages().toArray(String[]::new))
                .query(String.class)
                .list();

        assertThat(unguarded).containsExactlyInAnyOrderElementsOf(OPEN.keySet());
    }

    @ParameterizedTest
    @MethodSource("tablesOfVillages")
    void withoutAScopeThereIsNothingAndAVillageSeesOnlyItself(String table) {
        var villages = "select distinct village_id from " + table + " order by 1";

        assertThat(modules.sql("*").sql(villages).query(Integer.class).list())
                .as("of all")
                .contains(OURS, THEIRS);
        assertThat(modules.sql("17").sql(villages).query(Integer.class).list()).containsExactly(OURS);
        assertThat(modules.sql("")
                        .sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** Copies a row of the other village: reading it is refused already, so the copy is written by hand. */
    @ParameterizedTest
    @MethodSource("tablesOfVillages")
    void aRowForAnotherVillageIsRefused(String table) {
        var row = modules.owner()
                .sql("select to_jsonb(t)::text from " + table + " t where village_id = 18 limit 1")
                .query(String.class)
                .single();
        var columns = modules.owner().sql("""
                select string_agg(column_name, ', ') from information_schema.columns
                where table_name = ? and is_generated = 'NEVER' and column_name <> 'id'
                """).param(table).query(String.class).single();

        assertThat(refusal(() -> modules.sql("17")
                        .sql(
                                "insert into %1$s (%2$s) select %2$s from jsonb_populate_record(null::%1$s, cast(? as jsonb))"
                                        .formatted(table, columns))
                        .param(row)
                        .update()))
                .containsAnyOf("row-level security", "is closed");
    }

    @ParameterizedTest
    @MethodSource("tablesOfVillages")
    void noRowMovesToAnotherVillage(String table) {
        assertThat(refusal(() -> modules.sql("17")
                        .sql("update " + table + " set village_id = 18")
                        .update()))
                .containsAnyOf("row-level security", "permission denied", "append-only", "is closed");
    }

    @Test
    void aRegencyStepIsNotForVillages() {
        modules.owner().sql("""
                insert into step (task_id, step, subject, role, area, opened_at, card)
                values ('round-task', 'recommendRound', 'round-1', 'dpmpd_head', 1, now(), 'Gelombang I')
                """).update();

        assertThat(modules.sql("17")
                        .sql("select task_id from step where village_id is null")
                        .query()
                        .listOfRows())
                .isEmpty();
        assertThat(modules.sql("17")
                        .sql("update step set card = '' where task_id = 'round-task'")
                        .update())
                .isZero();
        assertThat(modules.sql("*")
                        .sql("select task_id from step where village_id is null")
                        .query()
                        .listOfRows())
                .hasSize(1);
    }

    /** The row is the own village's, the proposal is not: row-level security alone would let it pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into refused_row (proposal_id, village_id, row_number, cells, reasons) values (:theirs, 17, 1, '', '[]') # is closed",
                "insert into finding (proposal_id, village_id, revision, track, remark, raised_at) values (:theirs, 17, 1, 'BUDGET', 'x', now()) # village_of_proposal",
                "insert into stage_entered values (:theirs, 17, 'COVERED', now()) # village_of_proposal",
                "insert into outbox_order (kind, subject, village_id, proposal_id, reference) values ('X', 'x', 17, :theirs, 'Y') # village_of_proposal",
                "insert into registration (proposal_id, village_id, opened_at) values (:theirs, 17, now()) # village_of_proposal",
                "insert into candidate (proposal_id, village_id, worker_id, position, occupation, income, base_income, monthly, months, entered_in)"
                        + " select :theirs, 17, min(id), 99, 'NELAYAN', 1, 1, 1, 1, 1 from worker # is closed"
            })
    void aVillageHangsNothingOnTheProposalOfAnother(String insertAndReason) {
        var parts = insertAndReason.split(" # ");
        var theirs = modules.owner()
                .sql("select min(id) from proposal where village_id = 18")
                .query(Long.class)
                .single();

        assertThat(refusal(() -> modules.sql("17")
                        .sql(parts[0].replace(":theirs", theirs.toString()))
                        .update()))
                .contains(parts[1]);
    }

    /** Row-level security looks at the row alone, so what it hangs on has to be tied by the village too. */
    @Test
    void everyReferenceToATableOfVillagesNamesTheVillageToo() {
        var loose = modules.owner()
                .sql("""
                select reference.conrelid::regclass || ' to ' || reference.confrelid::regclass
                from pg_constraint reference
                where reference.contype = 'f' and cardinality(reference.conkey) = 1
                    and reference.conrelid::regclass::text = any (:tables)
                    and reference.confrelid::regclass::text = any (:tables)
                    and not exists (
                        select from pg_constraint tied
                        where tied.contype = 'f' and cardinality(tied.conkey) = 2 and tied.conkey @> reference.conkey
                            and (tied.conrelid, tied.confrelid) = (reference.conrelid, reference.confrelid))
                """)
                .param("tables", withVillages().toArray(String[]::new))
                .query(String.class)
                .list();

        assertThat(loose).isEmpty();
    }

    @Test
    void everyTableThatKnowsVillagesHangsOnOne() {
        var tied = modules.owner().sql("""
                select distinct conrelid::regclass::text
                from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any (conkey)
                where contype = 'f' and attname = 'village_id'
                """).query(String.class).list();

        assertThat(withVillages())
                .filteredOn(table -> !WRITTEN_BY_TRIGGERS.contains(table))
                .isSubsetOf(tied);
    }

    /** Each reference is a lookup for every row: one that a wider one implies is a lookup for nothing (V065). */
    @Test
    void noReferenceIsCheckedTwice() {
        var spare = modules.owner().sql("""
                select narrow.conrelid::regclass || ': ' || narrow.conname
                from pg_constraint narrow join pg_constraint wide using (conrelid)
                where narrow.contype = 'f' and wide.contype = 'f' and narrow.conrelid::regclass::text !~ '^act_'
                    and cardinality(wide.conkey) > cardinality(narrow.conkey) and wide.conkey @> narrow.conkey
                    and (wide.confrelid = narrow.confrelid
                        or narrow.confrelid = 'village'::regclass and wide.confrelid <> wide.conrelid)
                    and (wide.confmatchtype = 'f' or not exists (
                        select from pg_attribute
                        where attrelid = wide.conrelid and attnum = any (wide.conkey) and not attnotnull))
                """).query(String.class).list();

        assertThat(spare).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17) or true --", "17;18", "x", "17,"})
    void aScopeThatIsNoListOfVillagesIsAnError(String scope) {
        assertThatThrownBy(() -> modules.inTransaction(() -> {
                    modules.get(JdbcClient.class)
                            .sql("select set_config('app.villages', ?, true)")
                            .param(scope)
                            .query(String.class)
                            .single();
                    return modules.get(JdbcClient.class)
                            .sql("select count(*) from worker")
                            .query(Long.class)
                            .single();
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("integer");
    }

    @Test
    void theScopeDiesWithItsTransactionAndIsNotFoundByTheNextOneOnTheConnection() {
        try (var pool = onlyOneConnection()) {
            var jdbc = JdbcClient.create(pool);
            var transaction = scopedTransactions(pool, Optional.of(Scope.of(Set.of(OURS))));

            assertThat(transaction.<Long>execute(status -> workers(jdbc))).isEqualTo(1);
            assertThat(workers(jdbc)).as("outside").isZero();
            assertThat(scopedTransactions(pool, Optional.empty()).<Long>execute(status -> workers(jdbc)))
                    .as("the next, who has none")
                    .isZero();
        }
    }

    @Test
    void aTransactionThatFailedLeavesNoScopeEither() {
        try (var pool = onlyOneConnection()) {
            var jdbc = JdbcClient.create(pool);

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> scopedTransactions(pool, Optional.of(Scope.ALL))
                            .executeWithoutResult(status -> {
                                throw new IllegalStateException("on purpose");
                            }));

            assertThat(workers(jdbc)).isZero();
        }
    }

    /** Otherwise the thread, which serves somebody else next, would still be in a transaction that nobody ends. */
    @Test
    void aTransactionWhoseScopeCannotBeToldIsOverAtOnce() {
        try (var pool = onlyOneConnection()) {
            var jdbc = JdbcClient.create(pool);
            var failing = transactions(pool, () -> {
                throw new IllegalStateException("no officials today");
            });

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> failing.executeWithoutResult(status -> {}))
                    .withMessage("no officials today");

            assertThat(TransactionSynchronizationManager.isSynchronizationActive())
                    .isFalse();
            assertThat(TransactionSynchronizationManager.hasResource(pool)).isFalse();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(scopedTransactions(pool, Optional.of(Scope.of(Set.of(OURS))))
                            .<Long>execute(s -> workers(jdbc)))
                    .isEqualTo(1);
        }
    }

    @Test
    void everyOfficialSeesWhatTheirPostsReach() {
        var seen = "select distinct village_id from proposal order by 1";

        assertThat(asked(Role.VILLAGE_SECRETARY, OURS, seen)).containsExactly(OURS);
        assertThat(asked(Role.DPMPD_HEAD, 1, seen)).containsExactly(OURS, THEIRS);
        assertThat(asked(Role.SYSTEM_OPERATOR, 1, seen)).isEmpty();
        assertThat(asked(Role.SUBDISTRICT_HEAD, subdistrictOf(OURS), seen)).contains(OURS);
        assertThat(asked(Role.SUBDISTRICT_HEAD, 20, seen)).isEmpty();
    }

    @Test
    void whatTheSystemDoesEndsWithItsOwnWork() {
        assertThat(Scope.declared()).isEmpty();

        var inside = Scope.system(() ->
                Scope.system(Scope::declared).isPresent() && Scope.declared().isPresent());

        assertThat(inside).isTrue();
        assertThat(Scope.declared()).isEmpty();
    }

    @Test
    void whoHoldsAPersonIsToldByNameAndNothingElse() {
        var hash = modules.owner()
                .sql("select encode(nik_hash, 'hex') from worker where village_id = 18")
                .query(String.class)
                .single();

        var told = modules.sql("17").sql("""
                select r.*, current_setting('app.villages') as scope, (select count(*) from worker) as workers
                from reserved_elsewhere(array[decode(:hash, 'hex')], daterange('2027-03-01', '2027-04-01'), 0) r
                """).param("hash", hash).query().listOfRows();

        assertThat(told).singleElement().satisfies(row -> assertThat(row)
                .containsOnlyKeys("nik_hash", "village_name", "scope", "workers")
                .containsEntry("village_name", nameOf(THEIRS))
                .containsEntry("scope", "17")
                .containsEntry("workers", 1L));
        assertThat(modules.sql("17")
                        .sql("""
                select count(*) from reserved_elsewhere(array[decode(:hash, 'hex')], daterange('2028-01-01', '2029-01-01'), 0)
                """)
                        .param("hash", hash)
                        .query(Long.class)
                        .single())
                .as("another year")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "", "*"})
    void askingWhoHoldsAPersonLeavesTheScopeAsItWas(String scope) {
        var after = modules.sql(scope).sql("""
                select current_setting('app.villages') from (select count(*) from reserved_elsewhere('{}', '[2027-01-01,2028-01-01)', 0) offset 0) asked
                """).query(String.class).single();

        assertThat(after).isEqualTo(scope);
    }

    @Test
    void onlyTheApplicationMayAskWhoHoldsAPerson() {
        assertThat(modules.owner().sql("""
                        select has_function_privilege('public', oid, 'execute') from pg_proc where proname = 'reserved_elsewhere'
                        """).query(Boolean.class).single()).isFalse();
    }

    @Test
    void theStoresSeeNoOtherVillageEither() {
        var clerk = modules.official(Role.VILLAGE_OPERATOR, THEIRS);

        assertThat(modules.as(clerk, () -> modules.get(Proposals.class).find(ofOurs)))
                .isEmpty();
        assertThat(modules.as(clerk, () -> modules.get(Proposals.class).of(new VillageId(OURS))))
                .isEmpty();
        assertThatThrownBy(() ->
                        modules.as(clerk, () -> modules.get(Evaluations.class).due(ofOurs)))
                .hasMessageContaining("tidak ditemukan");
    }

    @Test
    void aTransactionThatAsksNothingSendsNothing() {
        modules.statements().drain();

        modules.as(
                modules.official(Role.VILLAGE_OPERATOR, OURS),
                () -> modules.inTransaction(() -> {
                    modules.statements().drain();
                    return null;
                }));

        assertThat(modules.statements().drain()).isEmpty();
    }

    @Test
    void theScopeIsThatOfWhoBeganTheTransactionAndNotOfWhoAsksFirst() {
        var clerk = modules.official(Role.VILLAGE_OPERATOR, OURS);

        assertThat(modules.as(
                        clerk,
                        () -> modules.inTransaction(() -> Scope.system(() -> workers(modules.get(JdbcClient.class))))))
                .isEqualTo(workers(modules.sql(String.valueOf(OURS))));
    }

    @Test
    void whatIsRefusedBehindASavepointDoesNotTakeTheScopeAlong() {
        var clerk = modules.official(Role.VILLAGE_OPERATOR, OURS);

        assertThat(modules.as(
                        clerk,
                        () -> modules.inTransaction(() -> {
                            assertThatThrownBy(() -> modules.get(Savepoint.class)
                                            .around(() -> modules.get(JdbcClient.class)
                                                    .sql("select 1 / 0")
                                                    .query(Integer.class)
                                                    .single()))
                                    .isInstanceOf(DataAccessException.class);
                            return workers(modules.get(JdbcClient.class));
                        })))
                .isEqualTo(workers(modules.sql(String.valueOf(OURS))));
    }

    private List<Integer> asked(Role role, int area, String question) {
        return modules.as(
                modules.official(role, area),
                () -> modules.inTransaction(() -> modules.get(JdbcClient.class)
                        .sql(question)
                        .query(Integer.class)
                        .list()));
    }

    private static int subdistrictOf(int village) {
        return modules.owner()
                .sql("select subdistrict from village where id = ?")
                .param(village)
                .query(Integer.class)
                .single();
    }

    private static String nameOf(int village) {
        return modules.owner()
                .sql("select name from village where id = ?")
                .param(village)
                .query(String.class)
                .single();
    }

    private static long workers(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from worker").query(Long.class).single();
    }

    private static HikariDataSource onlyOneConnection() {
        var pool = new HikariDataSource();
        pool.setDataSource(modules.database());
        pool.setMaximumPoolSize(1);
        return pool;
    }

    private static TransactionTemplate scopedTransactions(DataSource pool, Optional<Scope> scope) {
        return transactions(pool, () -> scope);
    }

    private static TransactionTemplate transactions(DataSource pool, Scope.Source source) {
        var beans = new StaticListableBeanFactory(Map.of("pool", pool, "source", source));
        var manager = new JdbcTransactionManager(new ScopedConnections(pool));
        manager.addListener(new ScopePerTransaction(
                beans.getBeanProvider(DataSource.class), beans.getBeanProvider(Scope.Source.class)));
        return new TransactionTemplate(manager);
    }
}
