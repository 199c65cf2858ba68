package id.payungdesa.letter;

import id.payungdesa.common.Indonesian;
import id.payungdesa.common.Rupiah;
import id.payungdesa.common.Terbilang;
import java.time.LocalDate;
import java.time.YearMonth;

/** Turns of phrase that official papers share. */
final class Words {

    private Words() {}

    /** A number, and the same in words, so that nobody adds a digit: 96 (sembilan puluh enam). */
    static String counted(long number) {
        return "%s (%s)".formatted(Indonesian.number(number), Terbilang.of(number));
    }

    static String period(YearMonth first, int months) {
        var last = first.plusMonths(months - 1L);
        return months == 1
                ? Indonesian.month(first)
                : Indonesian.month(first) + " sampai dengan " + Indonesian.month(last);
    }

    /** An amount with its words, such as Rp16.800 (enam belas ribu delapan ratus rupiah). */
    static String amount(Rupiah amount) {
        return "%s (%s)".formatted(amount, amount.inWords());
    }

    /** How minutes begin: Jumat, tanggal dua puluh bulan November tahun dua ribu dua puluh enam. */
    static String dayInWords(LocalDate date) {
        var month = Indonesian.month(YearMonth.from(date)).split(" ")[0];
        return "%s, tanggal %s bulan %s tahun %s"
                .formatted(
                        Indonesian.dayAndDate(date).split(",")[0],
                        Terbilang.of(date.getDayOfMonth()),
                        month,
                        Terbilang.of(date.getYear()));
    }

    static String figures(LocalDate date) {
        return "%02d-%02d-%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }
}
