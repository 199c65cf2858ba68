package id.payungdesa.tariff;

import id.payungdesa.common.Rupiah;

/** What one person pays a month from a declared income on; it follows the base of the bracket, not the income. */
public record Bracket(int tier, Rupiah incomeFrom, Rupiah baseIncome, Rupiah jkk, Rupiah jkm, Rupiah jht) {

    public Rupiah monthly() {
        return jkk.plus(jkm);
    }

    public Rupiah withOldAge() {
        return monthly().plus(jht);
    }
}
