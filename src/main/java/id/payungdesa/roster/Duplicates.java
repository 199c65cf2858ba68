package id.payungdesa.roster;

import java.util.HashMap;
import java.util.Map;

/** Who stands twice on a list: of the same NIK the first row is kept, the same name and birth date is pointed out. */
final class Duplicates {

    private final Map<Nik, Integer> rowOfNik = new HashMap<>();
    private final Map<String, Integer> rowOfPerson = new HashMap<>();

    /** Rows that are refused anyway do not take the place of a good one. */
    CheckedRow check(CheckedRow checked) {
        return checked.person().map(person -> compare(checked, person)).orElse(checked);
    }

    private CheckedRow compare(CheckedRow checked, Person person) {
        int number = checked.row().number();
        var sameNik = rowOfNik.putIfAbsent(person.nik(), number);
        if (sameNik != null) {
            return checked.with(new Remark(
                    Severity.REFUSAL,
                    RosterColumn.NIK,
                    "NIK sama dengan baris %d. Hapus salah satu, atau perbaiki NIK yang keliru.".formatted(sameNik)));
        }
        var samePerson = rowOfPerson.putIfAbsent(Spelling.key(person.name()) + person.birthDate(), number);
        return samePerson == null
                ? checked
                : checked.with(new Remark(
                        Severity.WARNING,
                        RosterColumn.NAME,
                        "Nama dan tanggal lahir sama dengan baris %d, tetapi NIK berbeda. Pastikan dua orang, lalu beri tanda setuju."
                                .formatted(samePerson)));
    }
}
