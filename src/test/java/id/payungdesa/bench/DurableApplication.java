package id.payungdesa.bench;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import com.zaxxer.hikari.HikariDataSource;
import id.payungdesa.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.util.TestSocketUtils;

/**
 * The whole application in production's settings on a durable PostgreSQL of its own, its statements tallied; the
 * insurer's books are on another server, as they would be elsewhere.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = RANDOM_PORT)
@ContextConfiguration(initializers = DurableApplication.Settings.class)
@Import(DurableApplication.Instruments.class)
@interface DurableApplication {

    String DATABASE = "payung";

    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase.stopAfterApplications();
            var server = new DurableServer();
            SpringApplication.getShutdownHandlers().add(() -> stop(server));
            var url = server.create(DATABASE);
            var sandbox = TestSocketUtils.findAvailableTcpPort();
            TestPropertyValues.of(Map.ofEntries(
                            Map.entry("spring.datasource.url", url),
                            Map.entry("spring.datasource.username", DurableServer.APPLICATION),
                            Map.entry("spring.datasource.hikari.allow-pool-suspension", "true"),
                            Map.entry("spring.flyway.url", url),
                            Map.entry("spring.flyway.user", DurableServer.OWNER),
                            Map.entry("server.address", "127.0.0.1"),
                            Map.entry("payung.vault.key", "cGF5dW5nLWRlc2EtdGVzdC1rZXktb2YtMzItYnl0ZXM="),
                            Map.entry("payung.demo-accounts", "true"),
                            Map.entry("payung.demo-life", "false"),
                            Map.entry("payung.sandbox.enabled", "true"),
                            Map.entry("payung.sandbox.port", String.valueOf(sandbox)),
                            Map.entry("payung.sandbox.answer-after", "0s"),
                            Map.entry("payung.sandbox.settle-after", "0s"),
                            Map.entry("payung.sandbox.datasource.url", TestDatabase.spare()),
                            Map.entry("payung.sandbox.datasource.user", DurableServer.OWNER),
                            Map.entry("payung.insurer.url", "http://127.0.0.1:" + sandbox),
                            Map.entry("payung.insurer.api-key", "sandbox"),
                            Map.entry("payung.bank-url", "http://127.0.0.1:" + sandbox + "/bank")))
                    .applyTo(context);
            context.getBeanFactory().registerSingleton("durableServer", server);
        }

        private static void stop(DurableServer server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    class Instruments {

        /** Connections are tallied before the pool hands them out, so the pool itself is production's. */
        @Bean
        static BeanPostProcessor tallied() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        pool.setDataSource(new Tally(DurableServer.at(pool.getJdbcUrl(), pool.getUsername())));
                    }
                    return bean;
                }
            };
        }
    }
}
