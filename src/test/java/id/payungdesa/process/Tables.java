package id.payungdesa.process;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.TestDatabase;
import id.payungdesa.database.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks into the tables and changes them behind everybody's back, for all villages at once. */
@TestComponent
class Tables {

    private final JdbcClient jdbc;
    private final JdbcClient owner;
    private final TransactionTemplate transaction;

    Tables(HikariDataSource pool, JdbcClient jdbc, TransactionTemplate transaction) throws SQLException {
        this.jdbc = jdbc;
        this.owner = JdbcClient.create(TestDatabase.asOwner(pool.unwrap(PGSimpleDataSource.class)));
        this.transaction = transaction;
    }

    /** The rows of a query, each as one text. */
    List<String> rows(String sql, Object... params) {
        return inAllVillages(
                db -> db.sql(sql).params(params).query(String.class).list());
    }

    /** The one row of a query, as text. */
    String row(String sql, Object... params) {
        return inAllVillages(
                db -> db.sql(sql).params(params).query(String.class).single());
    }

    long number(String sql, Object... params) {
        return inAllVillages(db -> db.sql(sql).params(params).query(Long.class).single());
    }

    int change(String sql, Object... params) {
        return inAllVillages(db -> db.sql(sql).params(params).update());
    }

    /** Only the owner changes reference data. */
    void changeAsOwner(String sql, Object... params) {
        owner.sql(sql).params(params).update();
    }

    /** Meanwhile the table takes no row of the village. */
    void whileRefusing(String table, int village, Runnable events) {
        changeAsOwner("""
                create function broken_%1$s_%2$d() returns trigger language plpgsql
                as $$ begin raise exception 'broken for a test'; end $$
                """.formatted(table, village));
        changeAsOwner("""
                create trigger broken_%2$d before insert on %1$s for each row
                when (new.village_id = %2$d) execute function broken_%1$s_%2$d()
                """.formatted(table, village));
        try {
            events.run();
        } finally {
            changeAsOwner("drop function broken_%s_%d cascade".formatted(table, village));
        }
    }

    <T> T inAllVillages(Function<JdbcClient, T> work) {
        return Scope.system(() -> transaction.execute(status -> work.apply(jdbc)));
    }
}
