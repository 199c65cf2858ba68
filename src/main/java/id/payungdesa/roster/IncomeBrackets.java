package id.payungdesa.roster;

import id.payungdesa.common.Rupiah;

/** The income that contributions are reckoned from, which another module keeps. */
@FunctionalInterface
public interface IncomeBrackets {

    /** The base income of the bracket an income falls into; of no income, the lowest there is. */
    Rupiah baseIncome(Rupiah monthlyIncome);
}
