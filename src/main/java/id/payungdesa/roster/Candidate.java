package id.payungdesa.roster;

import id.payungdesa.common.Rupiah;
import java.time.LocalDate;
import java.util.List;

/** One accepted row of a list as people see it, the NIK masked. */
public record Candidate(
        long id,
        int position,
        String name,
        String nikMask,
        LocalDate birthDate,
        Sex sex,
        String occupation,
        Rupiah income,
        Rupiah monthly,
        int months,
        List<String> notes,
        List<String> warnings,
        boolean confirmed,
        boolean excluded,
        long worker,
        int enteredIn) {

    /** What two rows share that are perhaps one person. */
    public String likeness() {
        return Spelling.key(name) + birthDate;
    }
}
