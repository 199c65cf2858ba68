package id.payungdesa.process;

import id.payungdesa.outbox.Inbox;
import id.payungdesa.proposal.ProposalId;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.review.SharedDrafts;
import org.springframework.stereotype.Component;

/** Tells proposals that lean on one draft budget how its single evaluation goes. */
@Component
class EvaluationNews {

    private final SharedDrafts drafts;
    private final Proposals proposals;
    private final Inbox inbox;

    EvaluationNews(SharedDrafts drafts, Proposals proposals, Inbox inbox) {
        this.drafts = drafts;
        this.proposals = proposals;
        this.inbox = inbox;
    }

    /** The file is here: nobody waits for it any more, at the counter or, where it was handed back, in the village. */
    void received(ProposalId leader) {
        for (var other : drafts.siblings(leader)) {
            if (drafts.isOpen(other, "receiveFile")) {
                tell(leader, other, "draftReceived");
            } else if (drafts.isOpen(other, "completeFile")) {
                tell(leader, other, "draftReceivedMeanwhile");
            }
        }
    }

    /** Signed or in effect by silence; a sheet handed back to the officer is neither. */
    void decided(ProposalId leader) {
        if (drafts.decided(leader)) {
            drafts.siblings(leader).forEach(other -> tell(leader, other, "sharedEvaluationDecided"));
        }
    }

    /** The proposal that led has gone: the next one goes on with the evaluation. */
    void abandoned(ProposalId gone) {
        drafts.heir(gone).ifPresent(heir -> tell(gone, heir, "sharedEvaluationDecided"));
    }

    private void tell(ProposalId from, ProposalId to, String message) {
        inbox.take(
                "evaluation",
                "%s-%s-%s".formatted(message, from, to),
                message,
                Cases.of(to).toString(),
                proposals.get(to).village().value());
    }
}
