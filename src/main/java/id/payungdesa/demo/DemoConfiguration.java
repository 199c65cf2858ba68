package id.payungdesa.demo;

import id.payungdesa.access.DemoAccounts;
import id.payungdesa.region.Regions;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty({"payung.demo-life", "payung.demo-accounts"})
class DemoConfiguration {

    @Bean
    LifeAtStart lifeAtStart(
            DemoAccounts accounts, Regions regions, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        return new LifeAtStart(accounts, regions, new Progress(jdbc, transaction), clock);
    }
}
