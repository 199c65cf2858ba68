package id.payungdesa.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real mail server of its own for a test, and what has arrived there. */
public final class Mailboxes implements AutoCloseable {

    public static final String SITE = "https://payung.contoh.go.id";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    public Mailboxes() {
        server.start();
    }

    /** One mail as it was received. */
    public record Received(String to, String id, String subject, String text, String html) {

        public String all() {
            return subject + "\n" + text + "\n" + html;
        }
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    public void tell(DynamicPropertyRegistry registry) {
        registry.add("payung.mail.host", () -> "127.0.0.1");
        registry.add("payung.mail.port", this::port);
        registry.add("payung.mail.security", () -> "NONE");
        registry.add("payung.mail.from", () -> "payung@contoh.go.id");
        registry.add("payung.mail.site", () -> SITE);
    }

    public List<Received> all() {
        return Arrays.stream(server.getReceivedMessages()).map(Mailboxes::read).toList();
    }

    public List<Received> of(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    public void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Received read(MimeMessage mail) {
        try {
            return new Received(
                    mail.getAllRecipients()[0].toString(),
                    mail.getMessageID(),
                    mail.getSubject(),
                    part(mail, "text/plain"),
                    part(mail, "text/html"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
