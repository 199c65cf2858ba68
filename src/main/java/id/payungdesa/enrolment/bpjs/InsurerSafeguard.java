package id.payungdesa.enrolment.bpjs;

import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** People's data go to the real insurer, over a line nobody reads along, or to the sandbox where that is asked for; never by mistake. */
class InsurerSafeguard implements Safeguard {

    private static final String URL = "PAYUNG_INSURER_URL";
    private static final String SANDBOX = "PAYUNG_SANDBOX_ENABLED";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    @Override
    public Stream<Weakness> weaknesses(Environment settings) {
        var sandbox = settings.getProperty("payung.sandbox.enabled", boolean.class, false);
        var trial = settings.getProperty("payung.trial", boolean.class, false);
        var url = settings.getProperty("payung.insurer.url", "").strip();
        List<Weakness> found = new ArrayList<>();
        var fault = fault(url);
        fault.ifPresent(told -> found.add(new Weakness(
                URL, told, "The address at which BPJS Ketenagakerjaan takes orders, such as https://host/path.")));
        if (fault.isEmpty()) {
            mixed(URI.create(url), sandbox, trial).ifPresent(found::add);
        }
        key(settings.getProperty("payung.insurer.api-key", "").strip(), sandbox).ifPresent(found::add);
        return found.stream();
    }

    private static Optional<String> fault(String text) {
        if (text.isEmpty()) {
            return Optional.of("is missing");
        }
        try {
            var url = new URI(text);
            if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
                return Optional.of("is no address of a server");
            }
            return url.getScheme().equals("http") && !here(url)
                    ? Optional.of("is http:// to another machine, so everybody on the way reads along")
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("is no address of a server");
        }
    }

    private static Optional<Weakness> mixed(URI url, boolean sandbox, boolean trial) {
        if (sandbox && !here(url)) {
            return Optional.of(new Weakness(
                    SANDBOX,
                    "is true although the insurer is " + url.getHost(),
                    "false; or, to try things out, the sandbox's own address in " + URL + "."));
        }
        if (!sandbox && !trial && here(url)) {
            return Optional.of(new Weakness(
                    URL,
                    "is this very machine, where only the sandbox would answer",
                    "The insurer's own address; or, to try things out, " + SANDBOX + "=true."));
        }
        return Optional.empty();
    }

    private static Optional<Weakness> key(String key, boolean sandbox) {
        if (key.isEmpty() || key.equals("sandbox") && !sandbox) {
            return Optional.of(new Weakness(
                    "PAYUNG_INSURER_API_KEY",
                    key.isEmpty() ? "is missing" : "is that of the sandbox, which is off",
                    "The key the insurer has given to the regency."));
        }
        return Optional.empty();
    }

    private static boolean here(URI url) {
        return THIS_MACHINE.contains(url.getHost());
    }
}
