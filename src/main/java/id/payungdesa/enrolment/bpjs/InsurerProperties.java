package id.payungdesa.enrolment.bpjs;

import id.payungdesa.outbox.Outbox;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the insurer is, the key it knows us by, and how long a whole call may take. */
@ConfigurationProperties("payung.insurer")
record InsurerProperties(
        URI url, String apiKey, @DefaultValue("20s") Duration timeout) {

    InsurerProperties {
        if (timeout.compareTo(Outbox.LEASE) >= 0) {
            throw new IllegalArgumentException("A call to the insurer (payung.insurer.timeout) must be over before the "
                    + Outbox.LEASE + " in which a node has the order to itself");
        }
    }

    @Override
    public String toString() {
        return "InsurerProperties[" + url + ", " + timeout + "]";
    }
}
