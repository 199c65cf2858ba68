package id.payungdesa.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Seconds of processor time, which other people's work on the machine does not change, as Linux counts them. */
record Cpu(double application, double postgres, Map<String, Double> threads) {

    private static final double TICKS_PER_SECOND = 100;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    static Cpu used(long postmaster) {
        return new Cpu(SYSTEM.getProcessCpuTime() / 1e9, family(postmaster), byThread());
    }

    Cpu since(Cpu before) {
        var grown = new TreeMap<String, Double>();
        threads.forEach((name, seconds) -> grown.put(name, seconds - before.threads.getOrDefault(name, 0.0)));
        return new Cpu(application - before.application, postgres - before.postgres, grown);
    }

    double total() {
        return application + postgres;
    }

    /** A server, its living children, and those it has buried. */
    private static double family(long parent) {
        var own = stat(Path.of("/proc/" + parent + "/stat"));
        var ticks = own[11] + own[12] + own[13] + own[14];
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                var child = stat(process.resolve("stat"));
                if (child[1] == parent) {
                    ticks += child[11] + child[12];
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** Linux knows the threads of the compiler and the collector too. */
    private static Map<String, Double> byThread() {
        var seconds = new TreeMap<String, Double>();
        try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (var task : tasks) {
                var times = stat(task.resolve("stat"));
                seconds.merge(name(task), (times[11] + times[12]) / TICKS_PER_SECOND, Double::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }

    private static String name(Path task) {
        try {
            return Files.readString(task.resolve("comm")).strip().replaceAll("[-#0-9]+$", "");
        } catch (IOException gone) {
            return "gone";
        }
    }

    /** The numbers after the name, which may hold blanks: the parent is [1], the ticks are [11] to [14]. */
    private static long[] stat(Path file) {
        try {
            var text = Files.readString(file);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            var numbers = new long[15];
            for (var i = 1; i < numbers.length; i++) {
                numbers[i] = Long.parseLong(fields[i]);
            }
            return numbers;
        } catch (IOException gone) {
            return new long[15];
        }
    }
}
