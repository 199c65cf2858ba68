package id.payungdesa.monitoring.web;

import id.payungdesa.monitoring.Wait;
import java.util.List;
import java.util.stream.IntStream;

/** How warm a box is drawn, by the working days that are usual there; the line round it grows with it for whoever sees no colour. */
record Heat(int level, String days) {

    private static final List<Integer> FROM = List.of(0, 2, 5, 10, 20);

    static Heat of(Wait wait) {
        return wait.idle()
                ? new Heat(0, "")
                : ALL.get((int) FROM.stream()
                                .filter(from -> from <= wait.usualDays())
                                .count()
                        - 1);
    }

    /** From the coolest to the warmest. */
    static final List<Heat> ALL =
            IntStream.range(0, FROM.size()).mapToObj(Heat::level).toList();

    private static Heat level(int index) {
        return new Heat(
                index + 1,
                index == FROM.size() - 1
                        ? FROM.get(index) + " atau lebih"
                        : FROM.get(index) + "–" + (FROM.get(index + 1) - 1));
    }
}
