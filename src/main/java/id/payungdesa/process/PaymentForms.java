package id.payungdesa.process;

import id.payungdesa.common.Indonesian;
import id.payungdesa.enrolment.Bills;
import id.payungdesa.payment.Disputes;
import id.payungdesa.payment.Payment;
import id.payungdesa.payment.Payments;
import id.payungdesa.proposal.Steps;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a payment show. */
@Component
@Transactional(readOnly = true)
class PaymentForms {

    private final RuledSheets sheets;
    private final Bills bills;
    private final Payments payments;
    private final Disputes disputes;
    private final Steps steps;
    private final String bankUrl;

    PaymentForms(
            RuledSheets sheets,
            Bills bills,
            Payments payments,
            Disputes disputes,
            Steps steps,
            @Value("${payung.bank-url:}") String bankUrl) {
        this.sheets = sheets;
        this.bills = bills;
        this.payments = payments;
        this.disputes = disputes;
        this.steps = steps;
        this.bankUrl = bankUrl;
    }

    Object payment(CaseKey key) {
        var payment = payments.get(Cases.payment(key));
        var bill = bills.get(payment.bill());
        var last = bill.firstMonth().plusMonths(bill.months() - 1L);
        var view = new LinkedHashMap<String, Object>(Map.of(
                "proposal",
                sheets.get(payment.proposal()),
                "bill",
                Map.of(
                        "code", bill.code(),
                        "amount", bill.amount().amount(),
                        "amountText", bill.amount().toString(),
                        "amountWords", bill.amount().inWords(),
                        "dueOn", Indonesian.date(bill.dueOn()),
                        "expiresOn", Indonesian.date(bill.expiresOn()),
                        "period",
                                bill.months() == 1
                                        ? Indonesian.month(last)
                                        : Indonesian.month(bill.firstMonth()) + " – " + Indonesian.month(last))));
        if (payment.request().sppNumber() != null) {
            view.put(
                    "request",
                    Map.of(
                            "sppNumber", payment.request().sppNumber(),
                            "sppDate", Indonesian.date(payment.request().sppDate()),
                            "by", payment.request().requestedBy(),
                            "note",
                                    steps.lastNote(key.toString(), "requestPayment")
                                            .orElse("")));
        }
        view.put("verifiedBy", payment.request().verifiedBy());
        view.put("bankUrl", bankUrl);
        view.put("rest", rest(payment));
        view.put("foundPaid", payment.accepted() || bill.foundPaid());
        view.put(
                "disputes",
                disputes.openAbout(payment.id()).stream()
                        .map(kind -> Map.of("title", kind.title(), "sentence", kind.sentence()))
                        .toList());
        return view;
    }

    /** What is to be paid where a payment was reopened; usually that is the whole bill. */
    private static Map<String, Object> rest(Payment payment) {
        return payment.turn().number() == 1
                ? null
                : Map.of(
                        "amountText", payment.turn().toPay().toString(),
                        "amountWords", payment.turn().toPay().inWords());
    }
}
