package id.payungdesa.notice.smtp;

import id.payungdesa.notice.Carrier;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.OptionalInt;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** One letter, one address, one call; the server's code tells whether another try makes sense. */
class SmtpCarrier implements Carrier {

    private final MailProperties properties;
    private final JavaMailSenderImpl server = new JavaMailSenderImpl();

    SmtpCarrier(MailProperties properties) {
        this.properties = properties;
        server.setHost(properties.host());
        server.setPort(properties.port());
        server.setUsername(filled(properties.user()));
        server.setPassword(filled(properties.password()));
        server.setDefaultEncoding("UTF-8");
        server.setJavaMailProperties(settings(properties));
    }

    private static Properties settings(MailProperties properties) {
        var timeout = String.valueOf(properties.timeout().toMillis());
        var settings = new Properties();
        settings.setProperty("mail.smtp.connectiontimeout", timeout);
        settings.setProperty("mail.smtp.timeout", timeout);
        settings.setProperty("mail.smtp.writetimeout", timeout);
        settings.setProperty("mail.smtp.auth", String.valueOf(!properties.user().isBlank()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (properties.security()) {
            case STARTTLS -> {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> settings.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> settings.setProperty("mail.smtp.starttls.enable", "false");
        }
        if (!properties.authority().isBlank()) {
            settings.put("mail.smtp.ssl.socketFactory", trusting(properties.authority()));
        }
        return settings;
    }

    private static SSLSocketFactory trusting(String authority) {
        var store = PemSslStoreDetails.forCertificate("file:" + authority);
        return SslBundle.of(new PemSslStoreBundle(null, store))
                .createSslContext()
                .getSocketFactory();
    }

    @Override
    public boolean ready() {
        return !properties.host().isBlank();
    }

    @Override
    public String site() {
        return properties.site().replaceFirst("/+$", "");
    }

    @Override
    public void carry(Letter letter) throws Refused, Silent {
        try {
            server.send(written(letter));
        } catch (MailAuthenticationException e) {
            throw new Silent("Server surel menolak nama pengguna atau kata sandi aplikasi.");
        } catch (MailSendException e) {
            throw refusedOrSilent(e);
        } catch (MailException | MessagingException | UnsupportedEncodingException e) {
            throw new Refused(String.valueOf(e.getMessage()), e.getCause() instanceof AddressException);
        }
    }

    private MimeMessage written(Letter letter) throws MessagingException, UnsupportedEncodingException {
        // Its own id, which a mailbox knows again when the same letter comes twice.
        var mime = new MimeMessage(server.getSession()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + letter.id() + "@" + domain() + ">");
            }
        };
        var helper = new MimeMessageHelper(mime, MimeMessageHelper.MULTIPART_MODE_MIXED, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(properties.from(), "Payung Desa", "UTF-8"));
        helper.setTo(letter.to());
        helper.setSubject(letter.subject());
        helper.setText(letter.text(), letter.html());
        mime.setHeader("Auto-Submitted", "auto-generated");
        return mime;
    }

    private String domain() {
        return properties.from().substring(properties.from().indexOf('@') + 1);
    }

    private static Exception of(MailSendException e) {
        return e.getMessageExceptions().length > 0 ? e.getMessageExceptions()[0] : e;
    }

    /** A code of the server is about this letter; without one the server was not reached, or went away. */
    private static Silent refusedOrSilent(MailSendException failure) throws Refused {
        var cause = of(failure);
        for (Exception e = cause; e instanceof MessagingException told; e = told.getNextException()) {
            var code = code(told);
            if (code.isPresent() && code.getAsInt() != 421) {
                throw new Refused(line(told), code.getAsInt() >= 500);
            }
        }
        if (cause instanceof SendFailedException) {
            throw new Refused(line(cause), false);
        }
        return new Silent(
                NestedExceptionUtils.getMostSpecificCause(cause) instanceof GeneralSecurityException
                        ? "Sertifikat server surel tidak dapat dipercaya."
                        : "Server surel tidak terjangkau: " + line(cause));
    }

    private static OptionalInt code(Exception e) {
        if (e instanceof SMTPAddressFailedException address) {
            return OptionalInt.of(address.getReturnCode());
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return OptionalInt.of(sender.getReturnCode());
        }
        return e instanceof SMTPSendFailedException send && send.getReturnCode() > 0
                ? OptionalInt.of(send.getReturnCode())
                : OptionalInt.empty();
    }

    private static String line(Exception e) {
        return String.valueOf(e.getMessage())
                .strip()
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }

    private static String filled(String text) {
        return text.isBlank() ? null : text;
    }
}
