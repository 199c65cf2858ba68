package id.payungdesa.sandbox;

import id.payungdesa.database.SpareDatabase;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("payung.sandbox.enabled")
@EnableConfigurationProperties(SandboxProperties.class)
class SandboxConfiguration {

    @Bean
    Sandbox sandbox(SandboxProperties properties, ObjectProvider<SpareDatabase> spare, Clock clock) {
        return new Sandbox(properties.orElse(() -> books(spare)), clock);
    }

    private static SandboxProperties.Database books(ObjectProvider<SpareDatabase> spare) {
        var database = spare.getIfAvailable(() -> {
            throw new IllegalStateException("The sandbox keeps its own books: set payung.sandbox.datasource.url");
        });
        return new SandboxProperties.Database(database.url(), database.user(), "");
    }
}
