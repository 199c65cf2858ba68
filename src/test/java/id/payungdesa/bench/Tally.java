package id.payungdesa.bench;

import id.payungdesa.CountedStatements;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** Counts statements and the time they take by what they say and by what they were sent for, and keeps none of them. */
final class Tally extends CountedStatements {

    private static final ThreadLocal<String> PURPOSE = new ThreadLocal<>();

    private final Map<Key, Sum> sums = new ConcurrentHashMap<>();

    Tally(DataSource target) {
        super(target);
    }

    /** What the present thread works on; otherwise its own name tells. */
    static void workingOn(String purpose) {
        PURPOSE.set(purpose);
    }

    static void done() {
        PURPOSE.remove();
    }

    record Key(String purpose, String sql) {}

    /** How often and how long. */
    static final class Sum {

        final LongAdder count = new LongAdder();
        final LongAdder nanos = new LongAdder();
    }

    @Override
    protected void count(String sql) {
        sum(sql).count.increment();
    }

    @Override
    protected Object send(String sql, Sending sending) throws Throwable {
        var before = System.nanoTime();
        try {
            return sending.go();
        } finally {
            sum(sql).nanos.add(System.nanoTime() - before);
            if (sql.equals("commit")) {
                count(sql);
            }
        }
    }

    /** Commits are no statements. */
    long statements() {
        return sums.entrySet().stream()
                .filter(entry -> !entry.getKey().sql().equals("commit"))
                .mapToLong(entry -> entry.getValue().count.sum())
                .sum();
    }

    Map<Key, Sum> sums() {
        return sums;
    }

    private Sum sum(String sql) {
        var purpose = PURPOSE.get();
        var key =
                new Key(purpose == null ? Thread.currentThread().getName().replaceAll("-?[0-9]+$", "") : purpose, sql);
        return sums.computeIfAbsent(key, any -> new Sum());
    }
}
