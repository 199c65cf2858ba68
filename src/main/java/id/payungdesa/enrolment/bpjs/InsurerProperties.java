package id.payungdesa.enrolment.bpjs;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the insurer is, the key it knows us by, and how long a whole call may take. */
@ConfigurationProperties("payung.insurer")
record InsurerProperties(
        URI url, String apiKey, @DefaultValue("20s") Duration timeout) {

    @Override
    public String toString() {
        return "InsurerProperties[" + url + ", " + timeout + "]";
    }
}
