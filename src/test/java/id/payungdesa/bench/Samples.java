package id.payungdesa.bench;

import java.util.List;
import java.util.Map;

/** How long something took each time, in milliseconds. */
record Samples(List<Double> millis) {

    Samples {
        millis = millis.stream().sorted().toList();
    }

    double p50() {
        return percentile(0.50);
    }

    /** Where a busy machine disturbs least. */
    double p05() {
        return percentile(0.05);
    }

    double p99() {
        return percentile(0.99);
    }

    private double percentile(double share) {
        return millis.get((int) Math.min(millis.size() - 1L, Math.round(share * (millis.size() - 1))));
    }

    @Override
    public String toString() {
        return "%s / %s".formatted(shown(p50()), shown(p99()));
    }

    static String shown(double millis) {
        return (millis < 10 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f").formatted(millis);
    }

    /** By which power of the size the middle grows: the least squares slope of log p50 over log N. */
    static double exponent(Map<Integer, Samples> bySize) {
        var x = bySize.keySet().stream().mapToDouble(Math::log).toArray();
        var y = bySize.values().stream()
                .mapToDouble(samples -> Math.log(samples.p50()))
                .toArray();
        double meanX = mean(x);
        double meanY = mean(y);
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < x.length; i++) {
            covariance += (x[i] - meanX) * (y[i] - meanY);
            variance += (x[i] - meanX) * (x[i] - meanX);
        }
        return covariance / variance;
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }
}
