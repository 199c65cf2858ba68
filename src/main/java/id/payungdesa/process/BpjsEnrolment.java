package id.payungdesa.process;

import id.payungdesa.access.Post;
import id.payungdesa.access.Role;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.enrolment.Replacement;
import id.payungdesa.enrolment.Replacements;
import id.payungdesa.proposal.Notices;
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

    /** The first accepted person makes the proposal a registered one, however many attempts follow. */
    @Bean
    JavaDelegate recordRegistration(
            Registrations registrations, Replacements replacements, Proposals proposals, Notices notices, Cases cases) {
        return execution -> {
            var key = CaseKey.of(execution);
            var proposal = proposals.get(cases.proposal(key));
            if (proposal.stage() == Stage.ENDORSED && registrations.anybodyEnrolled(proposal.id())) {
                proposals.reached(proposal.id(), Stage.REGISTERED);
            }
            if (replacements.wanted(Cases.registration(key))) {
                notices.tell(
                        new Post(Role.VILLAGE_OPERATOR, proposal.village().value()),
                        proposal.id(),
                        Notices.Kind.REPLACEMENT,
                        "Ada peserta yang ditolak BPJS Ketenagakerjaan. Buka tugas “Ganti peserta yang ditolak”,"
                                + " lalu pilih penggantinya dari cadangan atau tulis alasan melanjutkan tanpa pengganti.");
            }
        };
    }

    @Bean
    Gateway registrationRefusals(Replacements replacements) {
        return new Gateway(key -> replacements.wanted(Cases.registration(key)) ? "some" : "none");
    }

    @Bean
    UserTask<Replacement> replaceWorkers(Replacements replacements, EnrolmentForms forms) {
        return new UserTask<>(
                Replacement.class,
                forms::replaceWorkers,
                (key, decision) -> replacements.decide(Cases.registration(key), decision));
    }

    @Bean
    Gateway replacement(Replacements replacements, Registrations registrations, Cases cases) {
        return new Gateway(key -> {
            if (replacements.chosen(Cases.registration(key))) {
                return "chosen";
            }
            return registrations.anybodyEnrolled(cases.proposal(key)) ? "fewer" : "nobody";
        });
    }
}
