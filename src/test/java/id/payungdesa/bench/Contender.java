package id.payungdesa.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** One way to carry the simple process, on a database of its own. */
interface Contender {

    String name();

    /** Carries one instance from its start to its end, in five commits. */
    void carry(long number);

    /** That many instances, shared by the clients. */
    default void carryTogether(int instances, int clients, AtomicLong number) {
        var left = new AtomicLong(instances);
        var threads = Executors.newFixedThreadPool(clients);
        try {
            CompletableFuture.allOf(IntStream.range(0, clients)
                            .mapToObj(client -> CompletableFuture.runAsync(
                                    () -> {
                                        while (left.getAndDecrement() > 0) {
                                            carry(number.incrementAndGet());
                                        }
                                    },
                                    threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdown();
        }
    }

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
