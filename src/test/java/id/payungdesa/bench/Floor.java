package id.payungdesa.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;

/** The same five commits without an engine: below this nobody gets. */
record Floor(String database, HikariDataSource pool, DomainRow rows) implements Contender {

    private static final List<String> STATES = List.of("begun", "propose", "approve", "order", "pay");

    static Floor on(DurableServer server) {
        var url = server.create("floor");
        DomainRow.tables(DurableServer.at(url, DurableServer.OWNER), DurableServer.APPLICATION);
        var pool = Contender.pool(url, DurableServer.APPLICATION);
        return new Floor("floor", pool, new DomainRow(pool));
    }

    @Override
    public String name() {
        return "hand-written, the floor";
    }

    @Override
    public void carry(long number) {
        rows.begin(number);
        for (var i = 1; i < STATES.size(); i++) {
            rows.reach(number, STATES.get(i), STATES.get(i - 1));
        }
    }

    @Override
    public long carried() {
        return rows.ended();
    }
}
