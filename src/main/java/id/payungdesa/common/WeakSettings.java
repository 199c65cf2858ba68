package id.payungdesa.common;

import java.util.List;
import java.util.stream.Collectors;

/** The application does not start on these settings; whoever installs it is told by {@link WeakSettingsTold}. */
public class WeakSettings extends IllegalStateException {

    private final transient List<Weakness> weaknesses;

    public WeakSettings(List<Weakness> weaknesses) {
        super("Refusing to start: "
                + weaknesses.stream().map(Weakness::toString).collect(Collectors.joining("; ")));
        this.weaknesses = List.copyOf(weaknesses);
    }

    public List<Weakness> weaknesses() {
        return weaknesses;
    }
}
