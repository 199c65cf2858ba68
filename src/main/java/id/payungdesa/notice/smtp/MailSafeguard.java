package id.payungdesa.notice.smtp;

import id.payungdesa.common.Safeguard;
import id.payungdesa.common.Weakness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** Mail leaves over a line nobody reads along, from an address of the regency, with links that lead back here; or not at all. */
class MailSafeguard implements Safeguard {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "::1");

    @Override
    public Stream<Weakness> weaknesses(Environment settings) {
        var host = setting(settings, "payung.mail.host");
        if (host.isEmpty()) {
            return Stream.empty();
        }
        List<Weakness> found = new ArrayList<>();
        if (!setting(settings, "payung.mail.from").matches("[^\\s@<>]+@[^\\s@<>]+\\.[a-zA-Z]+")) {
            found.add(new Weakness(
                    "PAYUNG_MAIL_FROM",
                    "is missing or no mail address",
                    "The address the mails come from, such as payung@nunukankab.go.id."));
        }
        if (!setting(settings, "payung.mail.port").matches("\\d{0,5}")) {
            found.add(new Weakness("PAYUNG_MAIL_PORT", "is no number of a port", "587 for STARTTLS, 465 for TLS."));
        }
        var site = setting(settings, "payung.mail.site");
        var tls = settings.getProperty("payung.tls", boolean.class, true);
        if (!site.matches(tls ? "https://[^/\\s]+.*" : "https?://[^/\\s]+.*")) {
            found.add(
                    new Weakness(
                            "PAYUNG_MAIL_SITE",
                            "is missing or not https://",
                            "What the links in mails begin with: the address people type, such as https://payung.nunukankab.go.id."));
        }
        if (setting(settings, "payung.mail.security").equalsIgnoreCase("none") && !THIS_MACHINE.contains(host)) {
            found.add(new Weakness(
                    "PAYUNG_MAIL_SECURITY",
                    "is NONE to another machine, so everybody on the way reads along",
                    "STARTTLS (port 587) or TLS (port 465)."));
        }
        if (setting(settings, "payung.mail.user").isEmpty()
                != setting(settings, "payung.mail.password").isEmpty()) {
            found.add(new Weakness(
                    "PAYUNG_MAIL_PASSWORD",
                    "and PAYUNG_MAIL_USER are not set together",
                    "Both as the mail server asks for them, or neither."));
        }
        var authority = setting(settings, "payung.mail.authority");
        if (!authority.isEmpty() && !Files.isReadable(Path.of(authority))) {
            found.add(new Weakness(
                    "PAYUNG_MAIL_AUTHORITY",
                    "is no file that can be read",
                    "A PEM file with the certificate that vouches for the mail server, or nothing for a public one."));
        }
        return found.stream();
    }

    private static String setting(Environment settings, String name) {
        return settings.getProperty(name, "").strip();
    }
}
