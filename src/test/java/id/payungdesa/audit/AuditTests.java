package id.payungdesa.audit;

import static id.payungdesa.Modules.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.payungdesa.Modules;
import id.payungdesa.access.Role;
import id.payungdesa.database.Scope;
import id.payungdesa.region.VillageId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTests {

    private static final AtomicInteger VILLAGE = new AtomicInteger(10);

    private static Modules modules;
    private static Audit audit;

    private final VillageId village = new VillageId(VILLAGE.incrementAndGet());

    @BeforeAll
    static void start() {
        modules = new Modules();
        audit = modules.get(Audit.class);
    }

    @AfterAll
    static void stop() {
        modules.close();
    }

    @Test
    void aDecisionLeavesOneRowThatNamesWhoAndWhatAndWhichRevision() {
        var head = modules.official(Role.VILLAGE_HEAD, village.value());

        modules.does(
                head,
                () -> modules.inTransaction(() -> audit.record(village, "SIGNED", "17", 3, Map.of("note", "Setuju"))));

        assertThat(modules.owner()
                        .sql("select * from audit_entry where chain = ?")
                        .param(village.value())
                        .query()
                        .listOfRows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("seq", 1L)
                        .containsEntry("official_id", head.id().value())
                        .containsEntry("action", "SIGNED")
                        .containsEntry("subject", "17")
                        .containsEntry("revision", 3)
                        .hasEntrySatisfying("body", body -> assertThat(body).hasToString("{\"note\": \"Setuju\"}")));
        assertThat(broken()).isEmpty();
    }

    @Test
    void aDecisionThatIsTakenBackLeavesNoRow() {
        Scope.system(() -> modules.get(TransactionTemplate.class).execute(status -> {
            audit.record(village, "SIGNED", "17", 1, null);
            status.setRollbackOnly();
            return null;
        }));

        assertThat(rows()).isZero();
        assertThat(broken()).isEmpty();
    }

    @Test
    void nothingIsWrittenOutsideTheTransactionOfADecision() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> audit.record(village, "SIGNED", "17", 1, null));
    }

    @Test
    void aDecisionOfTheRegencyStandsInAChainOfItsOwn() {
        modules.does(
                modules.official(Role.DPMPD_OFFICER, 1),
                () -> modules.inTransaction(() -> audit.recordForRegency("OPENED", "round 1", null)));

        assertThat(modules.owner()
                        .sql("select count(*) from audit_entry where chain = 0 and action = 'OPENED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            edit the body       | update audit_entry set body = '{"n": 99}' where chain = :c and seq = 3
            edit the official   | update audit_entry set official_id = 1 where chain = :c and seq = 3
            edit the hour       | update audit_entry set at = at + interval '1 hour' where chain = :c and seq = 3
            delete the first    | delete from audit_entry where chain = :c and seq = 1
            delete in between   | delete from audit_entry where chain = :c and seq = 3
            delete and close up | delete from audit_entry where chain = :c and seq = 3; update audit_entry set seq = seq - 1 where chain = :c and seq > 3; update chain_head set seq = seq - 1 where chain = :c
            cut the tail        | delete from audit_entry where chain = :c and seq > 3
            cut the whole       | delete from audit_entry where chain = :c
            swap two            | update audit_entry set seq = 99 where chain = :c and seq = 2; update audit_entry set seq = 2 where chain = :c and seq = 3; update audit_entry set seq = 3 where chain = :c and seq = 99
            insert in between   | update audit_entry set seq = 6 where chain = :c and seq = 5; update audit_entry set seq = 5 where chain = :c and seq = 4; insert into audit_entry select chain, 4, at, official_id, on_behalf_of, action, subject, revision, body, hash, audit_hash(hash, 4, at, official_id, on_behalf_of, action, subject, revision, body) from audit_entry where chain = :c and seq = 3
            insert at the end   | insert into audit_entry select chain, 6, at, official_id, on_behalf_of, action, subject, revision, body, hash, audit_hash(hash, 6, at, official_id, on_behalf_of, action, subject, revision, body) from audit_entry where chain = :c and seq = 5
            edit and re-hash    | update audit_entry set body = '{}', hash = audit_hash(previous, seq, at, official_id, on_behalf_of, action, subject, revision, '{}') where chain = :c and seq = 3
            re-hash the last    | update audit_entry set body = '{}', hash = audit_hash(previous, seq, at, official_id, on_behalf_of, action, subject, revision, '{}') where chain = :c and seq = 5
            """)
    void whatTheOwnerOfTheTablesTampersWithShows(String what, String tampering) {
        modules.system(() ->
                IntStream.rangeClosed(1, 5).forEach(n -> audit.record(village, "DECIDED", "17", n, Map.of("n", n))));
        modules.official(Role.AUDITOR, 1);
        assertThat(broken()).isEmpty();

        tamper(tampering);

        assertThat(broken()).as(what).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set action = 'X'", "delete from audit_entry", "truncate audit_entry"})
    void evenTheOwnerHasToDropTheTriggerFirst(String change) {
        assertThat(refusal(() -> modules.owner().sql(change).update())).contains("append-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select chain, 0, at, official_id, on_behalf_of, action # audit_entry_seq_check",
                "select chain, 2, at, official_id, on_behalf_of, '' # audit_entry_action_check",
                "select chain, 1, at, official_id, on_behalf_of, action # audit_entry_pkey"
            })
    void whatCannotBeIsRefusedByTheTable(String rowAndConstraint) {
        modules.system(() -> audit.record(village, "DECIDED", "17", 1, null));
        var parts = rowAndConstraint.split(" # ");

        assertThat(refusal(() -> modules.owner()
                        .sql("insert into audit_entry " + parts[0]
                                + ", subject, revision, body, previous, hash from audit_entry where chain = "
                                + village.value())
                        .update()))
                .contains(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set action = 'X'",
                "delete from audit_entry",
                "truncate audit_entry",
                "insert into audit_entry select * from audit_entry",
                "update chain_head set seq = 0",
                "insert into chain_head values (9999, 0, '')",
                "delete from chain_head",
                "alter table audit_entry disable trigger append_only",
                "alter table audit_entry disable row level security"
            })
    void theApplicationCanOnlyAppend(String change) {
        assertThat(refusal(() -> modules.sql("*").sql(change).update()))
                .containsAnyOf("permission denied", "must be owner");
    }

    @Test
    void nobodyElseMayAppendAtAll() {
        assertThat(modules.owner().sql("""
                        select has_function_privilege('public', oid, 'execute') from pg_proc where proname = 'audit_append'
                        """).query(Boolean.class).single()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8,9"})
    void aVillageCannotWriteIntoTheChainOfAnother(String scope) {
        assertThat(refusal(() -> modules.sql(scope)
                        .sql("select audit_append(7, now(), null, null, 'X', '1', null, '{}')")
                        .query(Long.class)
                        .single()))
                .contains("outside the scope");
    }

    @Test
    void aVillageReadsItsOwnChainAndNoFalseAlarm() {
        modules.system(() -> {
            audit.record(village, "DECIDED", "17", 1, null);
            audit.record(new VillageId(200), "DECIDED", "18", 1, null);
            audit.recordForRegency("DECIDED", "19", null);
        });
        var own = modules.sql(String.valueOf(village.value()));

        assertThat(own.sql("select distinct chain from audit_entry")
                        .query(Integer.class)
                        .list())
                .containsExactly(village.value());
        assertThat(own.sql("select * from audit_broken").query().listOfRows()).isEmpty();
        assertThat(modules.sql("").sql("select * from audit_broken").query().listOfRows())
                .isEmpty();
    }

    @Test
    void twoDecisionsOfOneVillageNeverShareANumber() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        var work = pool.invokeAll(IntStream.range(0, 90)
                .<java.util.concurrent.Callable<Void>>mapToObj(n -> () -> {
                    modules.system(() -> audit.record(village, "DECIDED", String.valueOf(n), null, null));
                    return null;
                })
                .toList());
        for (var done : work) {
            done.get();
        }
        pool.shutdown();

        assertThat(modules.owner()
                        .sql("select seq from audit_entry where chain = ? order by seq")
                        .param(village.value())
                        .query(Long.class)
                        .list())
                .isEqualTo(LongStream.rangeClosed(1, 90).boxed().toList());
        assertThat(broken()).isEmpty();
    }

    private List<Map<String, Object>> broken() {
        return modules.owner()
                .sql("select * from audit_broken where chain in (0, ?)")
                .param(village.value())
                .query()
                .listOfRows();
    }

    private long rows() {
        return modules.owner()
                .sql("select count(*) from audit_entry where chain = ?")
                .param(village.value())
                .query(Long.class)
                .single();
    }

    /** What whoever owns the tables can do, in the open: drop the trigger and step out of row-level security. */
    private void tamper(String sql) {
        modules.owner()
                .sql("""
                alter table audit_entry disable trigger append_only;
                alter table audit_entry no force row level security;
                %s;
                alter table audit_entry force row level security;
                alter table audit_entry enable trigger append_only
                """.formatted(sql.replace(":c", String.valueOf(village.value()))))
                .update();
    }
}
