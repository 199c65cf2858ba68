package id.payungdesa.process;

import id.payungdesa.enrolment.Registrations;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Java half of {@code processes/bpjsEnrolment.bpmn}: one registration of one proposal. */
@Configuration(proxyBeanMethods = false)
class BpjsEnrolment {

    @Bean
    ExecutionListener registrationOpened(Registrations registrations, Cases cases) {
        return execution -> {
            var registration = registrations.open(cases.proposal(CaseKey.of(execution)));
            execution.setProcessBusinessKey(new CaseKey(CaseKey.Kind.REGISTRATION, registration.value()).toString());
        };
    }

    @Bean
    JavaDelegate requestRegistration(Registrations registrations) {
        return execution -> {
            var key = CaseKey.of(execution);
            registrations.request(Cases.registration(key), key.toString());
        };
    }

    @Bean
    JavaDelegate recordRegistration(Proposals proposals, Cases cases) {
        return execution -> proposals.reached(cases.proposal(CaseKey.of(execution)), Stage.REGISTERED);
    }
}
