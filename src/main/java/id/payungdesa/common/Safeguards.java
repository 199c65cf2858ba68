package id.payungdesa.common;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Asks every {@link Safeguard} at once, so that one start tells all that is to be set; a first run on our own database asks none. */
class Safeguards implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("spring.datasource.url", "").isBlank()) {
            return;
        }
        var weaknesses = SpringFactoriesLoader.loadFactories(Safeguard.class, null).stream()
                .flatMap(safeguard -> safeguard.weaknesses(environment))
                .toList();
        if (!weaknesses.isEmpty()) {
            throw new WeakSettings(weaknesses);
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
