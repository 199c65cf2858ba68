package id.payungdesa.enrolment.bpjs;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("payung.insurer.url")
@EnableConfigurationProperties(InsurerProperties.class)
class BpjsConfiguration {

    @Bean
    BpjsInsurer bpjsInsurer(InsurerProperties properties) {
        return new BpjsInsurer(properties);
    }
}
