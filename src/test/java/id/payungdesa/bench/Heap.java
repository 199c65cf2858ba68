package id.payungdesa.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** Looks often at how full the heap is. */
final class Heap implements AutoCloseable {

    /** Rank, instances, bytes, class. */
    private static final Pattern LINE = Pattern.compile("\\d+:\\s+\\d+\\s+(\\d+)\\s+(?:\\[L)?(\\S+).*");

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

    /** What the living objects of classes that begin so take themselves, without the texts and lists they point to. */
    static double megabytesOf(String prefix) {
        return histogram()
                        .lines()
                        .map(line -> LINE.matcher(line.strip()))
                        .filter(line -> line.matches() && line.group(2).startsWith(prefix))
                        .mapToLong(line -> Long.parseLong(line.group(1)))
                        .sum()
                / 1048576.0;
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
