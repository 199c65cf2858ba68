package id.payungdesa.notice.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Weakness;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class MailSafeguardTests {

    private final MockEnvironment settings = new MockEnvironment()
            .withProperty("payung.mail.host", "surel.example.go.id")
            .withProperty("payung.mail.from", "payung@example.go.id")
            .withProperty("payung.mail.site", "https://payung.example.go.id")
            .withProperty("payung.mail.user", "payung")
            .withProperty("payung.mail.password", "s3cret");

    @Test
    void soundSettingsAreNotRefused() {
        assertThat(weaknesses()).isEmpty();
    }

    @Test
    void withoutAMailServerNothingIsAsked() {
        settings.withProperty("payung.mail.host", "").withProperty("payung.mail.from", "");

        assertThat(weaknesses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # setting  | value                        | what is refused
            from       | ''                           | PAYUNG_MAIL_FROM is missing or no mail address
            from       | payung                       | PAYUNG_MAIL_FROM is missing or no mail address
            from       | Payung <p@example.go.id>     | PAYUNG_MAIL_FROM is missing or no mail address
            port       | smtp                         | PAYUNG_MAIL_PORT is no number of a port
            site       | ''                           | PAYUNG_MAIL_SITE is missing or not https://
            site       | http://payung.example.go.id  | PAYUNG_MAIL_SITE is missing or not https://
            security   | none                         | PAYUNG_MAIL_SECURITY is NONE to another machine, so everybody on the way reads along
            user       | ''                           | PAYUNG_MAIL_PASSWORD and PAYUNG_MAIL_USER are not set together
            password   | ''                           | PAYUNG_MAIL_PASSWORD and PAYUNG_MAIL_USER are not set together
            authority  | /nowhere/authority.pem       | PAYUNG_MAIL_AUTHORITY is no file that can be read
            """)
    void eachWeakSettingIsNamed(String setting, String value, String refused) {
        settings.withProperty("payung.mail." + setting, value);

        assertThat(weaknesses()).isEqualTo(refused);
    }

    @Test
    void whereThereIsNoTlsTheLinksAndTheLineToThisMachineHaveNone() {
        settings.withProperty("payung.tls", "false")
                .withProperty("payung.mail.site", "http://payung.kantor")
                .withProperty("payung.mail.host", "localhost")
                .withProperty("payung.mail.security", "NONE");

        assertThat(weaknesses()).isEmpty();
    }

    private String weaknesses() {
        return new MailSafeguard().weaknesses(settings).map(Weakness::toString).collect(Collectors.joining("; "));
    }
}
