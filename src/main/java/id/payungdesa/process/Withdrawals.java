package id.payungdesa.process;

import id.payungdesa.common.Refused;
import id.payungdesa.endorsement.TakeOuts;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a proposal back for its village: out of its round, out of its evaluation, and out of everybody's tasks. */
@Component
class Withdrawals {

    private final TakeOuts takeOuts;
    private final Proposals proposals;
    private final EvaluationNews news;
    private final RuntimeService runtime;
    private final IdentityService identity;

    Withdrawals(
            TakeOuts takeOuts,
            Proposals proposals,
            EvaluationNews news,
            RuntimeService runtime,
            IdentityService identity) {
        this.takeOuts = takeOuts;
        this.proposals = proposals;
        this.news = news;
        this.runtime = runtime;
        this.identity = identity;
    }

    @Transactional
    public void withdraw(ProposalId id, String reason) {
        proposals.requireWithdrawable(id);
        takeOuts.leave(id, reason);
        proposals.withdraw(id, reason);
        news.abandoned(id);
        endProcess(id);
    }

    /** The village head may end the case of his village, though not any process instance. */
    private void endProcess(ProposalId id) {
        var head = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            var told = runtime.createMessageCorrelation("withdrawalDeclared")
                    .processInstanceBusinessKey(Cases.of(id).toString())
                    .correlateAllWithResult();
            if (told.isEmpty()) {
                endWithoutWord(id);
            }
        } catch (OptimisticLockingException e) {
            throw new Refused("Usulan ini baru saja berubah. Muat ulang halaman, lalu coba lagi.");
        } finally {
            identity.setAuthentication(head);
        }
    }

    /** Diagrams of before 2026-11-22 know no withdrawal. */
    private void endWithoutWord(ProposalId id) {
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(Cases.of(id).toString())
                .singleResult();
        runtime.deleteProcessInstance(instance.getId(), "withdrawalDeclared");
    }
}
