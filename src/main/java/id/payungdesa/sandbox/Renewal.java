package id.payungdesa.sandbox;

/** {@code Renewal} of the contract, as the sandbox reads it. */
record Renewal(String reference, String billingCode) implements Order {

    Renewal {
        Fields.mark("reference", reference);
        Fields.sixteenDigits("billingCode", billingCode);
    }

    @Override
    public Kind kind() {
        return Kind.RENEWAL;
    }
}
