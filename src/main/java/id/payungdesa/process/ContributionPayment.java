package id.payungdesa.process;

import id.payungdesa.enrolment.Bills;
import id.payungdesa.enrolment.Registrations;
import id.payungdesa.payment.Approval;
import id.payungdesa.payment.BankReceipt;
import id.payungdesa.payment.Disputes;
import id.payungdesa.payment.PaymentRequest;
import id.payungdesa.payment.Payments;
import id.payungdesa.payment.RequestCheck;
import id.payungdesa.proposal.Paper;
import id.payungdesa.proposal.Proposals;
import id.payungdesa.proposal.Stage;
import id.payungdesa.proposal.Steps;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The Java half of {@code processes/contributionPayment.bpmn}: one contribution period, from the SPP to the settlement. */
@Configuration(proxyBeanMethods = false)
class ContributionPayment {

    @Bean
    ExecutionListener contributionDue(
            Registrations registrations, Payments payments, Proposals proposals, Cases cases) {
        return execution -> {
            var proposal = cases.proposal(CaseKey.of(execution));
            var payment = payments.open(registrations.bill(proposal));
            proposals.reached(proposal, Stage.PAYMENT);
            execution.setProcessBusinessKey(new CaseKey(CaseKey.Kind.PAYMENT, payment.value()).toString());
        };
    }

    @Bean
    Gateway contributionPayer(Payments payments) {
        return new Gateway(key -> payer(payments, key));
    }

    @Bean
    UserTask<PaymentRequest> requestPayment(Payments payments, PaymentForms forms) {
        return new UserTask<>(
                PaymentRequest.class, forms::payment, (key, request) -> payments.request(Cases.payment(key), request));
    }

    @Bean
    UserTask<RequestCheck> verifyPaymentRequest(Payments payments, PaymentForms forms) {
        return new UserTask<>(
                RequestCheck.class, forms::payment, (key, check) -> payments.verify(Cases.payment(key), check));
    }

    @Bean
    Gateway paymentVerification(Steps steps) {
        return new Gateway(key ->
                steps.lastOutcome(key.toString(), "verifyPaymentRequest").equals("VERIFY") ? "verified" : "refused");
    }

    @Bean
    UserTask<Approval> approvePayment(Payments payments, PaymentForms forms) {
        return new UserTask<>(
                Approval.class, forms::payment, (key, approval) -> payments.approve(Cases.payment(key), approval));
    }

    @Bean
    Gateway paymentApproval(Steps steps) {
        return new Gateway(key ->
                steps.lastOutcome(key.toString(), "approvePayment").equals("APPROVE") ? "approved" : "handedBack");
    }

    @Bean
    Gateway payingTreasurer(Payments payments) {
        return new Gateway(key -> payer(payments, key));
    }

    @Bean
    UserTask<BankReceipt> payContribution(Payments payments, PaymentForms forms) {
        return paying(payments, forms);
    }

    @Bean
    UserTask<BankReceipt> payForVillage(Payments payments, PaymentForms forms) {
        return paying(payments, forms);
    }

    private static UserTask<BankReceipt> paying(Payments payments, PaymentForms forms) {
        return new UserTask<>(
                        BankReceipt.class, forms::payment, (key, receipt) -> payments.pay(Cases.payment(key), receipt))
                .requires(Paper.BANK_RECEIPT);
    }

    @Bean
    Deadline billExpired(Payments payments, Bills bills) {
        return new Deadline(key -> bills.expiry(bill(payments, key)));
    }

    @Bean
    JavaDelegate renewBill(Payments payments, Bills bills) {
        return execution -> {
            var key = CaseKey.of(execution);
            bills.renew(bill(payments, key), key.toString());
        };
    }

    @Bean
    Deadline settlementOverdue(Payments payments) {
        return new Deadline(key -> payments.silenceEnds(Cases.payment(key)));
    }

    @Bean
    JavaDelegate reportSilence(Disputes disputes) {
        return execution -> disputes.reportSilence(Cases.payment(CaseKey.of(execution)));
    }

    private static String payer(Payments payments, CaseKey key) {
        return payments.payerOf(Cases.payment(key)).name().toLowerCase(Locale.ROOT);
    }

    private static long bill(Payments payments, CaseKey key) {
        return payments.get(Cases.payment(key)).bill();
    }
}
