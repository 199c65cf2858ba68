package id.payungdesa.process;

import id.payungdesa.enrolment.Matching;
import id.payungdesa.proposal.Correction;
import id.payungdesa.proposal.Draft;
import id.payungdesa.proposal.Header;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Signature;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Steps;
import id.payungdesa.proposal.Submissions;
import id.payungdesa.review.Enactment;
import id.payungdesa.review.Reviews;
import id.payungdesa.review.Verification;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Java half of {@code processes/villageProposal.bpmn}, but for the budget track ({@link BudgetTrack}). */
@Configuration(proxyBeanMethods = false)
class VillageProposal {

    static final String KEY = "villageProposal";

    @Bean
    Starter<Header> proposalStarted(Starts starts, Proposals proposals, FundSourceRule rule, ProposalForms forms) {
        return new Starter<>(starts, KEY, Header.class, forms::proposalStarted, header -> {
            rule.require(header.year(), header.fundSource(), header.payer());
            return Cases.of(proposals.start(header));
        });
    }

    @Bean
    UserTask<Draft> draftProposal(Proposals proposals, Submissions submissions, ProposalForms forms) {
        return new UserTask<>(Draft.class, forms::proposal, (key, draft) -> {
                    submissions.requireComplete(id(key));
                    proposals.handToHead(id(key), draft.note());
                })
                .requires(Paper.MUSDES_MINUTES)
                .requires(Paper.VILLAGE_HEAD_DECREE)
                .requires(Paper.GRANT_LETTER, paidByGrant(proposals));
    }

    @Bean
    UserTask<Signature> signProposal(Proposals proposals, ProposalForms forms) {
        return new UserTask<>(Signature.class, forms::signProposal, (key, signature) -> {
            if (signature.outcome() == Signature.Outcome.HAND_BACK) {
                proposals.handBack(id(key), signature.note());
            }
        });
    }

    @Bean
    Gateway signature(Steps steps) {
        return new Gateway(key -> Answers.signature(steps.lastOutcome(key.toString(), "signProposal")));
    }

    @Bean
    JavaDelegate submitProposal(Submissions submissions, Reviews reviews) {
        return execution -> {
            var proposal = id(CaseKey.of(execution));
            submissions.submit(proposal);
            reviews.open(proposal);
        };
    }

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
    JavaDelegate concludeReview(Reviews reviews) {
        return execution -> reviews.conclude(id(CaseKey.of(execution)));
    }

    @Bean
    Gateway reviewOutcome(Proposals proposals) {
        return new Gateway(key -> proposals.get(id(key)).stage() == Stage.READY ? "clean" : "faulted");
    }

    @Bean
    UserTask<Correction> correctProposal(
            Proposals proposals, Submissions submissions, FundSourceRule rule, ProposalForms forms) {
        return new UserTask<>(Correction.class, forms::correctProposal, (key, correction) -> {
                    submissions.requireComplete(id(key));
                    var proposal = proposals.get(id(key));
                    rule.require(proposal.year().value(), correction.fundSource(), proposal.payer());
                    proposals.correct(id(key), correction);
                })
                .offers(Paper.GRANT_LETTER)
                .requires(Paper.GRANT_LETTER, paidByGrant(proposals))
                .offers(Paper.OTHER);
    }

    @Bean
    Gateway enactmentNeeded(Reviews reviews) {
        return new Gateway(key -> reviews.enactmentNeeded(id(key)) ? "needed" : "recorded");
    }

    @Bean
    UserTask<Enactment> recordEnactment(Reviews reviews, ProposalForms forms) {
        return new UserTask<>(Enactment.class, forms::proposal, (key, enactment) -> reviews.enact(id(key), enactment))
                .requires(Paper.ENACTED_REGULATION);
    }

    /** Endorsed proposals go on; whatever else left the review goes back to the village head with its correction. */
    @Bean
    Gateway reviewResult(Proposals proposals) {
        return new Gateway(key -> proposals.get(id(key)).stage() == Stage.ENDORSED ? "endorsed" : "corrected");
    }

    private static Predicate<CaseKey> paidByGrant(Proposals proposals) {
        return key -> proposals.get(id(key)).line().paidByGrant();
    }

    private static ProposalId id(CaseKey key) {
        return new ProposalId(key.id());
    }
}
