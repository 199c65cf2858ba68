package id.payungdesa.notice.smtp;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the mail server is and how it knows us; without a host there is no mail. The site is what links in mails begin with, the
 * authority a PEM file that vouches for a mail server of one's own.
 */
@ConfigurationProperties("payung.mail")
record MailProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("STARTTLS") Security security,
        @DefaultValue("") String from,
        @DefaultValue("") String site,
        @DefaultValue("") String authority,
        @DefaultValue("20s") Duration timeout) {

    /** How the line to the server is kept from being read along. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    @Override
    public String toString() {
        return "MailProperties[" + host + ":" + port + ", " + security + "]";
    }
}
