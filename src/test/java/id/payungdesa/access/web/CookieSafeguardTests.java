package id.payungdesa.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Weakness;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class CookieSafeguardTests {

    @ParameterizedTest
    @CsvSource({"true, true, false", "true, false, true", "false, false, false", "false, true, false"})
    void anOpenCookieIsRefusedUnlessSomebodySaysThereIsNoTls(String tls, String secure, boolean refused) {
        var settings = new MockEnvironment()
                .withProperty("payung.tls", tls)
                .withProperty("server.servlet.session.cookie.secure", secure);

        assertThat(new CookieSafeguard().weaknesses(settings).map(Weakness::setting))
                .isEqualTo(refused ? List.of("server.servlet.session.cookie.secure") : List.of());
    }
}
