package id.payungdesa.access.web;

import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** A login travels encrypted only, unless somebody says that there is no TLS here. */
class CookieSafeguard implements Safeguard {

    private static final String SECURE = "server.servlet.session.cookie.secure";

    @Override
    public Stream<Weakness> weaknesses(Environment settings) {
        return settings.getProperty("payung.tls", boolean.class, true)
                        && !settings.getProperty(SECURE, boolean.class, false)
                ? Stream.of(new Weakness(
                        SECURE,
                        "is false, so a login may travel unencrypted",
                        "Leave it out; where the line really has no TLS, say so with PAYUNG_TLS=false."))
                : Stream.empty();
    }
}
