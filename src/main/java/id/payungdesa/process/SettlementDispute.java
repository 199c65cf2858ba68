package id.payungdesa.process;

import id.payungdesa.payment.Confirmation;
import id.payungdesa.payment.Resolution;
import id.payungdesa.payment.Resolutions;
import id.payungdesa.proposal.Steps;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Java half of {@code processes/settlementDispute.bpmn}: what the insurer told does not fit, and two people resolve it. */
@Configuration(proxyBeanMethods = false)
class SettlementDispute {

    static final String KEY = "settlementDispute";

    @Bean
    UserTask<Resolution> resolvePayment(Resolutions resolutions, DisputeForms forms) {
        return new UserTask<>(
                Resolution.class,
                forms::dispute,
                (key, resolution) -> resolutions.propose(Cases.dispute(key), resolution));
    }

    @Bean
    UserTask<Confirmation> confirmResolution(Resolutions resolutions, DisputeForms forms) {
        return new UserTask<>(
                Confirmation.class,
                forms::dispute,
                (key, confirmation) -> resolutions.confirm(Cases.dispute(key), confirmation));
    }

    @Bean
    Gateway resolution(Steps steps) {
        return new Gateway(key ->
                steps.lastOutcome(key.toString(), "confirmResolution").equals("APPROVE") ? "approved" : "handedBack");
    }

    @Bean
    JavaDelegate applyResolution(Resolutions resolutions) {
        return execution -> resolutions.apply(Cases.dispute(CaseKey.of(execution)));
    }
}
