package id.payungdesa.tariff;

import id.payungdesa.common.Rupiah;
import java.time.Month;
import java.time.YearMonth;

/** Whether the temporary halving of contributions applies; nobody has settled that for money of a village. */
public enum Discount {
    NONE {
        @Override
        boolean applies(Sector sector, YearMonth month) {
            return false;
        }
    },

    /** Half of JKK and JKM, never of JHT. */
    PP_50_2025 {
        @Override
        boolean applies(Sector sector, YearMonth month) {
            return switch (sector) {
                case TRANSPORT -> isBetween(month, YearMonth.of(2026, Month.JANUARY), YearMonth.of(2027, Month.MARCH));
                case NON_TRANSPORT ->
                    isBetween(month, YearMonth.of(2026, Month.APRIL), YearMonth.of(2026, Month.DECEMBER));
            };
        }
    };

    abstract boolean applies(Sector sector, YearMonth month);

    /** JKK and JKM of one person for this month. */
    public Rupiah monthly(Bracket bracket, Sector sector, YearMonth month) {
        return applies(sector, month) ? half(bracket.jkk()).plus(half(bracket.jkm())) : bracket.monthly();
    }

    /** JKK, JKM and the undiscounted JHT of one person for this month. */
    public Rupiah withOldAge(Bracket bracket, Sector sector, YearMonth month) {
        return monthly(bracket, sector, month).plus(bracket.jht());
    }

    private static Rupiah half(Rupiah contribution) {
        return Rupiah.of(contribution.amount() / 2);
    }

    private static boolean isBetween(YearMonth month, YearMonth first, YearMonth last) {
        return !month.isBefore(first) && !month.isAfter(last);
    }
}
