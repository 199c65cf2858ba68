package id.payungdesa.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.TestDatabase;
import id.payungdesa.common.Weakness;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

class AccountsSafeguardTests {

    @Test
    void anEmptySystemIsNotStartedWithoutWhoComesInFirst() {
        var empty = TestDatabase.fresh();
        var settings = new MockEnvironment()
                .withProperty("spring.datasource.url", ((PGSimpleDataSource) empty).getUrl())
                .withProperty("spring.datasource.username", ((PGSimpleDataSource) empty).getUser());

        assertThat(new AccountsSafeguard().weaknesses(settings))
                .extracting(Weakness::toString)
                .containsExactly("PAYUNG_FIRST_ADMINISTRATOR_LOGIN is missing, and nobody has an account yet");

        JdbcClient.create(TestDatabase.asOwner(empty))
                .sql("insert into official (login, name, password_hash) values ('pengelola', 'Pengelola', '{noop}x')")
                .update();
        assertThat(new AccountsSafeguard().weaknesses(settings)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # demo | trial | administrator | password           | what is refused
            false  | false | pengelola     | panjang-dan-sulit  | ''
            false  | false | ''            | ''                 | ''
            true   | true  | ''            | ''                 | ''
            true   | false | ''            | ''                 | PAYUNG_DEMO_ACCOUNTS is true, and everybody knows the password of those accounts
            false  | false | pengelola     | ''                 | PAYUNG_FIRST_ADMINISTRATOR_PASSWORD has fewer than 12 characters
            false  | true  | pengelola     | sebelashuru        | PAYUNG_FIRST_ADMINISTRATOR_PASSWORD has fewer than 12 characters
            false  | false | pengelola     | payung-desa-2027   | PAYUNG_FIRST_ADMINISTRATOR_PASSWORD is that of the demo accounts
            """)
    void aKnownOrShortPasswordIsRefusedByTheNameOfItsSetting(
            String demo, String trial, String login, String password, String refused) {
        var settings = new MockEnvironment()
                .withProperty("payung.demo-accounts", demo)
                .withProperty("payung.trial", trial)
                .withProperty("payung.first-administrator.login", login)
                .withProperty("payung.first-administrator.password", password);

        assertThat(new AccountsSafeguard()
                        .weaknesses(settings)
                        .map(Weakness::toString)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(refused);
    }
}
