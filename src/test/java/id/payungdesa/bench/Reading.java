package id.payungdesa.bench;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What has been written in a database by a moment; the difference of two says what the work between them cost. */
record Reading(long statements, long commits, long wal, long written, long kept, long size, long nanos) {

    /** Connections must have been closed before: until then PostgreSQL does not hear what went over them. */
    static Reading of(DurableServer server, String database, long statements) {
        var counters = server.superuser(database).sql("""
                select (select xact_commit from pg_stat_database where datname = current_database()) as commits,
                    pg_current_wal_insert_lsn() - '0/0'::pg_lsn as wal,
                    sum(n_tup_ins + n_tup_upd + n_tup_del) as written, sum(n_tup_ins - n_tup_del) as kept,
                    pg_database_size(current_database()) as size
                from pg_stat_user_tables
                """).query(Counters.class).single();
        return new Reading(
                statements,
                counters.commits(),
                counters.wal(),
                counters.written(),
                counters.kept(),
                counters.size(),
                System.nanoTime());
    }

    record Counters(long commits, long wal, long written, long kept, long size) {}

    Reading since(Reading before) {
        return new Reading(
                statements - before.statements,
                commits - before.commits,
                wal - before.wal,
                written - before.written,
                kept - before.kept,
                size - before.size,
                nanos - before.nanos);
    }

    /** The work itself was over before the counters could be read. */
    Reading until(long worked) {
        return new Reading(statements, commits, wal, written, kept, size, worked);
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** How many bytes of the log between two of its places are whole pages, as first touched since a checkpoint. */
    static long wholePages(JdbcClient superuser, long from, long to) {
        return superuser.sql("""
                        select sum(fpi_size)::bigint
                        from pg_get_wal_stats('0/0'::pg_lsn + ?::numeric, '0/0'::pg_lsn + ?::numeric, false)
                        """).params(from, to).query(Long.class).single();
    }
}
