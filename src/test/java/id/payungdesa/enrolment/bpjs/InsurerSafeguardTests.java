package id.payungdesa.enrolment.bpjs;

import static org.assertj.core.api.Assertions.assertThat;

import id.payungdesa.common.Weakness;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class InsurerSafeguardTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # insurer                  | key     | sandbox | trial | what is refused
            https://insurer.example/v1 | s3cret  | false   | false | ''
            http://127.0.0.1:8081      | sandbox | true    | false | ''
            http://localhost:8081      | other   | true    | false | ''
            http://127.0.0.1:8081      | other   | false   | true  | ''
            ''                         | s3cret  | false   | false | PAYUNG_INSURER_URL is missing
            '   '                      | s3cret  | false   | false | PAYUNG_INSURER_URL is missing
            insurer.example            | s3cret  | false   | false | PAYUNG_INSURER_URL is no address of a server
            https://                   | s3cret  | false   | false | PAYUNG_INSURER_URL is no address of a server
            ftp://insurer.example      | s3cret  | false   | false | PAYUNG_INSURER_URL is no address of a server
            http://insurer.example     | s3cret  | false   | false | PAYUNG_INSURER_URL is http:// to another machine, so everybody on the way reads along
            http://127.0.0.1.example   | s3cret  | false   | true  | PAYUNG_INSURER_URL is http:// to another machine, so everybody on the way reads along
            https://insurer.example    | ''      | false   | false | PAYUNG_INSURER_API_KEY is missing
            https://insurer.example    | sandbox | false   | false | PAYUNG_INSURER_API_KEY is that of the sandbox, which is off
            https://insurer.example    | s3cret  | true    | false | PAYUNG_SANDBOX_ENABLED is true although the insurer is insurer.example
            http://127.0.0.1:8081      | s3cret  | false   | false | PAYUNG_INSURER_URL is this very machine, where only the sandbox would answer
            ''                         | ''      | false   | false | PAYUNG_INSURER_URL is missing; PAYUNG_INSURER_API_KEY is missing
            """)
    void anInsurerIsRefusedByTheNameOfItsSetting(String url, String key, String sandbox, String trial, String refused) {
        var settings = new MockEnvironment()
                .withProperty("payung.insurer.url", url)
                .withProperty("payung.insurer.api-key", key)
                .withProperty("payung.sandbox.enabled", sandbox)
                .withProperty("payung.trial", trial);

        assertThat(new InsurerSafeguard()
                        .weaknesses(settings)
                        .map(Weakness::toString)
                        .collect(Collectors.joining("; ")))
                .isEqualTo(refused);
    }
}
