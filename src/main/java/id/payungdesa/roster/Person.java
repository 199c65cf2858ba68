package id.payungdesa.roster;

import id.payungdesa.common.Rupiah;
import java.time.LocalDate;

/** A worker as read from a list; what the village left out is an empty text. */
public record Person(
        Nik nik,
        String familyCard,
        String name,
        String birthPlace,
        LocalDate birthDate,
        Sex sex,
        String motherName,
        String address,
        String phone,
        String occupation,
        Rupiah monthlyIncome) {

    /** Only the masked NIK: logs must not hold personal data. */
    @Override
    public String toString() {
        return "Person[" + nik + "]";
    }
}
