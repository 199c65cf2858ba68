package id.payungdesa.tariff;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The discount this regency budgets with: none, unless the insurer's branch has confirmed it. */
@Configuration(proxyBeanMethods = false)
class DiscountSetting {

    @Bean
    Discount discount(@Value("${payungdesa.tariff.discount:NONE}") Discount discount) {
        return discount;
    }
}
