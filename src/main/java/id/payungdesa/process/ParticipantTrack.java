package id.payungdesa.process;

import id.payungdesa.access.Role;
import id.payungdesa.enrolment.Matching;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.review.Reviews;
import id.payungdesa.review.Verification;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The participant track of {@code processes/villageProposal.bpmn} (Jalur peserta, kebijakan program). */
@Configuration(proxyBeanMethods = false)
class ParticipantTrack {

    @Bean
    Gateway candidatesToVerify(Reviews reviews) {
        return new Gateway(key -> reviews.candidatesWithoutVerdict(id(key)) ? "yes" : "no");
    }

    @Bean
    UserTask<Verification> verifyCandidates(Reviews reviews, ProposalForms forms) {
        return new UserTask<>(
                Verification.class,
                forms::verifyCandidates,
                (key, verification) -> reviews.verify(id(key), verification));
    }

    @Bean
    Gateway candidatesToMatch(Matching matching) {
        return new Gateway(key -> matching.needed(id(key)) ? "yes" : "no");
    }

    @Bean
    JavaDelegate requestMatching(Matching matching) {
        return execution -> {
            var key = CaseKey.of(execution);
            matching.request(id(key), key.toString());
        };
    }

    @Bean
    Deadline verificationReminder(Silence silence) {
        return silence.of("verifyCandidates", 3);
    }

    @Bean
    JavaDelegate remindVerification(Silence silence) {
        return execution -> silence.remind(
                execution, "verifyCandidates", "Calon peserta %s sudah menunggu verifikasi selama 3 hari kerja.");
    }

    @Bean
    Deadline verificationOverdue(Silence silence) {
        return silence.of("verifyCandidates", 5);
    }

    @Bean
    JavaDelegate escalateVerification(Silence silence) {
        return execution -> silence.escalate(
                execution,
                "verifyCandidates",
                "Verifikasi calon peserta %s melewati batas 5 hari kerja.",
                Role.SUBDISTRICT_HEAD,
                Role.DPMPD_OFFICER);
    }

    private static ProposalId id(CaseKey key) {
        return new ProposalId(key.id());
    }
}
