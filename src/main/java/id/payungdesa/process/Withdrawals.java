package id.payungdesa.process;

import id.payungdesa.access.Role;
import id.payungdesa.common.Refused;
import id.payungdesa.endorsement.TakeOuts;
import id.payungdesa.proposal.Notices;
import id.payungdesa.proposal.OpenSteps;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.region.Regions;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a proposal back for its village: out of its round, out of its evaluation, and out of everybody's tasks. */
@Component
class Withdrawals {

    private final TakeOuts takeOuts;
    private final OpenSteps steps;
    private final Proposals proposals;
    private final EvaluationNews news;
    private final Notices notices;
    private final Desk desk;
    private final Regions regions;
    private final RuntimeService runtime;
    private final IdentityService identity;

    Withdrawals(
            TakeOuts takeOuts,
            OpenSteps steps,
            Proposals proposals,
            EvaluationNews news,
            Notices notices,
            Desk desk,
            Regions regions,
            RuntimeService runtime,
            IdentityService identity) {
        this.takeOuts = takeOuts;
        this.steps = steps;
        this.proposals = proposals;
        this.news = news;
        this.notices = notices;
        this.desk = desk;
        this.regions = regions;
        this.runtime = runtime;
        this.identity = identity;
    }

    @Transactional
    public void withdraw(ProposalId id, String reason) {
        proposals.requireWithdrawable(id);
        steps.hold(id);
        takeOuts.leave(id, reason);
        proposals.withdraw(id, reason);
        news.abandoned(id);
        tell(id, reason);
        endProcess(id);
    }

    /** Whoever may have had the proposal on the desk reads why it is gone. */
    private void tell(ProposalId id, String reason) {
        var proposal = proposals.get(id);
        if (proposal.revision() == 0) {
            return;
        }
        var sentence = "Desa %s menarik usulannya. Alasan: %s"
                .formatted(regions.get(proposal.village()).name(), reason);
        Stream.of(Role.COMMUNITY_OFFICER, Role.EVALUATION_OFFICER, Role.DPMPD_OFFICER)
                .forEach(role -> notices.tell(desk.post(Cases.of(id), role), id, Notices.Kind.WITHDRAWN, sentence));
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
