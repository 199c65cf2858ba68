package id.payungdesa.roster;

import static id.payungdesa.roster.RosterColumn.INCOME;
import static id.payungdesa.roster.RosterColumn.OCCUPATION;

import id.payungdesa.common.Rupiah;

/** What a person does for a living and earns by it. */
record WorkCheck(KnownOccupations occupations, IncomeBrackets brackets, RosterRow row, Remarks remarks) {

    private static final Rupiah HARDLY_LESS = Rupiah.of(50_000);
    private static final Rupiah HARDLY_MORE = Rupiah.of(50_000_000);

    String occupation() {
        var text = row.text(OCCUPATION);
        if (text.filter(occupations::isExcluded).isPresent()) {
            remarks.refuse(
                    OCCUPATION,
                    "ASN, TNI, Polri, dan pensiunan bukan pekerja rentan. Ganti dengan calon lain, atau perbaiki pekerjaannya.");
        }
        var code = text.flatMap(occupations::codeOf);
        if (code.isEmpty()) {
            remarks.warn(
                    OCCUPATION,
                    text.isEmpty()
                            ? "Pekerjaan kosong, dicatat sebagai pekerjaan mandiri lainnya. Isi pekerjaannya atau beri tanda setuju."
                            : "Pekerjaan tidak ada dalam daftar, dicatat sebagai pekerjaan mandiri lainnya. "
                                    + "Pilih dari daftar atau beri tanda setuju.");
        }
        return code.orElse(Occupation.OTHER);
    }

    Rupiah monthlyIncome() {
        var lowest = brackets.baseIncome(Rupiah.ZERO);
        var text = row.text(INCOME);
        if (text.isEmpty()) {
            remarks.note(INCOME, "Penghasilan kosong, dipakai golongan terendah (%s per bulan).".formatted(lowest));
            return lowest;
        }
        var income = text.flatMap(Income::parse);
        if (income.isEmpty()) {
            remarks.refuse(
                    INCOME, "Penghasilan bukan angka. Tulis perkiraan sebulan seperti 1.200.000, atau kosongkan.");
        }
        income.filter(amount -> amount.compareTo(HARDLY_LESS) < 0 || amount.compareTo(HARDLY_MORE) > 0)
                .ifPresent(amount -> remarks.warn(
                        INCOME,
                        "Penghasilan %s per bulan tidak lazim. Periksa jumlah nolnya, lalu beri tanda setuju bila benar."
                                .formatted(amount)));
        return income.orElse(lowest);
    }
}
