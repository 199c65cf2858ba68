package id.payungdesa.process;

import id.payungdesa.access.Role;
import id.payungdesa.common.BudgetYear;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.proposal.Correction;
import id.payungdesa.proposal.Draft;
import id.payungdesa.proposal.Header;
import id.payungdesa.proposal.HelpingHands;
import id.payungdesa.proposal.NewProposals;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Signature;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Steps;
import id.payungdesa.proposal.Submissions;
import id.payungdesa.review.Enactment;
import id.payungdesa.review.Reviews;
import id.payungdesa.tariff.AccountCodes;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Java half of {@code processes/villageProposal.bpmn}, but for its two tracks ({@link BudgetTrack}, {@link ParticipantTrack}). */
@Configuration(proxyBeanMethods = false)
class VillageProposal {

    static final String KEY = "villageProposal";

    @Bean
    Starter<Header> proposalStarted(
            Starts starts,
            NewProposals proposals,
            HelpingHands hands,
            FundSourceRule rule,
            AccountCodes codes,
            ProposalForms forms) {
        return new Starter<>(
                starts,
                KEY,
                Header.class,
                official -> official.holds(Role.VILLAGE_OPERATOR)
                        || !hands.villagesOf(official).isEmpty(),
                forms::proposalStarted,
                header -> {
                    rule.require(header.year(), header.fundSource(), header.payer());
                    var proposal = proposals.start(header);
                    codes.require(BudgetYear.of(header.year()), header.activityCode(), header.accountCode());
                    return Cases.of(proposal);
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
                .requires(Paper.GRANT_LETTER, paidByGrant(proposals))
                .filledInByHelpers()
                .takenByStarter();
    }

    @Bean
    UserTask<Signature> signProposal(Proposals proposals, ProposalForms forms) {
        return new UserTask<>(Signature.class, forms::signProposal, (key, signature) -> {
                    if (signature.outcome() == Signature.Outcome.HAND_BACK) {
                        proposals.handBack(id(key), signature.note());
                    }
                })
                .recordedByHelpers();
    }

    @Bean
    Gateway headSignature(Steps steps, Proposals proposals) {
        return new Gateway(key -> {
            if (steps.lastOutcome(key.toString(), "signProposal").equals("SIGN")) {
                return "signed";
            }
            return proposals.get(id(key)).stage() == Stage.DRAFT ? "draftHandedBack" : "correctionHandedBack";
        });
    }

    /** Asked by diagrams of before 2026-11-22 only, which sent every draft back to the same task. */
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
    JavaDelegate concludeReview(Reviews reviews) {
        return execution -> reviews.conclude(id(CaseKey.of(execution)));
    }

    @Bean
    Gateway reviewOutcome(Proposals proposals) {
        return new Gateway(key -> proposals.get(id(key)).stage() == Stage.READY ? "clean" : "faulted");
    }

    @Bean
    UserTask<Correction> correctProposal(
            Proposals proposals,
            Submissions submissions,
            FundSourceRule rule,
            AccountCodes codes,
            ProposalForms forms) {
        return new UserTask<>(Correction.class, forms::correctProposal, (key, correction) -> {
                    submissions.requireComplete(id(key));
                    var proposal = proposals.get(id(key));
                    rule.require(proposal.year().value(), correction.fundSource(), proposal.payer());
                    if (!correction.keepsCodes(proposal.line())) {
                        codes.require(proposal.year(), correction.activityCode(), correction.accountCode());
                    }
                    proposals.correct(id(key), correction);
                })
                .offers(Paper.GRANT_LETTER)
                .requires(Paper.GRANT_LETTER, paidByGrant(proposals))
                .offers(Paper.OTHER)
                .filledInByHelpers();
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

    @Bean
    Gateway endorsementOutcome(Proposals proposals) {
        return new Gateway(key -> proposals.get(id(key)).stage() == Stage.ENDORSED ? "endorsed" : "denied");
    }

    /** Whatever the Bupati has neither endorsed nor refused lies with the village again. */
    @Bean
    Gateway reviewResult(Proposals proposals) {
        return new Gateway(key -> switch (proposals.get(id(key)).stage()) {
            case ENDORSED -> "endorsed";
            case REFUSED -> "refused";
            case SIGNING ->
                "corrected"; // asked by diagrams of before 2026-11-22, where the correction lay inside the review
            default -> "faulted";
        });
    }

    @Bean
    Gateway enrolmentResult(Registrations registrations) {
        return new Gateway(key -> registrations.anybodyEnrolled(id(key)) ? "some" : "nobody");
    }

    @Bean
    JavaDelegate closeUninsured(Proposals proposals) {
        return execution -> proposals.refuse(
                id(CaseKey.of(execution)), "BPJS Ketenagakerjaan menolak semua peserta dan tidak ada penggantinya.");
    }

    private static Predicate<CaseKey> paidByGrant(Proposals proposals) {
        return key -> proposals.get(id(key)).line().paidByGrant();
    }

    private static ProposalId id(CaseKey key) {
        return new ProposalId(key.id());
    }
}
