package id.payungdesa.year;

import id.payungdesa.common.Refused;
import java.time.YearMonth;

/** On what terms a village proposes in a year: its places unless told otherwise, and which months it may cover. */
public record YearRule(int places, int firstFrom, int firstTo, int fewestMonths, int mostMonths) {

    static final YearRule USUAL = new YearRule(100, 1, 12, 1, 12);

    private static final int MOST_PLACES = 2000;

    public YearRule {
        Refused.unless(
                places >= 1 && places <= MOST_PLACES,
                "Kuota per desa paling sedikit 1 dan paling banyak " + MOST_PLACES + " orang.");
        Refused.unless(
                isMonth(firstFrom) && isMonth(firstTo) && firstFrom <= firstTo,
                "Bulan pertama paling lambat tidak boleh sebelum bulan pertama paling awal.");
        Refused.unless(
                isMonth(fewestMonths) && isMonth(mostMonths) && fewestMonths <= mostMonths,
                "Lama perlindungan antara 1 dan 12 bulan, dan yang paling lama tidak kurang dari yang paling singkat.");
    }

    public boolean allows(YearMonth first, int months) {
        return first.getMonthValue() >= firstFrom
                && first.getMonthValue() <= firstTo
                && months >= fewestMonths
                && months <= mostMonths;
    }

    private static boolean isMonth(int number) {
        return number >= 1 && number <= 12;
    }
}
