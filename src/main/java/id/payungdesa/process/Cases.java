package id.payungdesa.process;

import id.payungdesa.endorsement.RoundId;
import id.payungdesa.enrolment.RegistrationId;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.payment.DisputeId;
import id.payungdesa.payment.Disputes;
import id.payungdesa.payment.Payment;
import id.payungdesa.payment.PaymentId;
import id.payungdesa.payment.Payments;
import id.payungdesa.proposal.ProposalId;
import org.springframework.stereotype.Component;

/** Leads from a process instance to what it is about. */
@Component
class Cases {

    private final Registrations registrations;
    private final Payments payments;
    private final Disputes disputes;

    Cases(Registrations registrations, Payments payments, Disputes disputes) {
        this.registrations = registrations;
        this.payments = payments;
        this.disputes = disputes;
    }

    ProposalId proposal(CaseKey key) {
        return switch (key.kind()) {
            case PROPOSAL -> new ProposalId(key.id());
            case REGISTRATION -> registrations.proposalOf(registration(key));
            case PAYMENT -> payments.proposalOf(payment(key));
            case DISPUTE ->
                disputes.get(dispute(key))
                        .payment()
                        .map(payments::get)
                        .map(Payment::proposal)
                        .orElseThrow(
                                () -> new IllegalArgumentException("Nobody's money belongs to no proposal: " + key));
            case ROUND -> throw new IllegalArgumentException("A round is about many proposals: " + key);
        };
    }

    static RoundId round(CaseKey key) {
        return new RoundId(key.id());
    }

    static RegistrationId registration(CaseKey key) {
        return new RegistrationId(key.id());
    }

    static PaymentId payment(CaseKey key) {
        return new PaymentId(key.id());
    }

    static DisputeId dispute(CaseKey key) {
        return new DisputeId(key.id());
    }

    static CaseKey of(DisputeId dispute) {
        return new CaseKey(CaseKey.Kind.DISPUTE, dispute.value());
    }

    static CaseKey of(ProposalId proposal) {
        return new CaseKey(CaseKey.Kind.PROPOSAL, proposal.value());
    }
}
