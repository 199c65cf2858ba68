package id.payungdesa.enrolment.bpjs;

import id.payungdesa.enrolment.RenewalOrder;

/** {@code Renewal} of the contract. */
record RenewalMessage(String reference, String billingCode) {

    static RenewalMessage of(RenewalOrder order) {
        return new RenewalMessage(order.reference(), order.billingCode());
    }
}
