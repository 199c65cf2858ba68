package id.payungdesa.process;

import id.payungdesa.access.Role;
import id.payungdesa.common.Indonesian;
import id.payungdesa.enrolment.Bills;
import id.payungdesa.payment.Arrival;
import id.payungdesa.payment.Dispute;
import id.payungdesa.payment.DisputeKind;
import id.payungdesa.payment.Disputes;
import id.payungdesa.payment.Payment;
import id.payungdesa.payment.Payments;
import id.payungdesa.payment.Resolution;
import id.payungdesa.proposal.Payer;
import id.payungdesa.proposal.Steps;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a dispute show. */
@Component
@Transactional(readOnly = true)
class DisputeForms {

    private final RuledSheets sheets;
    private final Disputes disputes;
    private final Payments payments;
    private final Bills bills;
    private final Steps steps;

    DisputeForms(RuledSheets sheets, Disputes disputes, Payments payments, Bills bills, Steps steps) {
        this.sheets = sheets;
        this.disputes = disputes;
        this.payments = payments;
        this.bills = bills;
        this.steps = steps;
    }

    Object dispute(CaseKey key) {
        var dispute = disputes.get(Cases.dispute(key));
        var view = new LinkedHashMap<String, Object>();
        var payment = dispute.payment().map(payments::get);
        view.put("dispute", facts(dispute, payment.map(DisputeForms::treasurer).orElse("")));
        view.put(
                "arrivals",
                disputes.arrivals(dispute.id()).stream()
                        .map(DisputeForms::arrival)
                        .toList());
        payment.ifPresent(owed -> {
            view.put("proposal", sheets.get(owed.proposal()));
            view.put("payment", facts(owed));
        });
        dispute.proposed().ifPresent(proposed -> view.put("proposed", proposed(proposed)));
        steps.lastNote(key.toString(), "confirmResolution").ifPresent(note -> view.put("handedBack", note));
        return view;
    }

    private static Map<String, Object> facts(Dispute dispute, String treasurer) {
        return Map.of(
                "kind", dispute.kind().name(),
                "title", dispute.kind().title(),
                "sentence", dispute.kind().sentence(),
                "amountText", dispute.amount().toString(),
                "raised", Indonesian.time(dispute.raisedAt()),
                "outcomes",
                        dispute.kind().outcomes().stream()
                                .map(outcome -> Map.of(
                                        "code", outcome.name(),
                                        "name", outcome.title(),
                                        "effect", effect(dispute.kind(), outcome, treasurer)))
                                .toList());
    }

    /** What happens once the second person has agreed. */
    private static String effect(DisputeKind kind, Resolution.Outcome outcome, String treasurer) {
        var excess = kind == DisputeKind.OVER || kind == DisputeKind.DOUBLE;
        return switch (outcome) {
            case ACCEPT ->
                excess
                        ? "Iuran lunas, dan kelebihannya dicatat tetap di BPJS Ketenagakerjaan sesuai suratnya."
                        : "Iuran dinyatakan lunas berdasarkan surat BPJS Ketenagakerjaan.";
            case PAY_REST ->
                kind == DisputeKind.SHORT
                        ? treasurer + " membayar kekurangannya dengan kode iuran yang berlaku."
                        : treasurer + " membayar sekali lagi dengan kode iuran yang berlaku.";
            case REFUNDED -> "Iuran lunas, dan kelebihannya dicatat sudah kembali ke kas.";
            case NOT_OURS -> "Uang ini dicatat bukan milik program, tanpa akibat bagi desa mana pun.";
        };
    }

    private Map<String, Object> facts(Payment payment) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("billingCode", bills.get(payment.bill()).code());
        facts.put("amountText", payment.amount().toString());
        facts.put("payer", payment.payer().title());
        facts.put("treasurer", treasurer(payment));
        facts.put("settled", payment.settled());
        payment.paid().ifPresent(paid -> {
            facts.put("bankReference", paid.bankReference());
            facts.put("paidOn", Indonesian.date(paid.on()));
            facts.put("paidBy", paid.by());
        });
        return facts;
    }

    private static String treasurer(Payment payment) {
        return (payment.payer() == Payer.REGENCY ? Role.REGENCY_TREASURER : Role.VILLAGE_TREASURER).title();
    }

    private static Map<String, Object> arrival(Arrival arrival) {
        return Map.of(
                "billingCode", arrival.billingCode(),
                "amountText", arrival.amount().toString(),
                "bankReference", arrival.bankReference(),
                "paidAt", Indonesian.time(arrival.paidAt()));
    }

    private static Map<String, Object> proposed(Dispute.Proposed proposed) {
        var resolution = proposed.resolution();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("outcome", resolution.outcome().name());
        shown.put("name", resolution.outcome().title());
        shown.put("letterNumber", resolution.letterNumber());
        shown.put("letterDate", resolution.letterDate() == null ? null : Indonesian.date(resolution.letterDate()));
        shown.put("refundReference", resolution.refundReference());
        shown.put("note", resolution.note());
        shown.put("by", proposed.by());
        return shown;
    }
}
