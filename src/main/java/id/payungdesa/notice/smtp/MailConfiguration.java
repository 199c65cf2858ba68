package id.payungdesa.notice.smtp;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    @Bean
    SmtpCarrier smtpCarrier(MailProperties properties) {
        return new SmtpCarrier(properties);
    }
}
