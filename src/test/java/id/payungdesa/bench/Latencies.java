package id.payungdesa.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long officials wait for an answer, by what they do; a form is open when what stands between is answered. */
final class Latencies {

    private static final String FIRST_OF_A_FORM = "task";

    private final Map<String, List<Long>> taken = new TreeMap<>();
    private final ThreadLocal<Long> opening = new ThreadLocal<>();

    void took(String call, long nanos) {
        add(kind(call), nanos);
        if (call.equals(FIRST_OF_A_FORM)) {
            opening.set(nanos);
        } else if (opening.get() != null && call.startsWith("form ")) {
            opening.set(opening.get() + nanos);
            if (!call.equals("form file")) {
                add("open a form", opening.get());
                opening.remove();
            }
        }
    }

    void clear() {
        taken.clear();
    }

    private static String kind(String call) {
        return call.matches("(form|save|complete|claim|start form|save start|start) \\w+") && !call.equals("form file")
                ? call.substring(0, call.lastIndexOf(' '))
                : call;
    }

    private synchronized void add(String kind, long nanos) {
        taken.computeIfAbsent(kind, any -> new ArrayList<>()).add(nanos);
    }

    synchronized void report(Report report) {
        report.columns("call", "times", "p50 ms", "p99 ms", "longest ms");
        taken.forEach((kind, nanos) -> {
            Collections.sort(nanos);
            report.row(kind, nanos.size(), at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1));
        });
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
    }
}
