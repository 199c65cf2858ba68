package id.payungdesa.enrolment;

import id.payungdesa.common.Rupiah;
import id.payungdesa.roster.Sex;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Asks the insurer to register these persons and to bill the payer for the first instalment; added to an earlier order,
 * the bill is for everybody accepted so far and the earlier one is dead.
 */
public record RegistrationOrder(
        String reference,
        Optional<String> addsTo,
        Payer payer,
        YearMonth firstMonth,
        int months,
        int instalmentMonths,
        List<Entrant> persons) {

    public RegistrationOrder {
        persons = List.copyOf(persons);
    }

    /** Who pays for all: a village or the regency, under the code the insurer knows. */
    public record Payer(String code, String name) {}

    /** A person to be registered for so many months; the text shows our own mark alone. */
    public record Entrant(
            String ref,
            String nik,
            Optional<String> familyCard,
            String name,
            Optional<String> birthPlace,
            LocalDate birthDate,
            Sex sex,
            Optional<String> motherName,
            Optional<String> address,
            Optional<String> phone,
            String occupation,
            Rupiah baseIncome,
            int months) {

        @Override
        public String toString() {
            return "Entrant[" + ref + "]";
        }
    }
}
