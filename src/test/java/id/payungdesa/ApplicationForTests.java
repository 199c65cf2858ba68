package id.payungdesa;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** The application as a test runs it: demo accounts, the sandbox at once with its answers, and a dispatcher moved by hand. */
class ApplicationForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase.stopAfterApplications();
        var sandbox = TestSocketUtils.findAvailableTcpPort();
        var properties = new HashMap<String, Object>(Map.of(
                "spring.datasource.url", "given-as-a-bean",
                "spring.flyway.enabled", "false",
                "server.address", "127.0.0.1",
                "payung.vault.key", "cGF5dW5nLWRlc2EtdGVzdC1rZXktb2YtMzItYnl0ZXM=",
                "payung.demo-accounts", "true",
                "payung.dispatcher.scheduled", "false"));
        // Tests export nothing unless they say so.
        properties.put("management.prometheus.metrics.export.enabled", "true");
        properties.put("payung.tls", "false");
        properties.put("payung.sandbox.enabled", "true");
        properties.put("payung.sandbox.port", sandbox);
        properties.put("payung.sandbox.answer-after", "0s");
        properties.put("payung.sandbox.settle-after", "0s");
        properties.put("payung.sandbox.datasource.url", TestDatabase.spare());
        properties.put("payung.sandbox.datasource.user", "payung_owner");
        properties.put("payung.insurer.url", "http://127.0.0.1:" + sandbox);
        properties.put("payung.insurer.api-key", "sandbox");
        properties.put("payung.bank-url", "http://127.0.0.1:" + sandbox + "/bank");
        // In place of what a first run on the embedded database would bring.
        context.getEnvironment()
                .getPropertySources()
                .replace("embedded default", new MapPropertySource("embedded default", properties));
    }
}
