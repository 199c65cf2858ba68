package id.payungdesa.bench;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Reads at the door what each kind of request takes: time, processor time, and (in the tally) statements. */
final class Requests implements Filter {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Sum> sums = new ConcurrentHashMap<>();

    /** Requests of one kind. */
    static final class Sum {

        final LongAdder count = new LongAdder();
        final LongAdder nanos = new LongAdder();
        final LongAdder cpuNanos = new LongAdder();
    }

    Map<String, Sum> sums() {
        return sums;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var kind = kind((HttpServletRequest) request);
        Tally.workingOn(kind);
        var before = System.nanoTime();
        var cpuBefore = THREADS.getCurrentThreadCpuTime();
        try {
            chain.doFilter(request, response);
        } finally {
            Tally.done();
            var sum = sums.computeIfAbsent(kind, any -> new Sum());
            sum.count.increment();
            sum.nanos.add(System.nanoTime() - before);
            sum.cpuNanos.add(THREADS.getCurrentThreadCpuTime() - cpuBefore);
        }
    }

    /** Method and path; whatever bears a number is somebody's id. */
    private static String kind(HttpServletRequest request) {
        return request.getMethod() + " "
                + request.getRequestURI()
                        .replace("/camunda/api/engine/engine/default/", "engine/")
                        .replaceAll("/[^/]*[0-9][^/]*", "/*");
    }
}
