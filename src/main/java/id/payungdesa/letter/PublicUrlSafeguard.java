package id.payungdesa.letter;

import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The address printed on every letter leads here for as long as the paper lasts, and nobody on the way can answer in our place. */
class PublicUrlSafeguard implements Safeguard {

    private static final String SETTING = "PAYUNG_PUBLIC_URL";

    @Override
    public Stream<Weakness> weaknesses(Environment settings) {
        if (settings.getProperty("payung.trial", boolean.class, false)) {
            return Stream.empty();
        }
        return fault(
                settings.getProperty("payung.public-url", "").strip(),
                settings.getProperty("payung.tls", boolean.class, true))
                .map(told -> new Weakness(
                        SETTING,
                        told,
                        "The address at which people reach this application, such as https://payung.example.go.id; it is printed"
                                + " on every letter."))
                .stream();
    }

    private static Optional<String> fault(String text, boolean tls) {
        if (text.isEmpty()) {
            return Optional.of("is missing");
        }
        try {
            var url = new URI(text);
            if (url.getHost() == null || !("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                return Optional.of("is no address of a server");
            }
            return tls && "http".equals(url.getScheme())
                    ? Optional.of("is http:// although there is TLS here")
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of("is no address of a server");
        }
    }
}
