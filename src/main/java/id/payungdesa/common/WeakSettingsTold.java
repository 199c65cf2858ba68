package id.payungdesa.common;

import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells every weak setting and what to set instead, without a stack trace. */
class WeakSettingsTold extends AbstractFailureAnalyzer<WeakSettings> {

    @Override
    protected FailureAnalysis analyze(Throwable root, WeakSettings cause) {
        return new FailureAnalysis(
                "Payung Desa does not start on these settings:\n" + lines(cause, Weakness::toString),
                "Set them, then start again (src/docs/operations.md):\n"
                        + lines(cause, weakness -> weakness.setting() + ": " + weakness.remedy()),
                cause);
    }

    private static String lines(WeakSettings settings, Function<Weakness, String> line) {
        return settings.weaknesses().stream()
                .map(weakness -> "  - " + line.apply(weakness))
                .collect(Collectors.joining("\n"));
    }
}
