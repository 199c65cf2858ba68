package id.payungdesa.bench;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the simple process is about: one row with its state, and one row for each of the five decisions. */
final class DomainRow {

    private final JdbcClient jdbc;

    DomainRow(DataSource source) {
        jdbc = JdbcClient.create(source);
    }

    static void tables(DataSource owner, String application) {
        JdbcClient.create(owner).sql("""
                create table simple_case (
                    id bigint primary key, state text not null, village int not null, workers int not null,
                    amount numeric not null, source text not null, since date not null);
                create table simple_audit (
                    id bigint generated always as identity primary key, simple_case bigint not null references simple_case,
                    state text not null, at timestamptz not null default clock_timestamp(), by_whom text not null);
                grant select, insert, update on simple_case, simple_audit to %s
                """.formatted(application)).update();
    }

    void begin(long id) {
        jdbc.sql("""
                with begun as (insert into simple_case values (?, 'begun', 17, 100, 1680000, 'ADD', '2027-01-01'))
                insert into simple_audit (simple_case, state, by_whom) values (?, 'begun', 'clerk')
                """).params(id, id).update();
    }

    void reach(long id, String state, String from) {
        var reached = jdbc.sql("""
                with moved as (update simple_case set state = ? where id = ? and state = ? returning id)
                insert into simple_audit (simple_case, state, by_whom) select id, ?, 'clerk' from moved
                """).params(state, id, from, state).update();
        if (reached != 1) {
            throw new IllegalStateException(id + " was not " + from);
        }
    }

    long ended() {
        return jdbc.sql("""
                select count(*) from simple_case
                where state = 'pay' and 5 = (select count(*) from simple_audit where simple_case = simple_case.id)
                """).query(Long.class).single();
    }
}
