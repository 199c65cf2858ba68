package id.payungdesa.database;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** A first run on the embedded database also brings people to log in as and an insurer to talk to; nothing else does. */
class EmbeddedDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("spring.datasource.url", "").isBlank()) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "embedded default",
                            Map.of(
                                    "server.address", "127.0.0.1",
                                    "payung.tls", "false",
                                    "payung.demo-accounts", "true",
                                    "payung.demo-life", "true",
                                    "payung.sandbox.enabled", "true",
                                    "payung.insurer.url", "http://127.0.0.1:8081",
                                    "payung.insurer.api-key", "sandbox",
                                    "payung.bank-url", "http://127.0.0.1:8081/bank")));
        }
    }
}
