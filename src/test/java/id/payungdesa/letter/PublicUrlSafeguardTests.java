package id.payungdesa.letter;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Weakness;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class PublicUrlSafeguardTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # address                   | TLS   | trial | what is refused
            https://payung.example.go.id | true  | false | ''
            http://payung.kantor         | false | false | ''
            ''                           | true  | true  | ''
            ''                           | true  | false | PAYUNG_PUBLIC_URL is missing
            payung.example.go.id         | true  | false | PAYUNG_PUBLIC_URL is no address of a server
            http://payung.example.go.id  | true  | false | PAYUNG_PUBLIC_URL is http:// although there is TLS here
            """)
    void anAddressThatCouldNotBePrintedIsRefused(String address, String tls, String trial, String refused) {
        var settings = new MockEnvironment()
                .withProperty("payung.public-url", address)
                .withProperty("payung.tls", tls)
                .withProperty("payung.trial", trial);

        assertThat(new PublicUrlSafeguard()
                        .weaknesses(settings)
                        .map(Weakness::toString)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(refused);
    }
}
