package id.payungdesa.roster;

import id.payungdesa.common.Indonesian;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Who is old enough, who not yet too old, and how many months remain until then. */
record AgeCheck(CoverPeriod period) {

    static final int YOUNGEST = 15;
    private static final int GROWN_UP = 18;
    static final int TOO_OLD = 65;

    /** The months somebody can be insured for, after saying what there is to say about the age. */
    int months(LocalDate birthDate, Remarks remarks) {
        long age = ChronoUnit.YEARS.between(birthDate, period.firstDay());
        var on = "pada " + Indonesian.date(period.firstDay());
        if (age < YOUNGEST) {
            remarks.refuse(
                    RosterColumn.BIRTH_DATE,
                    "Belum berusia 15 tahun %s. Peserta paling muda 15 tahun, ganti dengan calon lain.".formatted(on));
        } else if (age >= TOO_OLD) {
            remarks.refuse(
                    RosterColumn.BIRTH_DATE,
                    "Sudah berusia %d tahun %s. Peserta harus belum berusia 65 tahun, ganti dengan calon lain."
                            .formatted(age, on));
        } else if (age < GROWN_UP) {
            remarks.warn(
                    RosterColumn.BIRTH_DATE,
                    "Baru berusia %d tahun %s. Pastikan benar sudah bekerja, lalu beri tanda setuju."
                            .formatted(age, on));
        }
        return monthsBefore65(birthDate.plusYears(TOO_OLD), remarks);
    }

    private int monthsBefore65(LocalDate birthday, Remarks remarks) {
        int months = period.monthsBefore(birthday);
        if (months > 0 && months < period.months()) {
            remarks.warn(
                    RosterColumn.BIRTH_DATE,
                    "Genap 65 tahun pada %s, jadi iuran hanya dihitung %d bulan. Beri tanda setuju atau ganti calon."
                            .formatted(Indonesian.date(birthday), months));
        }
        return months;
    }
}
