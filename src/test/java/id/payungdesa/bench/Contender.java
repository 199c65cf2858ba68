package id.payungdesa.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** One way to carry the simple process, on a database of its own. */
interface Contender {

    String name();

    /** Carries one instance from its start to its end, in five commits. */
    void carry(long number);

    /** How many instances have reached the end, as its own tables tell. */
    long carried();

    String database();

    HikariDataSource pool();

    /** Two connections suffice for two clients; the tally lies beneath the pool. */
    static HikariDataSource pool(String url, String role) {
        var pool = new HikariConfig();
        pool.setDataSource(new Tally(DurableServer.at(url, role)));
        pool.setMaximumPoolSize(4);
        return new HikariDataSource(pool);
    }
}
