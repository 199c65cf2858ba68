package id.payungdesa.process;

import id.payungdesa.access.Role;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Steps;
import id.payungdesa.review.BudgetCheck;
import id.payungdesa.review.CamatDecision;
import id.payungdesa.review.Evaluations;
import id.payungdesa.review.FileBrought;
import id.payungdesa.review.Preparation;
import id.payungdesa.review.Receipt;
import id.payungdesa.review.Reviews;
import id.payungdesa.review.SharedDrafts;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The budget track of {@code processes/villageProposal.bpmn} (Jalur anggaran, Permendagri 20/2018). */
@Configuration(proxyBeanMethods = false)
class BudgetTrack {

    @Bean
    Gateway budgetBasis(Reviews reviews) {
        return new Gateway(key -> reviews.budgetTrack(id(key)).name().toLowerCase(Locale.ROOT));
    }

    @Bean
    Gateway fileNeeded(SharedDrafts drafts) {
        return new Gateway(key -> drafts.isReceived(id(key)) ? "received" : "needed");
    }

    @Bean
    UserTask<Receipt> receiveFile(Evaluations evaluations, EvaluationNews news, BudgetForms forms) {
        return new UserTask<>(Receipt.class, forms::receiveFile, (key, receipt) -> {
                    if (receipt.outcome() == Receipt.Outcome.HAND_BACK) {
                        evaluations.handBackFile(id(key), receipt);
                    } else {
                        evaluations.receive(id(key), receipt);
                        news.received(id(key));
                    }
                })
                .offers(Paper.BUDGET_FILE);
    }

    /** Asked of the draft and not of the counter's outcome: it may have come with another proposal meanwhile. */
    @Bean
    Gateway fileComplete(SharedDrafts drafts) {
        return new Gateway(key -> drafts.isReceived(id(key)) ? "complete" : "returned");
    }

    @Bean
    UserTask<FileBrought> completeFile(BudgetForms forms) {
        return new UserTask<>(FileBrought.class, forms::completeFile, (key, brought) -> {}).toldByHelpers();
    }

    @Bean
    Deadline fileOverdue(Silence silence) {
        return silence.of("receiveFile", 2);
    }

    @Bean
    JavaDelegate escalateFile(Silence silence) {
        return execution -> silence.escalate(
                execution,
                "receiveFile",
                "Berkas Raperdes %s belum dicatat diterima kecamatan setelah 2 hari kerja.",
                Role.DPMPD_OFFICER);
    }

    @Bean
    Gateway evaluationLead(SharedDrafts drafts) {
        return new Gateway(key -> drafts.leads(id(key)) ? "own" : "other");
    }

    @Bean
    Gateway sharedEvaluation(SharedDrafts drafts) {
        return new Gateway(key -> drafts.decided(id(key)) ? "known" : "pending");
    }

    @Bean
    UserTask<Preparation> prepareEvaluation(Evaluations evaluations, BudgetForms forms) {
        return new UserTask<>(
                Preparation.class, forms::evaluation, (key, sheet) -> evaluations.prepare(id(key), sheet));
    }

    @Bean
    UserTask<CamatDecision> signEvaluation(Evaluations evaluations, EvaluationNews news, BudgetForms forms) {
        return new UserTask<>(CamatDecision.class, forms::evaluation, (key, decision) -> {
                    evaluations.decide(id(key), decision);
                    news.decided(id(key));
                })
                .recordedBy(Role.SUBDISTRICT_COUNTER);
    }

    @Bean
    Gateway evaluationSignature(Steps steps) {
        return new Gateway(key -> Answers.signature(steps.lastOutcome(key.toString(), "signEvaluation")));
    }

    @Bean
    Deadline evaluationOverdue(Evaluations evaluations) {
        return new Deadline(key -> evaluations.due(id(key)));
    }

    @Bean
    JavaDelegate recordDeemedEffect(Evaluations evaluations, EvaluationNews news) {
        return execution -> {
            var proposal = id(CaseKey.of(execution));
            evaluations.takeEffectBySilence(proposal);
            news.decided(proposal);
        };
    }

    @Bean
    UserTask<BudgetCheck> checkRevisedDraft(Reviews reviews, BudgetForms forms) {
        return new UserTask<>(
                BudgetCheck.class, forms::budgetCheck, (key, check) -> reviews.checkBudget(id(key), check));
    }

    @Bean
    UserTask<BudgetCheck> checkBudgetLine(Reviews reviews, BudgetForms forms) {
        return new UserTask<>(
                BudgetCheck.class, forms::budgetCheck, (key, check) -> reviews.checkBudget(id(key), check));
    }

    private static ProposalId id(CaseKey key) {
        return new ProposalId(key.id());
    }
}
