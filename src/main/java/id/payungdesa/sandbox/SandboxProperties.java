package id.payungdesa.sandbox;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the sandbox listens (port 0: any free one), where its books are, and how slow it is. */
@ConfigurationProperties("payung.sandbox")
public record SandboxProperties(
        @DefaultValue("8081") int port,
        Database datasource,
        @DefaultValue("sandbox") String apiKey,
        @DefaultValue("2s") Duration answerAfter,
        @DefaultValue("5s") Duration settleAfter) {

    /** Where no books are named, those of the embedded server. */
    SandboxProperties orElse(Supplier<Database> embedded) {
        return datasource != null
                ? this
                : new SandboxProperties(port, embedded.get(), apiKey, answerAfter, settleAfter);
    }

    /** A PostgreSQL database that holds nothing else; the text leaves out the password. */
    public record Database(
            String url, String user, @DefaultValue("") String password) {

        @Override
        public String toString() {
            return url;
        }
    }

    @Override
    public String toString() {
        return "SandboxProperties[" + port + ", " + datasource + "]";
    }
}
