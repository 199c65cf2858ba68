package id.payungdesa.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Looks often at how full the heap is. */
final class Heap implements AutoCloseable {

    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

    Heap() {
        looking.scheduleAtFixedRate(() -> peak.accumulateAndGet(used(), Math::max), 0, 50, TimeUnit.MILLISECONDS);
    }

    long peakMegabytes() {
        return peak.get() >> 20;
    }

    /** What nobody can let go of. */
    static long megabytesAfterCollection() {
        System.gc();
        System.gc();
        return used() >> 20;
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
