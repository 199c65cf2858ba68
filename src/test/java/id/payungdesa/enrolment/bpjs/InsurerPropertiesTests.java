package id.payungdesa.enrolment.bpjs;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InsurerPropertiesTests {

    @Test
    void aCallMayNotOutlastTheTimeANodeHasTheOrderToItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new InsurerProperties(URI.create("http://127.0.0.1"), "kunci", Duration.ofSeconds(30)))
                .withMessageContaining("payung.insurer.timeout");
    }
}
